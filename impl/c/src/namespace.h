/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The words of one namespace. What is done with them stands in allocate.c, claim.c, sweep.c, retire.c,
 * release.c, close.c and search.c.
 */
#ifndef PIDMAP_NAMESPACE_H
#define PIDMAP_NAMESPACE_H

#include <stdatomic.h>
#include <stdbool.h>

#include "directory.h"
#include "pid.h"
#include "pidmap.h"
#include "reference.h"
#include "step.h"
#include "ticket.h"

/* The ticket that a group of CPUs allocates under. A hint: two CPUs that share a lane, or two lanes that share
 * a range, are slower and never wrong. */
struct lane {
	CACHE_ALIGNED _Atomic(struct ticket *) ticket;
};

/* Which lanes are in use: count of them, from first on, modulo max_lanes. */
struct lane_set {
	unsigned int first;
	unsigned int count;
};

struct pid_ns {
	struct pid_ns *parent;
	int level;
	struct pidmap_geometry geometry;
	struct directory directory;
	struct ticket first_ticket;
	references_t references; /* its creator's, and one of each child */
	void (*told)(struct pid_ns *ns, void *context);
	void *told_context;
	CACHE_ALIGNED _Atomic(bool) closed; /* seldom written, all of this line */
	_Atomic(bool) swept;
	_Atomic(bool) init;
	_Atomic(bool) drained;
	_Atomic(int) pid_max;
	_Atomic(int) witness;
	_Atomic(uint64_t) lanes;
	_Atomic(word_t) lap; /* the mark of the newest lap, never older than that of the sweep */
	CACHE_ALIGNED _Atomic(struct ticket *) sweep;
	struct lane lane[]; /* max_lanes */
};

/* N1. seq_cst: the last pid, an answer, rests on it; what it points to is reclaimed. Pairs with N2. */
static inline struct ticket *sweep_read(struct pid_ns *ns)
{
	step();
	return atomic_load_explicit(&ns->sweep, memory_order_seq_cst);
}

/* N2. seq_cst: takes the next ticket. */
static inline bool sweep_cas(struct pid_ns *ns, struct ticket *expected, struct ticket *next)
{
	step();
	return atomic_compare_exchange_strong_explicit(&ns->sweep, &expected, next, memory_order_seq_cst,
						       memory_order_relaxed);
}

/* N3. Relaxed: a hint, and all of it in the word. */
static inline struct lane_set lanes_read(struct pid_ns *ns)
{
	uint64_t word;

	step();
	word = atomic_load_explicit(&ns->lanes, memory_order_relaxed);
	return (struct lane_set){ .first = (unsigned int)(word >> 32), .count = (unsigned int)word };
}

static inline uint64_t lanes_word(struct lane_set set)
{
	return (uint64_t)set.first << 32 | set.count;
}

/* N4. Relaxed: grows, shrinks or returns to one lane. */
static inline bool lanes_cas(struct pid_ns *ns, struct lane_set expected, struct lane_set next)
{
	uint64_t word = lanes_word(expected);

	step();
	return atomic_compare_exchange_strong_explicit(&ns->lanes, &word, lanes_word(next), memory_order_relaxed,
						       memory_order_relaxed);
}

/* N5. seq_cst, after the claims. Pairs with N6: Dekker between claim and close. */
static inline bool closed_read(struct pid_ns *ns)
{
	step();
	return atomic_load_explicit(&ns->closed, memory_order_seq_cst);
}

/* N6. seq_cst, before the sweep of close reads the slots. */
static inline void closed_set(struct pid_ns *ns)
{
	step();
	atomic_store_explicit(&ns->closed, true, memory_order_seq_cst);
}

/* N7. seq_cst: answers rest on it. */
static inline bool swept_read(struct pid_ns *ns)
{
	step();
	return atomic_load_explicit(&ns->swept, memory_order_seq_cst);
}

/* N8. seq_cst, after the last slot was swept: close takes effect. */
static inline void swept_set(struct pid_ns *ns)
{
	step();
	atomic_store_explicit(&ns->swept, true, memory_order_seq_cst);
}

