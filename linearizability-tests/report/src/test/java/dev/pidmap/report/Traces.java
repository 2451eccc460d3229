package dev.pidmap.report;

import java.util.Map;

/** A trace as Lincheck prints it: thread 1 looks, thread 2 overtakes it, thread 1 goes on. */
final class Traces {
  static final AccessIds IDS =
      new AccessIds(Map.of("Range.slotVolatile", "S1", "Range.casSlot", "S2"));

  static final String TEXT =
      """
      = Invalid execution results =
      | perform(Allocate#1) | perform(Allocate#2) |

      Detailed trace:
      | ------------------------------------------------------------------------------------------- |
      |                    Thread 1                     |                 Thread 2                  |
      | ------------------------------------------------------------------------------------------- |
      | perform(Allocate#1): Allocated#1                |                                           |
      |   range.slotVolatile(2): null at Claim.at(Claim.java:106) |                                 |
      |     slots[32].getVolatile(): null at Range.slotVolatile(Range.java:84) |                    |
      |   switch                                        |                                           |
      |                                                 | perform(Allocate#2): Allocated#2          |
      |                                                 |   range.casSlot(2, null, PidRecord#2): true at Claim.at(Claim.java:125) |
      |                                                 |     slots[32].compareAndSet(null, PidRecord#2): true at Range.casSlot(Range.java:89) |
      |   range.casSlot(2, null, PidRecord#1): true at Claim.at(Claim.java:125) |                   |
      |     slots[32].compareAndSet(null, PidRecord#1): true at Range.casSlot(Range.java:89) |      |
      |   map.get(1): null at Driver.perform(Driver.java:40) |                                      |
      """;

  private Traces() {}

  static Interleaving parsed() {
    return Interleaving.parse(TEXT, IDS);
  }
}
