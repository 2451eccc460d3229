package dev.pidmap.mutants.checks;

import dev.pidmap.Errno;
import dev.pidmap.PidException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What several threads do at the same time. A failure in any of them is one of the whole. */
final class Together {
  private Together() {}

  static void run(Runnable... parts) {
    List<Thread> threads = new ArrayList<>();
    Throwable[] failures = new Throwable[parts.length];
    for (int i = 0; i < parts.length; i++) {
      int part = i;
      Thread thread =
          new Thread(
              () -> {
                try {
                  parts[part].run();
                } catch (Throwable failure) {
                  failures[part] = failure;
                }
              });
      threads.add(thread);
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    for (Throwable failure : failures) {
      if (failure != null) {
        throw new AssertionError(failure.toString(), failure);
      }
    }
  }

  /** What a thread got, for the others to look at after the join. */
  static final class Got<V> {
    private V value;
    private Errno errno;

    /** Performs {@code call} and keeps its result or its error. */
    Got<V> from(Supplier<V> call) {
      try {
        value = call.get();
      } catch (PidException e) {
        errno = e.errno();
      }
      return this;
    }

    V value() {
      return value;
    }

    Errno errno() {
      return errno;
    }
  }
}
