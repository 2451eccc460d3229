package dev.pidmap.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.Errno;
import dev.pidmap.Occupancy;
import dev.pidmap.Pid;
import dev.pidmap.PidException;
import dev.pidmap.PidNamespace;
import dev.pidmap.SetTid;
import dev.pidmap.percpu.Geometry;
import dev.pidmap.percpu.PerCpuPidMap;
import dev.pidmap.properties.Facts.Fact;
import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

/**
 * Across levels:
 *
 * <ul>
 *   <li>a live pid is found at each of its levels, under the number it says, and nowhere else;
 *   <li>a failed allocation leaves every number that it took free;
 *   <li>namespaces nest to level 32 and no deeper, and the deepest works;
 *   <li>a request names at most as many levels as there are, and at most 32;
 *   <li>an error names its level and the number asked for;
 *   <li>what happens in one namespace changes no number in its sibling.
 * </ul>
 */
class NestingProperties {

  @Provide
  Arbitrary<World> anything() {
    return Sequences.worlds(Sequences.manyLanes(), Sequences.calls());
  }

  @Provide
  Arbitrary<Geometry> geometry() {
    return Sequences.manyLanes();
  }

  @Provide
  Arbitrary<List<Call>> churn() {
    return Sequences.churn();
  }

  @Property
  @Shows("UniqueAcrossNamespaces")
  void aLivePidIsFoundAtEachOfItsLevelsAndNowhereElse(@ForAll("anything") World world) {
    Play play = world.play();
    Book book = play.book();
    for (int pid : book.ever()) {
      Book.Holding holding = book.holding(pid);
      List<Integer> chain = book.chain(holding.ns());
      for (int ns : book.namespaces()) {
        int level = chain.indexOf(ns);
        int number = level < 0 ? 0 : holding.numbers().get(level);
        assertThat(play.perform(new Operation.NumberOf(pid, ns)))
            .isEqualTo(new Result.Value(number));
        Result found = play.perform(new Operation.Find(ns, number));
        boolean isIt = found instanceof Result.Found f && f.pid() == pid;
        assertThat(isIt).isEqualTo(level >= 0 && book.alive().contains(pid));
      }
    }
    Facts.require(play, Fact.NESTED);
  }

  @Property
  @Shows({"AllOrNothing", "NoIdLost"})
  void aFailedAllocationLeavesEveryNumberItTookFree(@ForAll("anything") World world) {
    PerCpuPidMap<Integer> map = world.map();
    Subject subject = World.subject(map);
    Book book = new Book(world.limits());
    Judge nothingHeld =
        (operation, seen) -> {
          book.enter(operation, seen);
          if (operation instanceof Operation.Allocate op && seen instanceof Result.Failed) {
            for (int ns : book.chain(op.ns())) {
              assertThat(subject.perform(new Operation.ListLive(ns)))
                  .isEqualTo(SearchProperties.listing(book, ns));
            }
            Occupancy root = map.root().occupancy();
            assertThat(root.live()).isEqualTo(book.live(0).size());
            assertThat(root.reserved()).isZero();
          }
        };
    Facts.require(world.playOn(subject, nothingHeld), Fact.EAGAIN, Fact.EEXIST, Fact.ENOMEM);
  }

  @Property(tries = 50)
  @Shows("FirstIsOne")
  void namespacesNestToLevel32AndNoDeeper(
      @ForAll("geometry") Geometry geometry, @ForAll @IntRange(max = 3) int cpu) {
    PidNamespace<Integer> deepest = new PerCpuPidMap<Integer>(geometry).root();
    while (deepest.level() < Limits.MAX_LEVEL) {
      deepest = deepest.createChild();
    }
    Pid<Integer> pid = deepest.allocate(cpu, 7);
    for (PidNamespace<Integer> ns = deepest; ns != null; ns = ns.parent()) {
      assertThat(pid.number(ns.level())).isEqualTo(1);
      assertThat(ns.find(1)).isSameAs(pid);
    }
    assertThat(failure(deepest::createChild).errno()).isEqualTo(Errno.ENOSPC);
  }

