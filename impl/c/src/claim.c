/* SPDX-License-Identifier: Apache-2.0 */
#include "claim.h"

#include <errno.h>

#include "retire.h"
#include "sweep.h"

enum outcome { CLAIMED, NOTHING_HERE, RANGE_IS_DEAD };

/* 0 or -ENOMEM. */
static int carve(struct pid_ns *ns, int index, word_t mark, const struct ticket *ticket, int pid_max)
{
	int floor = ns_floor(ns, ticket->low);
	struct range *range;

	if (directory_grow(&ns->directory, index))
		return -ENOMEM;
	range = range_carve(index, ns->geometry.range_size, mark, ticket, floor, pid_max);
	if (!range)
		return -ENOMEM;
	if (!entry_cas(&ns->directory, index, mark, word_of(range))) {
		range_discard(range);
		return 0;
	}
	/* A bound lowered since has swept the ranges it found; this one it may have missed. */
	if (pid_max_read(ns) < pid_max)
		retire_spend_slots_from(ns, range, pid_max_read(ns));
	return 0;
}

/* Restarts the cursor under that ticket and takes the hold; false: look again. */
static bool adopt(struct pid_ns *ns, struct range *range, const struct ticket *ticket)
{
	uint64_t cursor;
	bool mine;

	if (!range_raise(range)) {
		retire_range(ns, range);
		return false;
	}
	cursor = cursor_read(range);
	mine = cursor_lap(cursor) < ticket_lap(ticket) && cursor_cas(range, cursor, cursor_adopted(ticket));
	if (!mine || (cursor & CURSOR_HELD))
		retire_lower(ns, range);
	return mine;
}

/* The range of that ticket, carved or adopted; NULL when the ticket is stale. 0 or -ENOMEM. */
static int range_of(struct pid_ns *ns, const struct ticket *ticket, int pid_max, struct range **found)
{
	int index = ns_range_of(ns, ticket->position);

	for (;;) {
		word_t entry = entry_read(&ns->directory, index);
		struct range *range = word_range(entry);

		if (!range) {
			*found = NULL;
			if (!mark_older_than(entry, ticket_lap(ticket)))
				return 0;
			if (carve(ns, index, entry, ticket, pid_max))
				return -ENOMEM;
			continue;
		}
		if (cursor_lap(cursor_read(range)) >= ticket_lap(ticket) || adopt(ns, range, ticket)) {
			*found = range;
			return 0;
		}
	}
}

/* Claims that slot unless it is taken or was handed out in this lap. */
static enum outcome claim_slot(struct pid_ns *ns, struct range *range, int slot, int64_t lap, struct pid *pid)
{
	for (;;) {
		word_t word = slot_read(range, slot);

		if (word_is_pointer(word)) {
			struct pid *occupant = word_pid(word);

			if (!pid_is_gone(occupant))
				return NOTHING_HERE;
			retire_slot(ns, range, slot, occupant);
			continue;
		}
		if (word_is_mark(word)) {
			if (!mark_older_than(word, lap))
				return NOTHING_HERE;
			if (!range_raise(range))
				return RANGE_IS_DEAD;
		}
		/* Whatever happens before the stamp, the number never looks older than its adoption. */
		pid_place(pid, ns->level, range, slot, lap_read(ns));
		if (slot_cas(range, slot, word, word_of(pid)))
			return CLAIMED;
		if (word_is_mark(word))
			retire_lower(ns, range);
		sweep_contended(ns);
	}
}

/* The lap of the hand-out is read after the claim: read before, it could be a lap old, and the next lap would
 * issue the number at once. */
static void stamp(struct pid_ns *ns, struct pid *pid)
{
	word_t now = lap_read(ns);

	if (now != mark_read(pid, ns->level))
		mark_write(pid, ns->level, now);
}

/* Moves the cursor to next unless it is there or the range was adopted anew. */
static void move_cursor(struct range *range, int64_t lap, int next)
{
	uint64_t cursor;

	do {
		cursor = cursor_read(range);
		if (cursor_lap(cursor) != lap || cursor_next(cursor) >= next)
			return;
	} while (!cursor_cas(range, cursor, cursor_moved(cursor, next)));
}

