package dev.pidmap.tla.trace;

/**
 * What tapped classes call around each access. The classes that are shipped call nothing: {@link
 * TapInserter} puts the calls into a copy as it is loaded.
 */
public final class Tap {
  private static volatile Recorder recorder;

  private Tap() {}

  /** Says who hears the accesses from now on; null for nobody. */
  static void connect(Recorder to) {
    recorder = to;
  }

  /** An access is about to be made. */
  public static void before(Access access, Object self, Object[] arguments) {
    Recorder to = recorder;
    if (to != null) {
      to.before(access, self, arguments);
    }
  }

  /**
   * It was made.
   *
   * @param at the method that it stands in
   * @param result null for void
   */
  public static void after(
      Access access, String at, Object self, Object[] arguments, Object result) {
    Recorder to = recorder;
    if (to != null) {
      to.after(access, at, self, arguments, result);
    }
  }
}
