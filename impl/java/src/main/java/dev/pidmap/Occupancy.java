package dev.pidmap;

/**
 * How a namespace uses its id space, counted range by range and not at one instant.
 *
 * @param ranges ranges carved and not yet freed
 * @param lanes lanes that allocate now
 * @param lap lap of the sweep, from 0
 * @param reserved numbers of allocations in flight
 * @param live numbers of live pids
 * @param spent numbers free again since their range was carved
 */
public record Occupancy(int ranges, int lanes, int lap, int reserved, int live, int spent) {}
