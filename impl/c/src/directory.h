/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which range holds which piece of the id space: a two-level radix whose leaves appear on demand and stay. An
 * entry is a range, or the mark that the last range there left behind.
 */
#ifndef PIDMAP_DIRECTORY_H
#define PIDMAP_DIRECTORY_H

#include <stdatomic.h>
#include <stdbool.h>

#include "mark.h"
#include "range.h"
#include "step.h"

#define LEAF_BITS 8
#define LEAF_SIZE (1 << LEAF_BITS)

struct leaf {
	_Atomic(word_t) entry[LEAF_SIZE];
};

struct directory {
	int length; /* how many ranges the largest possible id space has */
	_Atomic(struct leaf *) *leaves;
};

int directory_init(struct directory *directory, int length);
void directory_destroy(struct directory *directory);

/* Makes sure that there is a leaf for index: 0 or -ENOMEM. */
int directory_grow(struct directory *directory, int index);

/* D3. seq_cst: that there is no leaf may be an answer. Pairs with D4. */
static inline struct leaf *leaf_read(struct directory *directory, int index)
{
	step();
	return atomic_load_explicit(&directory->leaves[index >> LEAF_BITS], memory_order_seq_cst);
}

/* D1. seq_cst: the entry; an answer rests on it. Pairs with D2: a range is seen whole. */
static inline word_t entry_read(struct directory *directory, int index)
{
	struct leaf *leaf = leaf_read(directory, index);
	word_t entry;

	if (!leaf)
		return MARK_NEVER;
	step();
	entry = atomic_load_explicit(&leaf->entry[index & (LEAF_SIZE - 1)], memory_order_seq_cst);
	return entry ? entry : MARK_NEVER;
}

/* D2. seq_cst: carves (a mark becomes a range) or removes (a range becomes a mark). The leaf is there. */
static inline bool entry_cas(struct directory *directory, int index, word_t expected, word_t next)
{
	struct leaf *leaf = leaf_read(directory, index);
	word_t word = expected == MARK_NEVER ? 0 : expected;

	step();
	return atomic_compare_exchange_strong_explicit(&leaf->entry[index & (LEAF_SIZE - 1)], &word, next,
						       memory_order_seq_cst, memory_order_relaxed);
}

static inline struct range *word_range(word_t entry)
{
	return word_is_pointer(entry) ? (struct range *)(uintptr_t)entry : NULL;
}

static inline struct range *range_at(struct directory *directory, int index)
{
	return word_range(entry_read(directory, index));
}

/* The first index not below that one whose leaf exists, or the length. */
int directory_skip_absent_leaves(struct directory *directory, int index);

#endif
