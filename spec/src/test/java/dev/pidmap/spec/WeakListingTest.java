package dev.pidmap.spec;

import static dev.pidmap.spec.WeakListing.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.spec.Result.Found;
import dev.pidmap.spec.WeakListing.Lifetime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A listing called at 100 that returned at 200. */
class WeakListingTest {
  private static final Lifetime WHOLE = new Lifetime(1, 10, 0, 1, NEVER, NEVER);
  private static final Lifetime BORN_DURING = new Lifetime(2, 20, 90, 110, NEVER, NEVER);
  private static final Lifetime GONE_DURING = new Lifetime(3, 30, 0, 1, 150, 160);
  private static final Lifetime GONE_BEFORE = new Lifetime(4, 40, 0, 1, 50, 60);
  private static final Lifetime BORN_AFTER = new Lifetime(5, 50, 210, 220, NEVER, NEVER);
  private static final Lifetime PENDING = new Lifetime(6, 60, 50, NEVER, NEVER, NEVER);
  private static final List<Lifetime> ALL =
      List.of(WHOLE, BORN_DURING, GONE_DURING, GONE_BEFORE, BORN_AFTER, PENDING);

  @Test
  void mayReportWhatWasLiveAtSomeInstant() {
    assertThat(refusal(new Found(1, 10))).isEmpty();
    assertThat(refusal(new Found(1, 10), new Found(2, 20), new Found(3, 30), new Found(6, 60)))
        .isEmpty();
    assertThat(refusal(new Found(Found.UNKNOWN, 10), new Found(Found.UNKNOWN, 30))).isEmpty();
  }

  @Test
  void mustReportWhatWasLiveThroughout() {
    assertThat(refusal()).startsWith("UniqueAcrossNamespaces: a listing missed pid 1");
    assertThat(refusal(new Found(2, 20))).contains("missed pid 1 with number 10");
  }

  @Test
  void mustNotReportTheDeadOrTheUnborn() {
    assertThat(refusal(new Found(1, 10), new Found(4, 40))).contains("met pid 4 with number 40");
    assertThat(refusal(new Found(1, 10), new Found(5, 50))).contains("met pid 5");
    assertThat(refusal(new Found(1, 10), new Found(Found.UNKNOWN, 40))).contains("number 40");
    assertThat(refusal(new Found(1, 10), new Found(2, 30))).contains("met pid 2 with number 30");
  }

  @Test
  void numbersAscend() {
    assertThat(refusal(new Found(2, 20), new Found(1, 10))).contains("number 10 after 20");
    assertThat(refusal(new Found(1, 10), new Found(1, 10))).contains("number 10 after 10");
  }

  private static String refusal(Found... met) {
    return WeakListing.refusal(new Result.Listed(List.of(met)), 100, 200, ALL);
  }
}
