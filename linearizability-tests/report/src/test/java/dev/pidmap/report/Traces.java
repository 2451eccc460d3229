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

  /** As the simulator writes it: frames and accesses, a column for each CPU. */
  static final String OF_THE_SIMULATOR =
      """
      UniqueAcrossNamespaces: number 2 of namespace 0 has two pids
      Simulator, scenario two allocations
      Choices: 0 1 0 1

      Detailed trace:
      | CPU 0 | CPU 1 |
      | perform(Allocate[cpu=0]): <pending> |  |
      |  | perform(Allocate[cpu=1]): Allocated[numbers=[2]] |
      |   Claim.run at Claim.at(Claim.java:106) |  |
      |     slots[32].getVolatile(): null at Range.slotVolatile(Range.java:84) |  |
      |  |   Claim.run at Claim.at(Claim.java:125) |
      |  |     slots[32].compareAndSet(null, PidRecord#2): true at Range.casSlot(Range.java:89) |
      """;

  private Traces() {}

  static Interleaving parsed() {
    return Interleaving.parse(TEXT, IDS);
  }
}
