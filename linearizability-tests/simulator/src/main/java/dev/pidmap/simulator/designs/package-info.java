/** The cache lines that the designs of the thread move, counted as those of the per-CPU map are. */
package dev.pidmap.simulator.designs;
