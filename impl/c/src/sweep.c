/* SPDX-License-Identifier: Apache-2.0 */
#include "sweep.h"

#include <errno.h>

#include "peek.h"
#include "retire.h"

/* A lane alone for this many tickets per lane means that the others are quiet. */
#define QUIET_RUN 4

static void hand_over(struct pid_ns *ns, struct lane *lane, struct ticket *from, struct ticket *to)
{
	/* One that has lost its last reference has left the sweep, and so was handed over before. */
	if (!ticket_get(to))
		return;
	if (lane_cas(lane, from, to)) {
		retire_hold(ns, from);
		ticket_put(from);
	} else {
		ticket_put(to);
	}
}

static void finish_hand_over(struct pid_ns *ns, struct ticket *last)
{
	struct lane *lane = &ns->lane[last->lane];
	struct ticket *ticket = lane_read(lane);

	if (ticket->position < last->position)
		hand_over(ns, lane, ticket, last);
}

static void raise_lap(struct pid_ns *ns, word_t lap)
{
	word_t now = lap_read(ns);

	while (mark_older_than(now, mark_lap(lap))) {
		if (lap_cas(ns, now, lap))
			return;
		now = lap_read(ns);
	}
}

/* Publishes next in the place of last; false, and next is gone, when another was faster. */
static bool take(struct pid_ns *ns, struct ticket *last, struct ticket *next)
{
	/* A number issued under the ticket with the mark of the lap before could be issued again in its own. */
	raise_lap(ns, next->mark);
	if (!sweep_cas(ns, last, next)) {
		ticket_discard(next);
		return false;
	}
	ticket_put(last);
	return true;
}

static bool is_in(const struct pid_ns *ns, struct lane_set set, unsigned int lane)
{
	unsigned int max = ns->geometry.max_lanes;

	return (lane + max - set.first) % max < set.count;
}

/*
 * Keeps count lanes from the lane kept on; the rest give up their tickets and holds. One that a growth takes
 * in again meanwhile may lose a new ticket too: it takes the next.
 */
static void shrink(struct pid_ns *ns, struct lane_set lanes, unsigned int kept, unsigned int count)
{
	struct lane_set fewer = { .first = kept, .count = count };

	if (!lanes_cas(ns, lanes, fewer))
		return;
	for (unsigned int n = 0; n < lanes.count; n++) {
		struct lane *lane = ns_lane(ns, lanes, n);
		struct ticket *ticket = lane_read(lane);

		if (!is_in(ns, fewer, (unsigned int)(lane - ns->lane)) && !ticket_is_before_first(ticket))
			hand_over(ns, lane, ticket, &ns->first_ticket);
	}
}

static void shrink_when_quiet(struct pid_ns *ns, unsigned int lane, unsigned int run)
{
	struct lane_set lanes = lanes_read(ns);
	unsigned int least = ns->geometry.lanes;

	if (lanes.count > least && run >= QUIET_RUN * lanes.count)
		shrink(ns, lanes, lane, lanes.count / 2 > least ? lanes.count / 2 : least);
}

int sweep_advance(struct pid_ns *ns, struct lane *lane, struct ticket *ticket, int pid_max)
{
	for (;;) {
		struct ticket *last = sweep_read(ns);
		struct ticket *next;
		unsigned int run;
		int error;

		finish_hand_over(ns, last);
		if (lane_read(lane) != ticket)
			return 0;
		error = peek_next(ns, last, (unsigned int)(lane - ns->lane), pid_max, &next);
		if (error)
			return error;
		run = next->run;
		if (take(ns, last, next)) {
			hand_over(ns, lane, ticket, next);
			shrink_when_quiet(ns, (unsigned int)(lane - ns->lane), run);
			return 0;
		}
	}
}

int sweep_restart_in_one_lane(struct pid_ns *ns, int number)
{
	struct lane_set lanes = lanes_read(ns);

	while (lanes.count > 1) {
		shrink(ns, lanes, lanes.first, 1);
		lanes = lanes_read(ns);
	}
	return sweep_restart(ns, number);
}

int sweep_restart(struct pid_ns *ns, int number)
{
	int size = ns->geometry.range_size;
	int index = number / size < ns->directory.length ? number / size : ns->directory.length - 1;
	/*
	 * Whoever raised the lap and lost the ticket left it ahead, with numbers issued in it. Read once: a retry
	 * that read it again would raise it again, and nothing would bound how far.
	 */
	int64_t newest = mark_lap(lap_read(ns));

	for (;;) {
		struct ticket *last = sweep_read(ns);
		struct lane *lane;
		struct ticket *ticket;
		struct ticket *next;
		int64_t lap = (ticket_lap(last) > newest ? ticket_lap(last) : newest) + 1;

		finish_hand_over(ns, last);
		lane = ns_lane(ns, lanes_read(ns), 0);
		ticket = lane_read(lane);
		next = ticket_new(last, lap * ns->directory.length + index, lap, (unsigned int)(lane - ns->lane));
		if (!next)
			return -ENOMEM;
		next->start = number - index * size; /* behind the range for the last numbers of all */
		next->cursor = number;
		next->low = number <= ns->geometry.reserved;
		if (take(ns, last, next)) {
			hand_over(ns, lane, ticket, next);
			return 0;
		}
	}
}

int sweep_cursor(struct pid_ns *ns)
{
	struct ticket *last = sweep_read(ns);
	struct range *range;

	if (ticket_is_before_first(last))
		return last->cursor;
	range = range_at(&ns->directory, ns_range_of(ns, last->position));
	if (range) {
		uint64_t cursor = cursor_read(range);

		if (cursor_lap(cursor) == ticket_lap(last) && cursor_next(cursor) > last->start)
			return range_number(range, cursor_next(cursor));
	}
	return last->cursor;
}

void sweep_contended(struct pid_ns *ns)
{
	struct lane_set lanes = lanes_read(ns);
	struct lane_set more = { .first = lanes.first, .count = 2 * lanes.count };
	int64_t space = (int64_t)pid_max_read(ns) - ns->geometry.reserved;

	if (more.count > ns->geometry.max_lanes || (int64_t)2 * more.count * ns->geometry.range_size > space)
		return;
	lanes_cas(ns, lanes, more);
}
