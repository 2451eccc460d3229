package dev.pidmap.percpu;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The number of a pid at one level, as {@code struct upid} of Linux, and the slot it stands in. */
class Upid {
  private static final VarHandle MARK;

  static {
    try {
      MARK = MethodHandles.lookup().findVarHandle(Upid.class, "mark", Mark.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  int number;

  /** The {@code pid_max} under which it is claimed, sampled once. */
  int pidMax;

  /** The range it holds a slot of. */
  Range range;

  @SuppressWarnings("unused") // MARK
  private Mark mark;

  /** Says where the pid is about to be; plain, published by the CAS that puts it there. */
  final void place(Range in, int slot, Mark now) {
    range = in;
    number = in.number(slot);
    setMarkOpaque(now);
  }

  /** P3. The mark that a retirement leaves behind. */
  final Mark markOpaque() {
    return (Mark) MARK.getOpaque(this);
  }

  /** P4. Stamps a claimed number; anyone may be retiring an aborted pid, so opaque, not plain. */
  final void setMarkOpaque(Mark now) {
    MARK.setOpaque(this, now);
  }
}
