package dev.pidmap.spec.check;

/**
 * A value of {@code pid_max} that was replaced, in the order of replacement.
 *
 * @param until the position of the first return after the replacement: a call that began before it
 *     may have read the old value
 * @param before an earlier replacement, or null
 */
record FormerPidMax(int ns, int value, int until, FormerPidMax before) {}
