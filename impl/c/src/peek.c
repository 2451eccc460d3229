/* SPDX-License-Identifier: Apache-2.0 */
#include "peek.h"

#include <errno.h>

#include "snapshot.h"
#include "sweep.h"

enum seen { CLAIMABLE, OF_THIS_LAP, TAKEN };

#define NOWHERE ((int64_t)-1)

struct peek {
	struct pid_ns *ns;
	const struct ticket *last;
	int pid_max;
	bool low_after_wrap;
	struct snapshot *met; /* the pids met; NULL for a quick look that trusts the ranges' summaries */
	bool out_of_memory;
};

static bool is_low(const struct peek *peek, int64_t lap)
{
	return lap == ticket_lap(peek->last) ? peek->last->low : peek->low_after_wrap;
}

static enum seen look_at_mark(word_t mark, int64_t lap)
{
	return mark_older_than(mark, lap) ? CLAIMABLE : OF_THIS_LAP;
}

static enum seen look_at_slot(struct peek *peek, word_t word, int64_t lap)
{
	struct pid *pid;

	if (word == 0)
		return CLAIMABLE;
	if (word_is_mark(word))
		return look_at_mark(word, lap);
	pid = word_pid(word);
	if (pid_is_gone(pid))
		return look_at_mark(mark_read(pid, peek->ns->level), lap);
	if (peek->met && !snapshot_add(peek->met, word))
		peek->out_of_memory = true;
	return TAKEN;
}

/* What the range at that index has for a claim in that lap. */
static enum seen look_at_range(struct peek *peek, int index, int64_t lap)
{
	int size = peek->ns->geometry.range_size;
	int floor = ns_floor(peek->ns, is_low(peek, lap));
	int from = index * size > floor ? index * size : floor;
	int to = peek->pid_max - index * size < size ? peek->pid_max : (index + 1) * size;
	enum seen best = TAKEN;
	struct range *range;
	word_t entry;

	if (from >= to)
		return TAKEN;
	entry = entry_read(&peek->ns->directory, index);
	if (word_is_mark(entry))
		return look_at_mark(entry, lap);
	range = word_range(entry);
	if (!peek->met && range_looks_full(range, is_low(peek, lap), peek->ns->geometry.reserved))
		return TAKEN;
	for (int slot = range_slot(range, from); slot < range_slot(range, to); slot++) {
		enum seen seen = look_at_slot(peek, slot_read(range, slot), lap);

		if (seen == CLAIMABLE)
			return seen;
		if (seen == OF_THIS_LAP)
			best = seen;
	}
	return best;
}

/* The first position with a number to claim, in this lap or the next; else, where free numbers are all of this
 * lap, the first such range a lap later; else NOWHERE. */
static int64_t first_position(struct peek *peek)
{
	int size = peek->ns->geometry.range_size;
	int ranges = peek->ns->directory.length;
	int used = peek->pid_max / size + (peek->pid_max % size != 0);
	int here = ns_range_of(peek->ns, peek->last->position);
	int64_t lap_later = NOWHERE;

	for (int step = 1; step <= ranges; step++) {
		bool wrapped = here + step >= ranges;
		int index = wrapped ? here + step - ranges : here + step;
		int64_t lap = ticket_lap(peek->last) + wrapped;
		int64_t position = lap * ranges + index;
		enum seen seen;

		if (index >= used) {
			step += ranges - index - 1;
			continue;
		}
		seen = look_at_range(peek, index, lap);
		if (seen == CLAIMABLE)
			return position;
		if (seen == OF_THIS_LAP && lap_later == NOWHERE)
			lap_later = position + ranges;
	}
	return lap_later;
}

static bool any_is_gone(const struct snapshot *met)
{
	for (size_t i = 0; i < met->count; i++) {
		if (pid_is_gone(word_pid(met->words[i])))
			return true;
	}
	return false;
}

/* The exact look: 0 and a position, perhaps NOWHERE if it is to be repeated; -EAGAIN; -ENOMEM. */
static int look_exactly(struct peek *peek, int64_t *position)
{
	struct snapshot met;
	int error = 0;

	snapshot_init(&met);
	peek->met = &met;
	peek->out_of_memory = false;
	*position = first_position(peek);
	peek->met = NULL;
	if (*position == NOWHERE) {
		if (peek->out_of_memory)
			error = -ENOMEM;
		else if (!any_is_gone(&met))
			error = -EAGAIN;
	}
	snapshot_destroy(&met);
	return error;
}

int peek_next(struct pid_ns *ns, struct ticket *last, unsigned int lane, int pid_max, struct ticket **next)
{
	int cursor = sweep_cursor(ns);
	struct peek peek = {
		.ns = ns,
		.last = last,
		.pid_max = pid_max,
		.low_after_wrap = last->low && cursor <= ns->geometry.reserved,
	};
	int64_t position;
	int64_t lap;

	while ((position = first_position(&peek)) == NOWHERE) {
		int error = look_exactly(&peek, &position);

		if (error)
			return error;
		if (position != NOWHERE)
			break;
	}
	lap = position / ns->directory.length;
	*next = ticket_new(last, position, lap, lane);
	if (!*next)
		return -ENOMEM;
	(*next)->cursor = cursor;
	(*next)->low = is_low(&peek, lap);
	return 0;
}
