package dev.pidmap.spec.check;

import java.time.Duration;

/**
 * How much a check may spend, and whom it tells how far it is.
 *
 * @param time wall time
 * @param states configurations of the search
 * @param progress called now and then from the checking thread
 */
public record Budget(Duration time, long states, Progress progress) {

  /** Hears how far a check is. */
  @FunctionalInterface
  public interface Progress {
    /** {@code decided} of {@code total} operations have been given their place in the order. */
    void decided(long decided, long total);
  }

  public Budget(Duration time, long states) {
    this(time, states, (decided, total) -> {});
  }

  /** A minute. */
  public static Budget standard() {
    return ofTime(Duration.ofMinutes(1));
  }

  public static Budget ofTime(Duration time) {
    return new Budget(time, Long.MAX_VALUE);
  }

  public Budget reportingTo(Progress listener) {
    return new Budget(time, states, listener);
  }
}
