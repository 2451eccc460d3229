/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A pid and the word that decides about it: RESERVED -> LIVE -> DEAD, or RESERVED -> ABORTED.
 *
 * RESERVED -> LIVE is the instant at which an allocation takes effect, at all levels at once; LIVE -> DEAD the
 * one at which a release does. A RESERVED or LIVE pid never leaves its slots: the exhaustion verdict and the
 * ordered search rest on that.
 */
#ifndef PIDMAP_PID_H
#define PIDMAP_PID_H

#include <stdatomic.h>
#include <stdbool.h>

#include "epoch.h"
#include "mark.h"
#include "pidmap.h"
#include "range.h"
#include "reference.h"
#include "step.h"

enum pid_state { RESERVED, LIVE, DEAD, ABORTED };

/* Where a pid is at one level. Written before the compare-and-set that puts it there. */
struct upid {
	int number;
	struct range *range;
	_Atomic(word_t) mark;
};

struct pid {
	_Atomic(int) state;
	references_t references; /* one while it is in slots, and those of its users */
	int level;
	struct pid_ns *ns;
	void *task;
	struct epoch_head head;
	struct upid upid[];
};

/* One reference for the slots it will be in, one for the caller; NULL without memory. */
struct pid *pid_new(struct pid_ns *ns, void *task);

/* P1. seq_cst: answers rest on it, and a witness is read after it was named. Pairs with P2. */
static inline int state_read(struct pid *pid)
{
	step();
	return atomic_load_explicit(&pid->state, memory_order_seq_cst);
}

/* P2. seq_cst: every change of state is a linearization point. Also where it fails: that a pid was released
 * before is an answer, and who lost to a closer sees the namespace closed. */
static inline bool state_cas(struct pid *pid, int expected, int next)
{
	step();
	return atomic_compare_exchange_strong_explicit(&pid->state, &expected, next, memory_order_seq_cst,
						       memory_order_seq_cst);
}

/* P3. Relaxed: the mark that a retirement leaves behind. */
static inline word_t mark_read(struct pid *pid, int level)
{
	step();
	return atomic_load_explicit(&pid->upid[level].mark, memory_order_relaxed);
}

/* P4. Relaxed: stamps a claimed number; anyone may be retiring an aborted pid, so not plain. */
static inline void mark_write(struct pid *pid, int level, word_t mark)
{
	step();
	atomic_store_explicit(&pid->upid[level].mark, mark, memory_order_relaxed);
}

/* Says where the pid is about to be. */
static inline void pid_place(struct pid *pid, int level, struct range *range, int slot, word_t mark)
{
	pid->upid[level].range = range;
	pid->upid[level].number = range_number(range, slot);
	mark_write(pid, level, mark);
}

/* Whether whoever meets it in a slot may retire it. */
static inline bool pid_is_gone(struct pid *pid)
{
	int state = state_read(pid);

	return state == DEAD || state == ABORTED;
}

static inline struct pid *word_pid(word_t word)
{
	return (struct pid *)(uintptr_t)word;
}

#endif
