/**
 * The contract of a pid map, executable and free of any implementation.
 *
 * <p>{@link dev.pidmap.spec.Contract} relates a {@link dev.pidmap.spec.State}, a {@link
 * dev.pidmap.spec.Operation} and its {@link dev.pidmap.spec.Result} to the next states. The model
 * checker's verifier, the checker of histories, the property tests and the comparison with a kernel
 * all use that one relation. {@link dev.pidmap.spec.Invariant} says what it protects.
 *
 * <h2>Two strengths</h2>
 *
 * <p>{@link dev.pidmap.spec.Strength#EXACT}: the numbers are those of Linux. In a sequential
 * history each is determined, and a map with one lane keeps to it. Where calls overlap, it is what
 * Linux does, which reserves numbers level by level before a pid is visible: a number is chosen by
 * a cursor of any instant since the call and passes over whatever was live or held at one; a failed
 * attempt may have left the cursor behind any number that it could have claimed. A lock-free map
 * does not promise that: its rule of laps may pass over a number that an overlapping attempt had.
 *
 * <p>{@link dev.pidmap.spec.Strength#ANY_FREE}: several lanes, any eligible free number. Laps are
 * judged where they are told: of each number they grow strictly. The laps told do not decide when a
 * number below {@link dev.pidmap.spec.Limits#reserved()} may come back, since lanes may be slow:
 * only the exact strength judges that. A map that tells no laps is held to no rule about reuse but
 * that a number is free.
 *
 * <h2>What overlap explains</h2>
 *
 * <p>An operation takes effect at one instant between call and return. {@link
 * dev.pidmap.spec.Overlap} says which allocations in flight may hold numbers then ({@code EEXIST},
 * {@code EAGAIN}, and {@code EINVAL} for the loser of two first allocations), and which bounds the
 * operation may have read. With {@link dev.pidmap.spec.Overlap#NONE} all answers are those of a
 * sequential map.
 */
package dev.pidmap.spec;
