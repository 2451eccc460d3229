/* SPDX-License-Identifier: Apache-2.0 */
#include "retire.h"

#include "slots.h"

void retire_pid(struct pid_ns *ns, struct pid *pid)
{
	struct upid *at = &pid->upid[ns->level];

	/* A pid that leaves its slot had the range kept; afterwards the read section still keeps its memory. */
	retire_slot(ns, at->range, range_slot(at->range, at->number), pid);
}

void retire_slot(struct pid_ns *ns, struct range *range, int slot, struct pid *pid)
{
	if (range_number(range, slot) == 1 && state_read(pid) == DEAD)
		init_set(ns);
	if (slot_cas(range, slot, word_of(pid), mark_read(pid, ns->level)))
		retire_lower(ns, range);
}

void retire_lower(struct pid_ns *ns, struct range *range)
{
	if (pending_decrement(range) == 0)
		retire_range(ns, range);
}

void retire_range(struct pid_ns *ns, struct range *range)
{
	word_t youngest = range->born;
	int64_t adopted = cursor_lap(cursor_read(range));

	for (int slot = 0; slot < range->size; slot++) {
		word_t mark = slot_read(range, slot);

		youngest = mark > youngest ? mark : youngest;
	}
	if (mark_older_than(youngest, adopted))
		youngest = mark_of_lap(adopted);
	if (mark_lap(youngest) <= mark_lap(range->born))
		youngest = mark_next(youngest);
	if (entry_cas(&ns->directory, range->index, word_of(range), youngest))
		range_retire(range);
}

void retire_hold(struct pid_ns *ns, const struct ticket *ticket)
{
	struct range *range;

	if (ticket_is_before_first(ticket))
		return;
	range = range_at(&ns->directory, ns_range_of(ns, ticket->position));
	if (!range)
		return;
	for (;;) {
		uint64_t cursor = cursor_read(range);

		if (cursor_lap(cursor) != ticket_lap(ticket) || !(cursor & CURSOR_HELD))
			return;
		if (cursor_cas(range, cursor, cursor & ~CURSOR_HELD)) {
			retire_lower(ns, range);
			return;
		}
	}
}

void retire_spend_from(struct pid_ns *ns, int number)
{
	int index = number / ns->geometry.range_size;
	struct range *range;

	/* Dekker with a carve: this sees the range, or the carver sees the bound when it reads it again. */
	while ((range = range_from(ns, &index)))
		retire_spend_slots_from(ns, range, number);
}

void retire_spend_slots_from(struct pid_ns *ns, struct range *range, int number)
{
	int slot = range_slot(range, number);

	for (slot = slot < 0 ? 0 : slot; slot < range->size; slot++) {
		if (slot_read(range, slot) == 0 && slot_cas(range, slot, 0, range->born))
			retire_lower(ns, range);
	}
}
