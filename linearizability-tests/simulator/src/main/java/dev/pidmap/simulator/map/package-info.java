/**
 * The per-CPU map on simulated CPUs: every interleaving of small programs ({@link
 * dev.pidmap.simulator.map.Exploration}), CPUs that stop for ever ({@link
 * dev.pidmap.simulator.map.Stalls}), random programs in random schedules ({@link
 * dev.pidmap.simulator.map.Loads}), and the cache lines of its operations ({@link
 * dev.pidmap.simulator.map.MapLines}).
 *
 * <p>In the first three the structural invariants of the map hold after every access, besides what
 * the contract says of the answers: {@code PendingExact} (pending = FREE slots + pids + hold + at
 * most one raise or retirement in flight for each CPU in a call), {@code RangeFreedOnlyWhenEmpty},
 * {@code MarksGrow}, {@code NeverBackOutOfAClaim}, {@code UniqueAcrossNamespaces}, {@code
 * AllOrNothing}, {@code FirstIsOne}, {@code NothingAfterClose}, {@code SweepGrows} and {@code
 * LapNotBehindTheSweep}.
 */
package dev.pidmap.simulator.map;