/* N9. Acquire: a shortcut for the state of the pid that has number 1; it may lag behind. Pairs with N10: who
 * sees it finds that 1 was live. */
static inline bool init_read(struct pid_ns *ns)
{
	step();
	return atomic_load_explicit(&ns->init, memory_order_acquire);
}

/* N10. Release, before the slot of 1 is retired, or it would be nowhere that there was an init. */
static inline void init_set(struct pid_ns *ns)
{
	step();
	atomic_store_explicit(&ns->init, true, memory_order_release);
}

/* N11. seq_cst: sampled once per allocation, and Dekker between a carve and a bound that is lowered. */
static inline int pid_max_read(struct pid_ns *ns)
{
	step();
	return atomic_load_explicit(&ns->pid_max, memory_order_seq_cst);
}

/* N12. seq_cst. */
static inline void pid_max_set(struct pid_ns *ns, int pid_max)
{
	step();
	atomic_store_explicit(&ns->pid_max, pid_max, memory_order_seq_cst);
}

/* N13. seq_cst: Dekker between a release and the search for the last live pid. */
static inline int witness_read(struct pid_ns *ns)
{
	step();
	return atomic_load_explicit(&ns->witness, memory_order_seq_cst);
}

/* N14. seq_cst. */
static inline bool witness_cas(struct pid_ns *ns, int expected, int next)
{
	step();
	return atomic_compare_exchange_strong_explicit(&ns->witness, &expected, next, memory_order_seq_cst,
						       memory_order_relaxed);
}

/* M12. Relaxed: who is first to find the namespace drained tells, and has read the states itself. */
static inline bool drained_set(struct pid_ns *ns)
{
	step();
	return !atomic_exchange_explicit(&ns->drained, true, memory_order_relaxed);
}

/* L1. seq_cst where Java has acquire: what it points to is reclaimed, see M3. Pairs with L2. */
static inline struct ticket *lane_read(struct lane *lane)
{
	step();
	return atomic_load_explicit(&lane->ticket, memory_order_seq_cst);
}

/* L2. seq_cst: it unlinks a ticket. The winner drops the hold of the old ticket's range. */
static inline bool lane_cas(struct lane *lane, struct ticket *expected, struct ticket *next)
{
	step();
	return atomic_compare_exchange_strong_explicit(&lane->ticket, &expected, next, memory_order_seq_cst,
						       memory_order_relaxed);
}

static inline struct lane *ns_lane(struct pid_ns *ns, struct lane_set set, unsigned int n)
{
	return &ns->lane[(set.first + n % set.count) % ns->geometry.max_lanes];
}

/* N15. seq_cst: a mark read here after a claim is not older than the claim. Pairs with N16. */
static inline word_t lap_read(struct pid_ns *ns)
{
	step();
	return atomic_load_explicit(&ns->lap, memory_order_seq_cst);
}

/* N16. seq_cst: raises the lap, before N2 takes its first ticket: the sweep is never ahead of it. */
static inline bool lap_cas(struct pid_ns *ns, word_t expected, word_t next)
{
	step();
	return atomic_compare_exchange_strong_explicit(&ns->lap, &expected, next, memory_order_seq_cst,
						       memory_order_relaxed);
}

/* Which range the sweep visits at that position. */
static inline int ns_range_of(const struct pid_ns *ns, int64_t position)
{
	return position < 0 ? ns->directory.length - 1 : (int)(position % ns->directory.length);
}

/* The first number that the sweep may issue in a lap. */
static inline int ns_floor(const struct pid_ns *ns, bool low)
{
	return low ? 1 : ns->geometry.reserved;
}

/* The namespace of this chain at that level. */
static inline struct pid_ns *ns_ancestor(struct pid_ns *ns, int level)
{
	while (ns->level > level)
		ns = ns->parent;
	return ns;
}

/* The pid in the slot of that number, in whatever state, or NULL. */
struct pid *ns_occupant(struct pid_ns *ns, int number);

/* Whether number 1 has been live. The flag alone may lag, so the slot of 1 is asked too. */
bool ns_has_init(struct pid_ns *ns);

#endif
