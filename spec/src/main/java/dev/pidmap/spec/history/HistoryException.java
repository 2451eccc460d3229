package dev.pidmap.spec.history;

/** A history file that does not follow the format. */
public final class HistoryException extends Exception {
  private static final long serialVersionUID = 1L;
  private final int line;
  private final String reason;

  HistoryException(int line, String reason) {
    super("line " + line + ": " + reason);
    this.line = line;
    this.reason = reason;
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }

  public String reason() {
    return reason;
  }
}
