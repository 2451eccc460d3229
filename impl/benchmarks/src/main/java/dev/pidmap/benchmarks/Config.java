package dev.pidmap.benchmarks;

/**
 * What a map is made for.
 *
 * @param space numbers are below this
 * @param depth namespaces in the chain, 1 or more
 * @param cpus CPUs that allocate
 */
record Config(int space, int depth, int cpus) {}
