/* SPDX-License-Identifier: Apache-2.0 */
#include "slots.h"

struct range *range_from(struct pid_ns *ns, int *index)
{
	struct directory *directory = &ns->directory;

	for (;;) {
		struct range *range;

		*index = directory_skip_absent_leaves(directory, *index);
		if (*index >= directory->length)
			return NULL;
		range = range_at(directory, *index);
		++*index;
		if (range)
			return range;
	}
}

struct walk walk_from(struct pid_ns *ns, int number)
{
	return (struct walk){ .ns = ns, .index = number / ns->geometry.range_size, .number = number };
}

struct pid *walk_next(struct walk *walk)
{
	for (;;) {
		if (!walk->range) {
			walk->range = range_from(walk->ns, &walk->index);
			if (!walk->range)
				return NULL;
			walk->slot = range_slot(walk->range, walk->number);
			if (walk->slot < 0)
				walk->slot = 0;
		}
		while (walk->slot < walk->range->size) {
			word_t word = slot_read(walk->range, walk->slot++);

			if (word_is_pointer(word))
				return word_pid(word);
		}
		walk->range = NULL;
	}
}

struct pid *slots_first_live(struct pid_ns *ns, int number)
{
	struct walk walk = walk_from(ns, number);
	struct pid *pid;

	do {
		pid = walk_next(&walk);
	} while (pid && !pid_is_live(pid));
	return pid;
}
