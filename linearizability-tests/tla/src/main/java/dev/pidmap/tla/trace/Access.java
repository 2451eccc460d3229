package dev.pidmap.tla.trace;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The accessors of the map whose calls are recorded, by their ids. */
public enum Access {
  S1("RangeSlots", "slotVolatile", Kind.READ),
  S2("RangeSlots", "casSlot", Kind.COMPARE_AND_SET),
  R1("RangeCursor", "cursorAcquire", Kind.READ),
  R2("RangeCursor", "casCursor", Kind.COMPARE_AND_SET),
  R3("RangePending", "pendingAcquire", Kind.READ),
  R4("RangePending", "casPending", Kind.COMPARE_AND_SET),
  R5("RangePending", "decrementPending", Kind.DECREMENT),
  D1("Directory", "entryVolatile", Kind.READ),
  D2("Directory", "casEntry", Kind.COMPARE_AND_SET),
  /** By way of which a walk reads that there is no leaf: all of its entries are absent. */
  D3("Directory", "skipAbsentLeaves", Kind.READ),
  P1("PidRecord", "stateVolatile", Kind.READ),
  P2("PidRecord", "casState", Kind.COMPARE_AND_SET),
  P3("Upid", "markOpaque", Kind.READ),
  P4("Upid", "setMarkOpaque", Kind.WRITE),
  N5("Namespace", "closedVolatile", Kind.READ),
  N6("Namespace", "setClosedVolatile", Kind.WRITE),
  N7("Namespace", "sweptVolatile", Kind.READ),
  N8("Namespace", "setSweptVolatile", Kind.WRITE),
  N9("Namespace", "initVolatile", Kind.READ),
  N10("Namespace", "setInitVolatile", Kind.WRITE),
  N11("Namespace", "pidMaxVolatile", Kind.READ),
  N12("Namespace", "setPidMaxVolatile", Kind.WRITE),
  N13("Namespace", "witnessVolatile", Kind.READ),
  N14("Namespace", "casWitness", Kind.COMPARE_AND_SET),
  N15("Namespace", "lapVolatile", Kind.READ),
  N16("Namespace", "casLap", Kind.COMPARE_AND_SET),
  T1("Ticket", "rangeAcquire", Kind.READ),
  L1("Lane", "ticketAcquire", Kind.READ),
  L2("Lane", "casTicket", Kind.COMPARE_AND_SET);

  /** What an access does to its word. */
  public enum Kind {
    READ,
    WRITE,
    COMPARE_AND_SET,
    DECREMENT
  }

  private static final String PACKAGE = "dev/pidmap/percpu/";
  private static final Map<String, Access> BY_METHOD =
      Arrays.stream(values()).collect(Collectors.toMap(Access::method, Function.identity()));

  private final String type;
  private final String method;
  private final Kind kind;

  Access(String type, String method, Kind kind) {
    this.type = type;
    this.method = method;
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** The class that owns it, without its package. */
  String type() {
    return type;
  }

  String method() {
    return method;
  }

  /**
   * The access that a call of {@code owner.method} makes, or null. A call names the class by which
   * it has the object, which may be below the one that owns the accessor; no two have one name.
   */
  static Access of(String owner, String method) {
    return owner.startsWith(PACKAGE) ? BY_METHOD.get(method) : null;
  }
}
