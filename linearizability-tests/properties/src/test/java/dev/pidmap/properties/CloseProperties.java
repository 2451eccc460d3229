package dev.pidmap.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.PidNamespace;
import dev.pidmap.harness.Driver;
import dev.pidmap.percpu.PerCpuPidMap;
import dev.pidmap.properties.Facts.Fact;
import dev.pidmap.spec.Errno;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/**
 * After close:
 *
 * <ul>
 *   <li>no number becomes live in the namespace or below, also where it was created later, and the
 *       rest of the tree goes on;
 *   <li>who lives, lives on, is found and can be released;
 *   <li>whenDrained completes once, exactly when the last live pid is gone.
 * </ul>
 */
class CloseProperties {

  @Provide
  Arbitrary<World> anything() {
    return Sequences.worlds(Sequences.manyLanes(), Sequences.calls());
  }

  @Property
  @Shows("NothingAfterClose")
  void closeClosesTheWholeSubtreeAndNothingElse(
      @ForAll("anything") World world, @ForAll @IntRange(max = 99) int pick) {
    Play play = world.play();
    Book book = play.book();
    List<Integer> namespaces = List.copyOf(book.namespaces());
    int closed = namespaces.get(pick % namespaces.size());
    play.perform(new Operation.Close(closed));
    int later = book.newNamespace();
    play.perform(new Operation.CreateNamespace(closed, later));
    for (int ns : List.copyOf(book.namespaces())) {
      Result result = play.perform(Operation.Allocate.automatic(0, ns, book.newPid()));
      boolean refused = result instanceof Result.Failed f && f.errno() == Errno.ENOMEM;
      boolean full = result instanceof Result.Failed f && f.errno() == Errno.EAGAIN;
      assertThat(refused || full)
          .as("%s in namespace %s after\n%s", result, ns, play)
          .isEqualTo(book.closedAbove(ns) || full);
    }
    Statistics.label("an inner one")
        .collect(closed != 0)
        .coverage(c -> c.check(true).percentage(p -> p > 10));
  }

  @Property
  @Shows("NothingAfterClose")
  void whoLivesWhenItClosesLivesOnIsFoundAndCanBeReleased(@ForAll("anything") World world) {
    Play play = world.play();
    play.perform(new Operation.Close(0));
    for (int pid : play.book().alive()) {
      int number = play.book().holding(pid).numbers().get(0);
      assertThat(play.perform(new Operation.Find(0, number)))
          .isEqualTo(new Result.Found(pid, number));
      assertThat(play.perform(new Operation.Release(pid))).isEqualTo(Result.Done.DONE);
      assertThat(play.perform(new Operation.Find(0, number))).isEqualTo(Result.Absent.ABSENT);
    }
    assertThat(play.perform(new Operation.IsDrained(0))).isEqualTo(new Result.Value(1));
    Facts.require(play, Fact.NESTED);
  }

  @Property
  @Shows("NothingAfterClose")
  void whenDrainedCompletesOnceExactlyWhenTheLastPidIsGone(
      @ForAll("anything") World world, @ForAll @IntRange(max = 9) int releasedBefore) {
    PerCpuPidMap<Integer> map = world.map();
    PidNamespace<Integer> root = map.root();
    AtomicInteger completions = new AtomicInteger();
    root.whenDrained().thenRun(completions::incrementAndGet);
    Play play = world.playOn(new Driver(map, Laps::of)::perform);
    Book book = play.book();
    int before = 0;
    for (int pid : book.alive()) {
      if (before++ == releasedBefore) {
        play.perform(new Operation.Close(0));
      }
      assertThat(completions.get()).as("while %s lives in\n%s", pid, play).isZero();
      play.perform(new Operation.Release(pid));
    }
    assertThat(completions.get()).isEqualTo(book.closed(0) ? 1 : 0);
    play.perform(new Operation.Close(0));
    assertThat(completions.get()).isEqualTo(1);
    Statistics.label("closed while pids lived")
        .collect(before > releasedBefore)
        .coverage(c -> c.check(true).percentage(p -> p > 10));
  }
}
