package dev.pidmap.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.simulator.map.MapLines;
import dev.pidmap.simulator.map.MapLines.Lines;
import dev.pidmap.simulator.map.MapLines.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What libraries cost in lines. */
class PeerLinesTest {
  private static final SimulatedPeers PEERS = new SimulatedPeers();

  @ParameterizedTest
  @EnumSource
  void aSharedCounterOrQueueMovesWithEveryPair(Peer peer) {
    Lines two = MapLines.local(PEERS.of(peer), Setting.of(2, 1), 64);
    Lines many = MapLines.local(PEERS.of(peer), Setting.of(32, 1), 64);

    assertThat(two.transfers()).isGreaterThan(5);
    assertThat(many.transfers()).isGreaterThanOrEqualTo(two.transfers());
  }

  /** 4,096 live numbers, and one more: each pair would turn an array into a bitmap and back. */
  @Test
  void aContainerThatChangesItsKindIsNotWhatIsCounted() {
    String roaring = Peer.ROARING.title;
    Lines many = MapLines.local(PEERS.of(Peer.ROARING), LineCount.setting(roaring, 512, 1), 4);

    assertThat(many.transfers()).isBetween(5.0, 25.0);
  }
}
