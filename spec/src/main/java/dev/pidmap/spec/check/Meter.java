package dev.pidmap.spec.check;

import java.time.Duration;

/** What is left of a {@link Budget}. */
final class Meter {
  private static final int EVERY = 1024;

  private final long deadline;
  private final long maxSteps;
  private final Budget.Progress progress;
  private final long total;
  private long steps;
  private long farthest;
  private boolean late;

  Meter(long deadline, long maxSteps, Budget.Progress progress, long total) {
    this.deadline = deadline;
    this.maxSteps = maxSteps;
    this.progress = progress;
    this.total = total;
  }

  /** A meter that starts now. */
  static Meter start(Budget budget, long total) {
    return new Meter(deadline(budget.time()), budget.states(), budget.progress(), total);
  }

  private static long deadline(Duration time) {
    long now = System.nanoTime();
    long left;
    try {
      left = time.toNanos();
    } catch (ArithmeticException e) {
      left = Long.MAX_VALUE / 2; // longer than 292 years
    }
    return now + Math.min(left, Long.MAX_VALUE / 2);
  }

  /** One more call was placed, which makes {@code placed}. */
  void step(int placed) {
    steps++;
    farthest = Math.max(farthest, placed);
    if (steps % EVERY == 0) {
      late = System.nanoTime() - deadline > 0;
      progress.decided(farthest, total);
    }
  }

  boolean spent() {
    return late || steps > maxSteps;
  }

  String reason() {
    return late ? "the time is spent" : "the number of states is spent: " + maxSteps;
  }

  double share() {
    return total == 0 ? 1 : (double) farthest / total;
  }

  /** The same deadline, with {@code steps} steps at most. */
  Meter limited(long limit) {
    return new Meter(deadline, limit, (decided, all) -> {}, total);
  }
}
