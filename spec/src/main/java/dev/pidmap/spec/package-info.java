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
 * <p>{@link dev.pidmap.spec.Strength#EXACT}: one lane, the numbers are those of Linux. In a
 * sequential history each is determined. Where allocations overlap, a free number that one of them
 * may hold can be passed over, and taken behind the cursor by the one that held it; a failed
 * attempt may have left the cursor behind any number that it could have claimed.
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
