package dev.pidmap.designs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pidmap.Errno;
import dev.pidmap.Pid;
import dev.pidmap.PidException;
import dev.pidmap.PidMap;
import dev.pidmap.PidNamespace;
import dev.pidmap.SetTid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each lack is there in the designs that are said to have it and in no other: a program that shows
 * it is run on all of them.
 */
class LacksTest {
  private static final int LIMIT = 64;

  /** For a call that must not end, and for one that must, also on a busy machine. */
  private static final Duration SHORT = Duration.ofMillis(100);

  private static final Duration LONG = Duration.ofSeconds(30);

  /** A thread for each, for a pool may run one after the other. */
  private static final Executor THREADS = task -> new Thread(task).start();

  static Stream<Design> all() {
    return Stream.of(Design.values());
  }

  /** All that a test can stop inside a lock. */
  static Stream<Design> locked() {
    return all().filter(design -> design.lacks(Lack.NON_BLOCKING));
  }

  /** Ranges of 4 numbers, two CPUs, each with a partition. */
  private static <T> PidMap<T> map(Design design) {
    return design.create(new Sizes(2, 2, LIMIT, LIMIT, 1, 4, 1));
  }

  @ParameterizedTest
  @MethodSource("locked")
  void whoStopsInsideALockStopsAllocations(Design design) throws Exception {
    PidMap<String> map = map(design);
    map.root().allocate(0, "init");
    assertThat(ends(map, SHORT, () -> map.root().allocate(0, "next"))).isFalse();
  }

  @ParameterizedTest
  @MethodSource("locked")
  void whoStopsInsideALockStopsLookUpsWhereTheyLock(Design design) throws Exception {
    PidMap<String> map = map(design);
    map.root().allocate(0, "init");
    boolean locks = design.lacks(Lack.FREE_LOOK_UP);
    assertThat(ends(map, locks ? SHORT : LONG, () -> map.root().find(1))).isEqualTo(!locks);
  }

  /** Whether {@code call} ends while another thread stands inside the locks; it does afterwards. */
  private static boolean ends(PidMap<String> map, Duration patience, Runnable call)
      throws Exception {
    DesignMap<String> design = (DesignMap<String>) map;
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    CompletableFuture<Void> stopped =
        CompletableFuture.runAsync(
            () -> design.exclusively(design.root(), () -> stand(inside, leave)), THREADS);
    inside.await();
    CompletableFuture<Void> other = CompletableFuture.runAsync(call, THREADS);
    boolean ended;
    try {
      other.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      ended = true;
    } catch (TimeoutException e) {
      ended = false;
    }
    leave.countDown();
    stopped.get(LONG.toMillis(), TimeUnit.MILLISECONDS);
    other.get(LONG.toMillis(), TimeUnit.MILLISECONDS);
    return ended;
  }

  /** While one stands inside, no number is given back; is a pid that another releases gone? */
  @ParameterizedTest
  @MethodSource("locked")
  void aPidIsGoneBeforeItsNumbersWhereLocksAreTakenOneByOne(Design design) throws Exception {
    PidMap<String> map = map(design);
    map.root().allocate(0, "init");
    Pid<String> pid = map.root().allocate(0, "");
    boolean gone = design.lacks(Lack.ATOMIC_RELEASE);
    DesignMap<String> inner = (DesignMap<String>) map;
    List<CompletableFuture<Void>> release = new ArrayList<>();
    inner.exclusively(
        inner.root(),
        () -> {
          release.add(CompletableFuture.runAsync(pid::release, THREADS));
          assertThat(dies(pid, gone ? LONG : SHORT)).isEqualTo(gone);
        });
    release.get(0).get(LONG.toMillis(), TimeUnit.MILLISECONDS);
    assertThat(pid.isLive()).isFalse();
    assertThat(inner.root().table.next(pid.number(0))).isNull();
  }

  private static boolean dies(Pid<String> pid, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (pid.isLive() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return !pid.isLive();
  }

  private static void stand(CountDownLatch inside, CountDownLatch leave) {
    inside.countDown();
    try {
      leave.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void numbersFollowEachOtherWhereTheyAreInLinuxOrder(Design design) {
    PidNamespace<String> ns = LacksTest.<String>map(design).root();
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Pid<String> pid = ns.allocate(i % 2, "");
      numbers.add(pid.number(0));
    }
    boolean sequential = numbers.equals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
    // FreeBSD's too are in order as long as nothing was released.
    assertThat(sequential || design == Design.FREEBSD)
        .isEqualTo(!design.lacks(Lack.LINUX_ORDER) || design == Design.FREEBSD);
  }

  /** One long-lived pid in each range: everything else is free. */
  @ParameterizedTest
  @MethodSource("all")
  void eagainComesEarlyWhereRangesAreHeld(Design design) {
    PidNamespace<String> ns = LacksTest.<String>map(design).root();
    List<Pid<String>> all = new ArrayList<>();
    for (int i = 0; i < LIMIT - 1; i++) {
      all.add(ns.allocate(0, ""));
    }
    all.stream().filter(pid -> pid.number(0) % 4 != 1).forEach(Pid::release);
    boolean early;
    try {
      ns.allocate(0, "");
      early = false;
    } catch (PidException e) {
      assertThat(e.errno()).isEqualTo(Errno.EAGAIN);
      early = true;
    }
    // In the bitmap pages it takes a number that moves while it is searched for.
    assertThat(early)
        .isEqualTo(design.lacks(Lack.EXACT_EXHAUSTION) && design != Design.BITMAP_PAGES);
  }

  @ParameterizedTest
  @MethodSource("all")
  void aReleasedNumberIsRefusedWhereReleasesAreBatched(Design design) {
    PidNamespace<String> ns = LacksTest.<String>map(design).root();
    ns.allocate(0, "init");
    Pid<String> pid = ns.allocate(0, "");
    int number = pid.number(0);
    pid.release();
    if (design.lacks(Lack.SYNCHRONOUS_RELEASE)) {
      assertThatThrownBy(() -> ns.allocate(0, "", SetTid.of(number)))
          .isInstanceOfSatisfying(
              PidException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EEXIST));
    } else {
      assertThat(ns.allocate(0, "", SetTid.of(number)).number(0)).isEqualTo(number);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aNumberComesBackEarlyWhereASpaceIsShared(Design design) {
    PidNamespace<String> ns = LacksTest.<String>map(design).root();
    ns.allocate(0, "init");
    Pid<String> pid = ns.allocate(0, "");
    int number = pid.number(0);
    pid.release();
    boolean early = false;
    for (int i = 0; i < LIMIT * 3 / 4; i++) {
      Pid<String> next = ns.allocate(0, "");
      early |= next.number(0) == number;
      next.release();
    }
    assertThat(early).isEqualTo(design.lacks(Lack.WHOLE_LAP));
  }

  @ParameterizedTest
  @MethodSource("all")
  void aLastPidWriteDecidesTheNextNumber(Design design) {
    PidNamespace<String> ns = LacksTest.<String>map(design).root();
    ns.allocate(0, "init");
    ns.setLastPid(0, 41, 0);
    assertThat(ns.allocate(0, "").number(0) == 42).isEqualTo(!design.lacks(Lack.LAST_PID));
  }
}
