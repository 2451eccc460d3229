/**
 * The lock-free per-CPU pid map.
 *
 * <h2>Overview</h2>
 *
 * <p><b>A compare-and-set of a slot is the only claim. Everything else is a hint.</b> Which CPU
 * owns a range, where its cursor stands, which range comes next: none of that carries correctness.
 * Two CPUs that share a range by accident are slower, never wrong. Safety rests on three words:
 *
 * <table>
 * <caption>Words that carry safety</caption>
 * <tr><th>word</th><th>values</th></tr>
 * <tr><td>state of a pid</td><td>RESERVED → LIVE → DEAD, or RESERVED → ABORTED</td></tr>
 * <tr><td>slot of a range</td><td>FREE, a pid, or SPENT with the mark of its last hand-out</td></tr>
 * <tr><td>pending of a range</td><td>FREE slots + pids in slots + holds + raises and retirements in
 * flight; 0 is final</td></tr>
 * </table>
 *
 * <p>An allocation ({@link dev.pidmap.percpu.Allocate}) claims a slot at each level from the
 * innermost out, re-checks that no level is closed, and publishes with one CAS RESERVED → LIVE: it
 * takes effect at all levels at once. A release ({@link dev.pidmap.percpu.Release}) is the CAS LIVE
 * → DEAD; after it, anyone who meets the pid may retire it from its slot ({@link
 * dev.pidmap.percpu.Retire}). A look-up is directory → range → slot → state.
 *
 * <p>The sweep ({@link dev.pidmap.percpu.Sweep}) hands out tickets: positions that only grow, each
 * a range in a lap. A lane carves the range of its ticket where there is none, else adopts it,
 * works through it ({@link dev.pidmap.percpu.Claim}) and takes the next ticket. One lane gives
 * Linux's order exactly; when two CPUs meet on a slot the lanes double, as far as CPUs and id space
 * allow; when one lane is alone for a while they are halved; a last-pid write returns to one.
 *
 * <h2>Invariants</h2>
 *
 * <dl>
 *   <dt>UniqueAcrossNamespaces
 *   <dd>At every instant a number belongs to at most one reserved or live pid of its namespace; a
 *       live pid is visible in its namespace and all ancestors.
 *   <dt>NoPrematureReuse
 *   <dd>The sweep issues a number at most once per lap, and never before its release took effect.
 *       The lap of a hand-out is read after its claim, and a claim needs an older lap than its
 *       adoption: lap at claim p ≤ mark(p) &lt; lap(adoption of q) ≤ lap at claim q. The lap has a
 *       word of its own, raised before the sweep takes a ticket of it: a claim that reads the sweep
 *       would pay for every turnover of every CPU.
 *   <dt>RangeFreedOnlyWhenEmpty
 *   <dd>A range leaves the directory only when every slot is SPENT; nothing is claimed in a removed
 *       range. A range with numbers never issued stays, for example one that a last-pid write
 *       jumped into, until the sweep has issued them.
 *   <dt>NoIdLost
 *   <dd>At rest, free + live = the whole id space. A hold orders preferences and never makes a free
 *       number unreachable.
 *   <dt>AllOrNothing
 *   <dd>An allocation has its numbers at every level, or at none.
 *   <dt>NothingAfterClose
 *   <dd>Once close has returned, nothing becomes live in the namespace or below.
 *   <dt>ExactExhaustion
 *   <dd>EAGAIN only if every eligible number was taken at one instant of the call.
 *   <dt>FirstIsOne
 *   <dd>No number but 1 is live in a namespace before its 1.
 *   <dt>WithinLimits
 *   <dd>A number is issued only if 1 ≤ n &lt; pid_max as read during the call.
 * </dl>
 *
 * <h2>Glossary</h2>
 *
 * <table>
 * <caption>The same thing under other names</caption>
 * <tr><th>here</th><th>the mail thread</th><th>kernel</th></tr>
 * <tr><td>range</td><td>carved out id range, last level of the radix tree</td><td>-</td></tr>
 * <tr><td>slot</td><td>entry of the array of pids</td><td>IDR slot</td></tr>
 * <tr><td>pid</td><td>pid</td><td>{@code struct pid}</td></tr>
 * <tr><td>level, number</td><td>level, pid</td><td>{@code pid->level}, {@code upid.nr}</td></tr>
 * <tr><td>lane</td><td>CPU with a range</td><td>-</td></tr>
 * <tr><td>cursor, last pid</td><td>-</td><td>{@code idr_next}, {@code ns_last_pid}</td></tr>
 * <tr><td>carve</td><td>carve out</td><td>-</td></tr>
 * <tr><td>claim</td><td>grab, allocate</td><td>{@code idr_alloc} of NULL</td></tr>
 * <tr><td>publish</td><td>-</td><td>{@code idr_replace}</td></tr>
 * <tr><td>retire, remove</td><td>free, the range gets freed</td><td>{@code idr_remove}</td></tr>
 * <tr><td>sweep, lap</td><td>"must postpone pids reuse"</td><td>{@code idr_alloc_cyclic}</td></tr>
 * <tr><td>reserved</td><td>-</td><td>{@code RESERVED_PIDS}</td></tr>
 * <tr><td>close</td><td>-</td><td>{@code disable_pid_allocation}</td></tr>
 * <tr><td>drained</td><td>-</td><td>{@code zap_pid_ns_processes}</td></tr>
 * </table>
 *
 * <h2>Progress</h2>
 *
 * <p>Look-up writes nothing and is wait-free; release is wait-free; allocation is lock-free; the
 * exact ordered search and the verdict "full" are obstruction-free. Nothing blocks.
 *
 * <h2>What is left open under concurrency</h2>
 *
 * <p>Numbers come in Linux's order when calls do not overlap and there is one lane. When they do, a
 * slow caller may claim a number behind the cursor that was passed while taken and freed since; a
 * number that an overlapping attempt had in this lap is passed over until the next; and an attempt
 * that went on to a range for a number somebody else took leaves the cursor there. A thread that
 * carves under a ticket no lane has any more leaves a hold behind until the sweep visits that range
 * again; its numbers stay reachable. A thread that raised the lap and loses the ticket, or sleeps
 * before it takes it, leaves the lap ahead of the sweep, by two at most and one more for each
 * last-pid write under way: the sweep passes over numbers issued then once more. A last-pid write
 * begins a lap beyond both, so after it every free number is eligible.
 *
 * <h2>Atomic accesses</h2>
 *
 * <p>Each stands in a one-line accessor beside its field, named by its mode, with an id: N
 * (namespace), L (lane), T (ticket), D (directory), R and S (range and slot), P (pid).
 *
 * <p><b>What an answer rests on is volatile</b>: state, slot, directory, init, closed, swept,
 * pid_max, the sweep and the lap are changed and read in one order that all threads agree on, so
 * that two look-ups cannot disagree about which of two allocations came first. Acquire is for words
 * that are hints (lanes, tickets and their ranges, cursors) or that a CAS checks again (pending). A
 * mark is opaque: whoever retires an aborted pid may read it while its claimer stamps it, and
 * either value will do.
 */
package dev.pidmap.percpu;
