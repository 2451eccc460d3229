/* SPDX-License-Identifier: Apache-2.0 */
/* Ordered search: reads, never writes. */
#include <errno.h>

#include "slots.h"
#include "snapshot.h"

/* What one pass saw: each entry, each slot and the state of each pid, up to the first live one. */
struct collect {
	struct snapshot seen;
	struct pid *answer;
	int answer_number;
	bool out_of_memory;
};

/* Even and too small for a pointer, so no other word is equal to it. */
static word_t state_word(int state)
{
	return (word_t)state * 2 + 2;
}

static void add(struct collect *collect, word_t word)
{
	if (!snapshot_add(&collect->seen, word))
		collect->out_of_memory = true;
}

static bool ends(const struct collect *collect)
{
	return collect->answer || collect->out_of_memory;
}

static void collect_slots(struct collect *collect, struct range *range, int from)
{
	for (int slot = from; slot < range->size && !ends(collect); slot++) {
		word_t word = slot_read(range, slot);
		int state = word_is_pointer(word) ? state_read(word_pid(word)) : RESERVED;

		if (state == LIVE) {
			collect->answer = word_pid(word);
			collect->answer_number = range_number(range, slot);
			return;
		}
		add(collect, word);
		if (word_is_pointer(word))
			add(collect, state_word(state));
	}
}

static void collect_from(struct collect *collect, struct pid_ns *ns, int number)
{
	struct directory *directory = &ns->directory;
	int size = ns->geometry.range_size;
	int index = number / size;

	*collect = (struct collect){ 0 };
	snapshot_init(&collect->seen);
	while (index < directory->length && !ends(collect)) {
		word_t entry;

		/* A leaf that is not there stands for all of its entries. */
		if (!leaf_read(directory, index)) {
			add(collect, 0);
			index = (index | (LEAF_SIZE - 1)) + 1;
			continue;
		}
		entry = entry_read(directory, index);
		add(collect, entry);
		if (word_is_pointer(entry))
			collect_slots(collect, word_range(entry), index == number / size ? number % size : 0);
		index++;
	}
}

static void collect_destroy(struct collect *collect)
{
	snapshot_destroy(&collect->seen);
}

/* Whether second shows that nothing before the answer was live when first found it. Words are equal by value:
 * marks make that sound, and two FREE slots stand behind the same range. A pid that was reserved may have been
 * aborted, but not have become live. */
static bool agree(const struct collect *first, const struct collect *second)
{
	if (second->seen.count < first->seen.count)
		return false;
	for (size_t i = 0; i < first->seen.count; i++) {
		word_t was = first->seen.words[i];
		word_t is = second->seen.words[i];

		if (was != is && !(was == state_word(RESERVED) && is == state_word(ABORTED)))
			return false;
	}
	return first->answer || !second->answer;
}

/* 0 and whether the two collects agreed, or -ENOMEM. */
static int try_search(struct pid_ns *ns, int number, struct pid **pid, bool *agreed)
{
	struct collect first;
	struct collect second;
	int error = 0;

	collect_from(&first, ns, number);
	*pid = first.answer;
	*agreed = first.answer && first.answer_number == number;
	if (first.out_of_memory) {
		error = -ENOMEM;
	} else if (!*agreed) {
		collect_from(&second, ns, number);
		*agreed = agree(&first, &second);
		if (second.out_of_memory)
			error = -ENOMEM;
		collect_destroy(&second);
	}
	collect_destroy(&first);
	return error;
}

int pid_find_at_least(struct pid_ns *ns, int number, struct pid **pid)
{
	bool agreed;
	int error;

	if (number < 1)
		number = 1;
	do {
		error = try_search(ns, number, pid, &agreed);
	} while (!error && !agreed);
	if (error)
		*pid = NULL;
	return error;
}

void pid_for_each(struct pid_ns *ns, bool (*visit)(struct pid *pid, void *context), void *context)
{
	struct walk walk = walk_from(ns, 1);
	struct pid *pid;

	while ((pid = walk_next(&walk))) {
		if (pid_is_live(pid) && !visit(pid, context))
			return;
	}
}
