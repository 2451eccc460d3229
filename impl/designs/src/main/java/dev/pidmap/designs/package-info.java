/**
 * Every design that the mail thread argues about ("further damage-control lack of clone
 * scalability", Linux kernel mailing list, November 2025) behind the API of the library, so that
 * they stand side by side in tests and measurements.
 *
 * <p>{@link dev.pidmap.designs.Design} is the table, {@link dev.pidmap.designs.Lack} what a design
 * does not promise. Each design is one class that shows its locking steps; it says where it comes
 * from and what it gives up.
 *
 * <p>What all designs have that the kernel has not: a word in the pid that makes it visible at all
 * levels at once, the bounds and errors of Linux 7, and a close that leaves nothing reserved
 * behind. What none has: RCU grace periods, which the garbage collector stands in for, and slab
 * caches. Locks are fair spinning ones.
 */
package dev.pidmap.designs;
