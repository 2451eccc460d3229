package dev.pidmap.simulator;

/** Code that can stop in the middle and go on later, all on behalf of one thread at a time. */
abstract class Coroutine {
  /** Runs {@code body} until it {@linkplain #suspend suspends} or ends. */
  static Coroutine of(Runnable body) {
    return ContinuationCoroutine.isSupported()
        ? new ContinuationCoroutine(body)
        : new ThreadCoroutine(body);
  }

  /** Goes on with the body, until it suspends or ends. */
  abstract void resume();

  /** To be called in the body: goes back to the caller of {@link #resume}. */
  abstract void suspend();

  /** Gives up a body that has suspended and will not be resumed. */
  abstract void drop();
}