/* Claims the first claimable slot at or after the cursor, under the newest adoption. */
static enum outcome claim_in_range(struct pid_ns *ns, struct range *range, struct pid *pid, int pid_max)
{
	uint64_t cursor = cursor_read(range);
	int64_t lap = cursor_lap(cursor);
	int floor = ns_floor(ns, cursor & CURSOR_LOW);

	for (int slot = cursor_next(cursor); slot < range->size; slot++) {
		int number = range_number(range, slot);
		enum outcome outcome;

		if (number < floor || number >= pid_max)
			continue;
		outcome = claim_slot(ns, range, slot, lap, pid);
		if (outcome == NOTHING_HERE)
			continue;
		if (outcome == CLAIMED) {
			stamp(ns, pid);
			move_cursor(range, lap, slot + 1);
		}
		return outcome;
	}
	return NOTHING_HERE;
}

int claim_by_sweep(struct pid_ns *ns, struct pid *pid, unsigned int cpu, int pid_max)
{
	for (;;) {
		struct lane *lane = ns_lane(ns, lanes_read(ns), cpu);
		struct ticket *ticket = lane_read(lane);
		struct range *range = NULL;
		int error;

		if (!ticket_is_before_first(ticket) && range_of(ns, ticket, pid_max, &range))
			return -ENOMEM;
		if (range) {
			enum outcome outcome = claim_in_range(ns, range, pid, pid_max);

			if (outcome == CLAIMED)
				return 0;
			if (outcome == RANGE_IS_DEAD) {
				retire_range(ns, range);
				continue;
			}
		}
		error = sweep_advance(ns, lane, ticket, pid_max);
		if (error)
			return error;
	}
}

/* Claims a number where there is no range: 0; -EAGAIN to look again; -ENOMEM. */
static int claim_absent(struct pid_ns *ns, struct pid *pid, int index, int slot, word_t mark)
{
	struct range *range;

	if (directory_grow(&ns->directory, index))
		return -ENOMEM;
	range = range_for_request(index, ns->geometry.range_size, mark, slot, pid);
	if (!range)
		return -ENOMEM;
	pid_place(pid, ns->level, range, slot, mark_next(mark));
	if (entry_cas(&ns->directory, index, mark, word_of(range)))
		return 0;
	range_discard(range);
	return -EAGAIN;
}

/*
 * The init flag is read between a word and the claim that replaces it: it is set before a live 1 leaves its
 * slot, and no word comes back, so where the claim succeeds no 1 has been live.
 */
static int claim_number(struct pid_ns *ns, struct pid *pid, int number, bool first)
{
	int index = number / ns->geometry.range_size;
	int slot = number % ns->geometry.range_size;

	for (;;) {
		word_t entry = entry_read(&ns->directory, index);
		struct range *range = word_range(entry);
		word_t word;

		if (!range) {
			int error;

			if (first && init_read(ns))
				return -EEXIST;
			error = claim_absent(ns, pid, index, slot, entry);
			if (error != -EAGAIN)
				return error;
			continue;
		}
		word = slot_read(range, slot);
		if (word_is_pointer(word)) {
			struct pid *occupant = word_pid(word);

			if (!pid_is_gone(occupant))
				return -EEXIST;
			retire_slot(ns, range, slot, occupant);
			continue;
		}
		if (first && init_read(ns))
			return -EEXIST;
		if (word_is_mark(word) && !range_raise(range)) {
			retire_range(ns, range);
			continue;
		}
		pid_place(pid, ns->level, range, slot, mark_next(word_is_mark(word) ? word : range->born));
		if (slot_cas(range, slot, word, word_of(pid)))
			return 0;
		if (word_is_mark(word))
			retire_lower(ns, range);
	}
}

int claim_requested(struct pid_ns *ns, struct pid *pid, int number)
{
	return claim_number(ns, pid, number, false);
}

int claim_first(struct pid_ns *ns, struct pid *pid)
{
	return claim_number(ns, pid, 1, true);
}
