/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A carved-out piece of a namespace's id space: slots, a count that says when it may go, and the cursor of
 * the lane that works through it. The three lie on different cache lines.
 *
 * A slot is 0 (FREE: not handed out since the range was carved), a pid, or a mark (SPENT: free again). A
 * compare-and-set of a slot is the only claim there is.
 *
 * pending = FREE slots + pids in slots + 1 while a lane holds the range + raises and retirements in flight.
 * 0 is final: the range is dead and whoever sees that may remove it.
 */
#ifndef PIDMAP_RANGE_H
#define PIDMAP_RANGE_H

#include <stdatomic.h>
#include <stdbool.h>

#include "cursor.h"
#include "epoch.h"
#include "mark.h"
#include "memory.h"
#include "step.h"
#include "ticket.h"

struct pid;

struct range {
	int index;   /* position in the directory; its first number is index * size */
	int size;
	word_t born; /* the mark of the directory entry that this range replaced */
	struct epoch_head head;
	CACHE_ALIGNED _Atomic(uint64_t) cursor;
	CACHE_ALIGNED _Atomic(int64_t) pending;
	CACHE_ALIGNED _Atomic(word_t) slot[];
};

/* A range for the lane of that ticket. Numbers in [from, to) are FREE; the others start SPENT, or the range
 * could never be emptied. NULL without memory. */
struct range *range_carve(int index, int size, word_t born, const struct ticket *ticket, int from, int to);

/* A range that exists for one requested number only, so it goes when that number goes. */
struct range *range_for_request(int index, int size, word_t born, int slot, struct pid *pid);

/* Frees a range that was never in the directory. */
void range_discard(struct range *range);

/* Frees a range that has left the directory, after a grace period. */
void range_retire(struct range *range);

static inline int range_number(const struct range *range, int slot)
{
	return range->index * range->size + slot;
}

static inline int range_slot(const struct range *range, int number)
{
	return number - range->index * range->size;
}

/* S1. seq_cst: answers rest on it. Pairs with S2: a pid is seen with its numbers. */
static inline word_t slot_read(struct range *range, int slot)
{
	step();
	return atomic_load_explicit(&range->slot[slot], memory_order_seq_cst);
}

/* S2. seq_cst: claims a slot for a pid, or retires a pid from it. A loser reads the slot again. */
static inline bool slot_cas(struct range *range, int slot, word_t expected, word_t next)
{
	step();
	return atomic_compare_exchange_strong_explicit(&range->slot[slot], &expected, next, memory_order_seq_cst,
						       memory_order_relaxed);
}

/* R1. Acquire: the lap read next is not behind the adoption seen. Pairs with R2. */
static inline uint64_t cursor_read(struct range *range)
{
	step();
	return atomic_load_explicit(&range->cursor, memory_order_acquire);
}

/* R2. Release. What it replaces was read by R1. */
static inline bool cursor_cas(struct range *range, uint64_t expected, uint64_t next)
{
	step();
	return atomic_compare_exchange_strong_explicit(&range->cursor, &expected, next, memory_order_release,
						       memory_order_relaxed);
}

/* R3. Acquire: whoever sees 0 sees every slot SPENT. Pairs with R5. */
static inline int64_t pending_read(struct range *range)
{
	step();
	return atomic_load_explicit(&range->pending, memory_order_acquire);
}

/* R4. Relaxed: in the release sequence that R5 heads, and carried by the claim that follows. */
static inline bool pending_cas(struct range *range, int64_t expected, int64_t next)
{
	step();
	return atomic_compare_exchange_strong_explicit(&range->pending, &expected, next, memory_order_relaxed,
						       memory_order_relaxed);
}

/* R5. acq_rel: who brings it to 0 sees every slot SPENT. What is left after the decrement. */
static inline int64_t pending_decrement(struct range *range)
{
	step();
	return atomic_fetch_sub_explicit(&range->pending, 1, memory_order_acq_rel) - 1;
}

/* Counts one more use of the range; false when it is dead. Never raises from 0. */
static inline bool range_raise(struct range *range)
{
	for (;;) {
		int64_t pending = pending_read(range);

		if (pending == 0)
			return false;
		if (pending_cas(range, pending, pending + 1))
			return true;
	}
}

/*
 * Whether a look at two words says that nothing can be claimed here; a hint that saves reading the slots,
 * exact while nothing else runs. A cursor that started behind the first slot, or in a lap that passed over
 * numbers below reserved, may have left FREE slots behind. low: whether numbers below reserved are wanted.
 */
static inline bool range_looks_full(struct range *range, bool low, int reserved)
{
	uint64_t cursor = cursor_read(range);
	bool all_passed = !low || (cursor & CURSOR_LOW) || range_number(range, 0) >= reserved;

	if (cursor_next(cursor) < range->size || (cursor & CURSOR_JUMPED))
		return false;
	return all_passed && pending_read(range) - (int64_t)(cursor & CURSOR_HELD) >= range->size;
}

#endif
