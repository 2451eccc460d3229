/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The cursor of a range in one word: the lap in which the range was last adopted, the next slot to try,
 * whether a lane holds the range, whether the lap is low, and whether the cursor started behind the first
 * slot, so that slots before it may never have been handed out.
 *
 * A range is visited once a lap, so the lap says under which ticket it was adopted.
 */
#ifndef PIDMAP_CURSOR_H
#define PIDMAP_CURSOR_H

#include <stdbool.h>
#include <stdint.h>

#include "ticket.h"

#define CURSOR_HELD ((uint64_t)1)
#define CURSOR_LOW ((uint64_t)2)
#define CURSOR_JUMPED ((uint64_t)4)
#define CURSOR_NEXT_SHIFT 3
#define CURSOR_NEXT_MASK ((uint64_t)1023)
#define CURSOR_LAP_SHIFT 13

/* The lap of the last adoption. */
static inline int64_t cursor_lap(uint64_t cursor)
{
	return (int64_t)(cursor >> CURSOR_LAP_SHIFT) - 1;
}

static inline int cursor_next(uint64_t cursor)
{
	return (int)(cursor >> CURSOR_NEXT_SHIFT & CURSOR_NEXT_MASK);
}

static inline uint64_t cursor_moved(uint64_t cursor, int next)
{
	return (cursor & ~(CURSOR_NEXT_MASK << CURSOR_NEXT_SHIFT)) | (uint64_t)next << CURSOR_NEXT_SHIFT;
}

/* The cursor of the lane that takes a range under that ticket: held. */
static inline uint64_t cursor_adopted(const struct ticket *ticket)
{
	return (uint64_t)(ticket_lap(ticket) + 1) << CURSOR_LAP_SHIFT |
	       (uint64_t)ticket->start << CURSOR_NEXT_SHIFT | (ticket->start > 0 ? CURSOR_JUMPED : 0) |
	       (ticket->low ? CURSOR_LOW : 0) | CURSOR_HELD;
}

/* The cursor of a range that no lane works through. */
static inline uint64_t cursor_idle(int64_t lap, int next)
{
	return (uint64_t)(lap + 1) << CURSOR_LAP_SHIFT | (uint64_t)next << CURSOR_NEXT_SHIFT | CURSOR_JUMPED;
}

#endif
