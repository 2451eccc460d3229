package dev.pidmap.cli;

/** The exit codes, the same for every command. */
final class Exit {
  /** Everything held. */
  static final int HELD = 0;

  /** A violation was found, or a test failed or did not run. */
  static final int VIOLATED = 1;

  /** Bad usage or bad input. */
  static final int USAGE = 2;

  /** The environment could not run it, or the budget was spent before there was an answer. */
  static final int UNABLE = 3;

  private Exit() {}
}
