/**
 * A pid map: who has which number, in a tree of namespaces. Start at {@link dev.pidmap.PidMap}; the
 * lock-free implementation is {@link dev.pidmap.percpu.PerCpuPidMap}.
 */
package dev.pidmap;
