/* SPDX-License-Identifier: Apache-2.0 */
#include "ticket.h"

#include "container.h"
#include "memory.h"

void ticket_init_first(struct ticket *first)
{
	*first = (struct ticket){ .position = -1, .low = true, .mark = MARK_NEVER };
	/* The one of its namespace is never put. */
	atomic_init(&first->references, 1);
}

struct ticket *ticket_new(const struct ticket *last, int64_t position, int64_t lap, unsigned int lane)
{
	struct ticket *ticket = memory_zalloc(sizeof(*ticket));

	if (!ticket)
		return NULL;
	ticket->position = position;
	ticket->mark = mark_of_lap(lap);
	ticket->lane = lane;
	ticket->run = lane == last->lane ? last->run + 1 : 1;
	atomic_init(&ticket->references, 1);
	return ticket;
}

bool ticket_get(struct ticket *ticket)
{
	return references_get(&ticket->references);
}

static void reclaim(struct epoch_head *head)
{
	memory_free(container_of(head, struct ticket, head));
}

void ticket_put(struct ticket *ticket)
{
	if (references_put(&ticket->references))
		epoch_retire(&ticket->head, reclaim);
}

void ticket_discard(struct ticket *ticket)
{
	memory_free(ticket);
}
