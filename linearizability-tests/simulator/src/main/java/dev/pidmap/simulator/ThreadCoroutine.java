package dev.pidmap.simulator;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A coroutine on a thread of its own, which runs only while the thread that resumed it waits. */
final class ThreadCoroutine extends Coroutine {
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "simulated CPU");
            thread.setDaemon(true);
            return thread;
          });

  private static final int SPINS = 200;

  private final Runnable body;
  private volatile Thread turn;
  private Thread caller;
  private Thread own;
  private boolean dropped;

  ThreadCoroutine(Runnable body) {
    this.body = body;
  }

  /** Ends a body that was given up. */
  static final class Dropped extends Error {
    private static final long serialVersionUID = 1L;

    Dropped() {
      super(null, null, false, false);
    }
  }

  @Override
  void resume() {
    caller = Thread.currentThread();
    if (own == null) {
      turn = null;
      THREADS.execute(this::run);
      await(caller);
    } else {
      turn = own;
      LockSupport.unpark(own);
      await(caller);
    }
  }

  private void run() {
    own = Thread.currentThread();
    try {
      body.run();
    } catch (Dropped e) {
      // As intended.
    } finally {
      giveTo(caller);
    }
  }

  @Override
  void suspend() {
    giveTo(caller);
    await(own);
    if (dropped) {
      throw new Dropped();
    }
  }

  private void giveTo(Thread thread) {
    turn = thread;
    LockSupport.unpark(thread);
  }

  private void await(Thread thread) {
    for (int i = 0; turn != thread; i++) {
      if (i < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
      }
    }
  }

  /** The body ends as if by an exception. */
  @Override
  void drop() {
    dropped = true;
    resume();
  }
}
