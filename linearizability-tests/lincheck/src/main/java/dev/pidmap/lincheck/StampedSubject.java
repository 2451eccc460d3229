package dev.pidmap.lincheck;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The subject of a stress run, which tells itself when each call began and ended: the clocks that
 * Lincheck keeps are exact only where it schedules the threads.
 */
public final class StampedSubject {
  private final Subject subject = new Subject();
  private final AtomicInteger clock = new AtomicInteger();

  /** See {@link Subject#start}. */
  public void start(Program program) {
    subject.start(program);
  }

  /** See {@link Subject#perform}. */
  public Stamped perform(Operation operation) {
    int called = clock.getAndIncrement();
    Result result = subject.perform(operation);
    return new Stamped(result, called, clock.getAndIncrement());
  }

  /** A result, null where left out, with the moments of its call and return. */
  record Stamped(Result result, int called, int returned) {
    Object bare() {
      return String.valueOf(result);
    }
  }
}
