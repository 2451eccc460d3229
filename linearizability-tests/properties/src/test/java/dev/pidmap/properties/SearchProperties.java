package dev.pidmap.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.properties.Facts.Fact;
import dev.pidmap.spec.Errno;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Looking up:
 *
 * <ul>
 *   <li>findAtLeast answers the least live number, from every start;
 *   <li>a listing with nothing beside it is the live set in ascending order;
 *   <li>a released number is absent until somebody has it again;
 *   <li>the numbers of a pid never change, also after its release;
 *   <li>a second release is refused and changes nothing.
 * </ul>
 */
class SearchProperties {

  @Provide
  Arbitrary<World> anything() {
    return Sequences.worlds(Sequences.manyLanes(), Sequences.calls());
  }

  /** What a listing of {@code ns} must be when nothing runs beside it. */
  static Result listing(Book book, int ns) {
    List<Result.Found> listed = new ArrayList<>();
    book.live(ns).forEach((number, pid) -> listed.add(new Result.Found(pid, number)));
    return new Result.Listed(listed);
  }

  @Property
  void findAtLeastAnswersTheLeastLiveNumberFromEveryStart(@ForAll("anything") World world) {
    Play play = world.play();
    for (int ns : play.book().namespaces()) {
      for (int from = -1; from <= world.limits().pidMaxLimit() + 1; from++) {
        Map.Entry<Integer, Integer> least = play.book().live(ns).ceilingEntry(from);
        Result expected =
            least == null
                ? Result.Absent.ABSENT
                : new Result.Found(least.getValue(), least.getKey());
        assertThat(play.perform(new Operation.FindAtLeast(ns, from))).isEqualTo(expected);
      }
    }
    Facts.require(play, Fact.REUSE, Fact.NESTED);
  }

  @Property
  @Shows("RangeFreedOnlyWhenEmpty")
  void aListingAtRestIsTheLiveSetInOrder(@ForAll("anything") World world) {
    Play play = world.play();
    for (int ns : play.book().namespaces()) {
      assertThat(play.perform(new Operation.ListLive(ns))).isEqualTo(listing(play.book(), ns));
    }
    Facts.require(play, Fact.REUSE, Fact.WRAP);
  }

  @Property
  void aReleasedNumberIsAbsentUntilSomebodyHasItAgain(@ForAll("anything") World world) {
    Play play = world.play();
    for (int pid : play.book().alive()) {
      play.perform(new Operation.Release(pid));
      Book.Holding gone = play.book().holding(pid);
      List<Integer> chain = play.book().chain(gone.ns());
      for (int level = 0; level < chain.size(); level++) {
        int number = gone.numbers().get(level);
        assertThat(play.perform(new Operation.Find(chain.get(level), number)))
            .isEqualTo(Result.Absent.ABSENT);
      }
    }
  }

  @Property
  void theNumbersOfAPidNeverChange(@ForAll("anything") World world) {
    Play play = world.play();
    for (int pid : play.book().ever()) {
      Book.Holding holding = play.book().holding(pid);
      List<Integer> chain = play.book().chain(holding.ns());
      for (int level = 0; level < chain.size(); level++) {
        assertThat(play.perform(new Operation.NumberOf(pid, chain.get(level))))
            .isEqualTo(new Result.Value(holding.numbers().get(level)));
      }
    }
    Facts.require(play, Fact.REUSE);
  }

  @Property
  @Shows("UniqueAcrossNamespaces")
  void aSecondReleaseIsRefusedAndChangesNothing(@ForAll("anything") World world) {
    Play play = world.play();
    Book book = play.book();
    for (int pid : List.copyOf(book.ever())) {
      if (!book.alive().contains(pid)) {
        assertThat(play.perform(new Operation.Release(pid)))
            .isEqualTo(Result.Failed.of(Errno.ESRCH));
      }
    }
    for (int ns : book.namespaces()) {
      assertThat(play.perform(new Operation.ListLive(ns))).isEqualTo(listing(book, ns));
    }
    Facts.require(play, Fact.ESRCH, Fact.REUSE);
  }
}
