/**
 * Simulated CPUs that run shipped bytecode, and what can be seen on them that real ones hide: every
 * interleaving of a small program, a CPU that stops for ever, and each cache line that moves.
 *
 * <h2>How code is heard</h2>
 *
 * <p>{@link dev.pidmap.simulator.instrument.SimLoader} loads the class files that are shipped, with
 * a call of {@link dev.pidmap.simulator.Probe} before each instruction that accesses memory, a
 * monitor or a thread. Nothing else is changed, and the JVM verifies the result. A {@link
 * dev.pidmap.simulator.Machine} hears the calls. There are two: {@link
 * dev.pidmap.simulator.Simulation} decides who goes on, {@link dev.pidmap.simulator.CacheLines}
 * counts. What they run is decided by a program and a schedule or seed alone.
 *
 * <h2>Interleavings</h2>
 *
 * <p>CPUs are coroutines of one thread (continuations of the JDK from 21 on, threads that hand over
 * before). They are sequentially consistent: an access takes effect at once and for all; weak
 * memory is the business of other checks. A CPU can be stopped before every access to a location
 * that another CPU accesses too, unless all only read; the order of other accesses cannot matter.
 * Objects that a CPU made and has not stored where others can reach them are its own. {@link
 * dev.pidmap.simulator.Explorer} runs one execution of each class of those that differ in the order
 * of commuting accesses only: by sleep sets, which reach every state and cut most of their runs
 * short, or by source sets, which cut hardly any and do not reach every state. {@link
 * dev.pidmap.simulator.FewSwitches} runs all with few switches. An execution that went wrong is
 * told access by access ({@link dev.pidmap.simulator.Interleaving}).
 *
 * <h2>Cache lines</h2>
 *
 * <p>A line is 64 bytes. Each CPU has a cache of its own that holds everything it ever touched, and
 * a directory knows who has what, as in MESI:
 *
 * <ul>
 *   <li>a CPU that reads a line it has no copy of, while another has one, gets it transferred; both
 *       share it then;
 *   <li>a CPU that writes, or tries a compare-and-set or another atomic update, needs the only
 *       copy: when any other CPU has one, that is one transfer, however many copies are dropped;
 *   <li>whatever a CPU has, and alone when it writes, costs nothing, and so does the first touch of
 *       memory that no cache has.
 * </ul>
 *
 * <p>Objects lie as HotSpot lays them out with compressed references: header, fields by size, the
 * length of an array before its elements. Making an object writes all of it. An element is reached
 * by way of the array's length, a test of a type by way of the header. Each CPU makes its objects
 * in a region of its own, or all lie in the order in which they were made, as after a compacting
 * collection; both start at any multiple of 8 bytes, and the worst counts. Where the collector has
 * a card table, storing a reference also writes the card of its object: one byte for 512 bytes, so
 * one line for 32 KiB of objects.
 *
 * <p>What the model leaves out: capacity, prefetching, registers (a compiler may drop repeated
 * accesses; those hit anyhow), and time. A count of transfers is no prediction of nanoseconds.
 */
package dev.pidmap.simulator;
