/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A position of a namespace's sweep, handed to one lane. Positions only grow; a position is a range (position
 * mod the number of ranges) in a lap (position div that number). Immutable once published.
 *
 * Two words point to a ticket, each with a reference: the sweep, and the lane it belongs to.
 */
#ifndef PIDMAP_TICKET_H
#define PIDMAP_TICKET_H

#include <stdbool.h>
#include <stdint.h>

#include "epoch.h"
#include "mark.h"
#include "reference.h"

struct ticket {
	int64_t position;
	int start;         /* where in its range the cursor starts; 0 but after a last-pid write */
	int cursor;        /* that of the namespace when it was taken, until it has issued a number */
	bool low;          /* whether numbers below the reserved bound are eligible in this lap */
	unsigned int lane; /* whoever meets an unfinished hand-over can finish it */
	unsigned int run;  /* tickets in a row of this lane: a long run means that the others are quiet */
	word_t mark;       /* that of its lap */
	references_t references;
	struct epoch_head head;
};

/* The ticket before the first; never freed. */
void ticket_init_first(struct ticket *first);

/* The ticket that follows last, with the reference of the sweep; NULL without memory. */
struct ticket *ticket_new(const struct ticket *last, int64_t position, int64_t lap, unsigned int lane);

/* Takes a reference unless the last one is gone. */
bool ticket_get(struct ticket *ticket);
void ticket_put(struct ticket *ticket);

/* Frees one that no word ever pointed to. */
void ticket_discard(struct ticket *ticket);

static inline int64_t ticket_lap(const struct ticket *ticket)
{
	return mark_lap(ticket->mark);
}

static inline bool ticket_is_before_first(const struct ticket *ticket)
{
	return ticket->position < 0;
}

#endif
