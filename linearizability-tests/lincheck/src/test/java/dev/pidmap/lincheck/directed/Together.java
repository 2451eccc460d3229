package dev.pidmap.lincheck.directed;

import dev.pidmap.Errno;
import dev.pidmap.PidException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What several threads do at the same time. A failure in any of them is one of the whole. */
final class Together {
  private Together() {}

  /**
   * The last part runs in the calling thread, each other one in a thread of its own. Lincheck lets
   * the calling thread go first, so the part that has to be interrupted is best the last.
   */
  static void run(Runnable... parts) {
    Throwable[] failures = new Throwable[parts.length];
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < parts.length - 1; i++) {
      int part = i;
      threads.add(new Thread(() -> failures[part] = failureOf(parts[part])));
    }
    threads.forEach(Thread::start);
    failures[parts.length - 1] = failureOf(parts[parts.length - 1]);
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

  private static Throwable failureOf(Runnable part) {
    try {
      part.run();
      return null;
    } catch (Throwable failure) {
      return failure;
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
