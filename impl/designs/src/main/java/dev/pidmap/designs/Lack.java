package dev.pidmap.designs;

/** What a design does not promise, by its nature; each is shown by a test. */
public enum Lack {
  /** A thread that stops inside a lock stops the others. */
  NON_BLOCKING("blocks: a thread stopped inside a lock stops others"),

  /** The same for look-ups. */
  FREE_LOOK_UP("look-ups take a lock"),

  /** Numbers are not those that Linux would issue, also where calls do not overlap. */
  LINUX_ORDER("numbers are not sequential"),

  /** EAGAIN may come though a number was free during the whole call. */
  EXACT_EXHAUSTION("EAGAIN comes early"),

  /** A released number may be refused as taken. */
  SYNCHRONOUS_RELEASE("a released number stays taken for a while"),

  /** A pid may be gone while one of its numbers is still taken. */
  ATOMIC_RELEASE("the numbers of a released pid come free one by one"),

  /** A number comes back before the others of the space were tried. */
  WHOLE_LAP("reuse is postponed by a share of the space only"),

  /** A write to {@code ns_last_pid} does not decide the next number. */
  LAST_PID("ns_last_pid is a hint");

  private final String text;

  Lack(String text) {
    this.text = text;
  }

  /** In words, for a table. */
  public String text() {
    return text;
  }
}