  @Property
  void aRequestNamesAtMostAsManyLevelsAsThereAreAndAtMost32(
      @ForAll("geometry") Geometry geometry,
      @ForAll @IntRange(max = 32) int level,
      @ForAll @IntRange(max = 33) int size) {
    PidNamespace<Integer> ns = new PerCpuPidMap<Integer>(geometry).root();
    while (ns.level() < level) {
      ns = ns.createChild();
    }
    int[] ones = new int[size];
    java.util.Arrays.fill(ones, 1);
    PidNamespace<Integer> at = ns;
    if (size <= level + 1 && size <= 32) {
      assertThat(at.allocate(0, 7, SetTid.of(ones)).number(0)).isEqualTo(1);
    } else {
      PidException refused = failure(() -> at.allocate(0, 7, SetTid.of(ones)));
      assertThat(refused.errno()).isEqualTo(Errno.EINVAL);
      assertThat(refused.level()).isEqualTo(PidException.NO_LEVEL);
    }
    Statistics.label("too many")
        .collect(size > Math.min(32, level + 1))
        .coverage(
            c -> {
              c.check(true).percentage(p -> p > 5);
              c.check(false).percentage(p -> p > 5);
            });
  }

  @Property
  @Shows("WithinLimits")
  void anErrorNamesItsLevelAndTheNumberAskedFor(
      @ForAll("geometry") Geometry geometry,
      @ForAll @IntRange(max = 4) int wrong,
      @ForAll @IntRange(min = -3, max = 900) int number) {
    PidNamespace<Integer> inner = new PerCpuPidMap<Integer>(geometry).root();
    for (int level = 1; level <= 4; level++) {
      inner = inner.createChild();
    }
    PidNamespace<Integer> deepest = inner;
    deepest.allocate(0, 1);
    // Free numbers at the levels further in, where there is room for one.
    int[] request = new int[5 - wrong];
    java.util.Arrays.fill(request, 2);
    request[4 - wrong] = number;
    int bound = wrong == 0 ? geometry.rootPidMax() : geometry.pidMaxLimit();
    boolean room = geometry.pidMaxLimit() > 2;
    if (room && (number <= 1 || number >= bound)) {
      PidException refused = failure(() -> deepest.allocate(0, 2, SetTid.of(request)));
      assertThat(refused.errno()).isEqualTo(number == 1 ? Errno.EEXIST : Errno.EINVAL);
      assertThat(refused.level()).isEqualTo(wrong);
      assertThat(refused.number()).isEqualTo(number);
      assertThat(refused.getMessage()).contains(refused.errno().name(), "level " + wrong);
      assertThat(refused.getStackTrace()).isEmpty();
    }
    Statistics.label("refused")
        .collect(room && (number <= 1 || number >= bound))
        .coverage(c -> c.check(true).percentage(p -> p > 20));
  }

  @Property
  void whatHappensInOneNamespaceChangesNoNumberInItsSibling(
      @ForAll("churn") List<Call> here,
      @ForAll("churn") List<Call> there,
      @ForAll @Size(min = 1, max = 50) List<Boolean> turns,
      @ForAll @IntRange(min = 2, max = 12) int pidMax) {
    assertThat(numbersInNamespace1(here, there, turns, pidMax))
        .isEqualTo(numbersInNamespace1(here, List.of(), turns, pidMax));
    Statistics.label("both busy")
        .collect(here.size() > 20 && there.size() > 20)
        .coverage(c -> c.check(true).percentage(p -> p > 20));
  }

  /** Plays two sequences in two children of one root; what the first child's calls answered. */
  private static List<Object> numbersInNamespace1(
      List<Call> here, List<Call> there, List<Boolean> turns, int pidMax) {
    PerCpuPidMap<Integer> map = new PerCpuPidMap<>(new Geometry(4, 8, 2, 2000, 2000, 1, 1, 1));
    List<PidNamespace<Integer>> children =
        List.of(map.root().createChild(), map.root().createChild());
    children.forEach(child -> child.setPidMax(pidMax));
    List<List<Call>> sequences = List.of(here, there);
    List<List<Pid<Integer>>> live = List.of(new ArrayList<>(), new ArrayList<>());
    List<Object> answers = new ArrayList<>();
    int[] done = new int[2];
    for (int turn = 0; done[0] < here.size(); turn++) {
      int who = turns.get(turn % turns.size()) && done[1] < there.size() ? 1 : 0;
      Call call = sequences.get(who).get(done[who]++);
      Object answer = "nothing to release";
      if (call.kind() == Call.Kind.ALLOCATE) {
        try {
          Pid<Integer> pid = children.get(who).allocate(call.cpu(), 0);
          live.get(who).add(pid);
          answer = pid.number(1);
        } catch (PidException e) {
          answer = e.getMessage();
        }
      } else if (!live.get(who).isEmpty()) {
        int index = Math.floorMod(call.pid(), live.get(who).size());
        answer = live.get(who).remove(index).release();
      }
      if (who == 0) {
        answers.add(answer);
      }
    }
    return Collections.unmodifiableList(answers);
  }

  private static PidException failure(Runnable call) {
    try {
      call.run();
    } catch (PidException e) {
      return e;
    }
    throw new AssertionError("should have failed");
  }
}
