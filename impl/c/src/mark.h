/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The word of a slot or of a directory entry, and the mark in it that says when a number was last handed out.
 *
 * A word is 0 (a slot: FREE; an entry: never carved), an aligned pointer, or a mark, which is odd. Java's
 * marks are objects compared by identity; here they are numbers, and sound all the same: those of one slot or
 * entry only grow.
 *
 * A claim by the sweep needs a mark of an older lap: that one comparison is the ABA guard and the rule of the
 * lap. A requested number keeps the lap and raises the version, since asking does not count for the lap. When
 * the version runs over, the lap goes up by one: the number waits a lap longer.
 */
#ifndef PIDMAP_MARK_H
#define PIDMAP_MARK_H

#include <stdbool.h>
#include <stdint.h>

typedef uint64_t word_t;

#define MARK_LAP_SHIFT 13
#define MARK_NEVER ((word_t)1) /* lap -1 */

static inline bool word_is_pointer(word_t word)
{
	return word != 0 && !(word & 1);
}

static inline bool word_is_mark(word_t word)
{
	return word & 1;
}

static inline word_t word_of(void *pointer)
{
	return (word_t)(uintptr_t)pointer;
}

static inline word_t mark_of_lap(int64_t lap)
{
	return (word_t)(lap + 1) << MARK_LAP_SHIFT | 1;
}

static inline int64_t mark_lap(word_t mark)
{
	return (int64_t)(mark >> MARK_LAP_SHIFT) - 1;
}

static inline bool mark_is_requested(word_t mark)
{
	return mark != mark_of_lap(mark_lap(mark));
}

/* A mark of the same lap that is younger. */
static inline word_t mark_next(word_t mark)
{
	return mark + 2;
}

static inline bool mark_older_than(word_t mark, int64_t lap)
{
	return mark_lap(mark) < lap;
}

#endif
