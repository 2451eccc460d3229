package dev.pidmap.cli;

/** Ends a command with a message for its user and an exit code, and no stack trace. */
final class Stop extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int code;

  private Stop(int code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The environment cannot do what was asked. */
  static Stop unable(String message, Throwable cause) {
    return new Stop(Exit.UNABLE, message, cause);
  }

  static Stop unable(String message) {
    return unable(message, null);
  }

  /** What the user gave is wrong. */
  static Stop badInput(String message) {
    return new Stop(Exit.USAGE, message, null);
  }

  int code() {
    return code;
  }
}
