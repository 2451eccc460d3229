/* SPDX-License-Identifier: Apache-2.0 */
#include "range.h"

#include "container.h"

static struct range *range_new(int index, int size, word_t born)
{
	struct range *range = memory_zalloc(sizeof(*range) + (size_t)size * sizeof(range->slot[0]));

	if (!range)
		return NULL;
	range->index = index;
	range->size = size;
	range->born = born;
	return range;
}

struct range *range_carve(int index, int size, word_t born, const struct ticket *ticket, int from, int to)
{
	struct range *range = range_new(index, size, born);
	int64_t pending = 1;

	if (!range)
		return NULL;
	for (int slot = 0; slot < size; slot++) {
		int number = range_number(range, slot);

		if (number >= from && number < to)
			pending++;
		else
			atomic_init(&range->slot[slot], born);
	}
	atomic_init(&range->cursor, cursor_adopted(ticket));
	atomic_init(&range->pending, pending);
	return range;
}

struct range *range_for_request(int index, int size, word_t born, int slot, struct pid *pid)
{
	struct range *range = range_new(index, size, born);

	if (!range)
		return NULL;
	for (int i = 0; i < size; i++)
		atomic_init(&range->slot[i], i == slot ? word_of(pid) : born);
	atomic_init(&range->cursor, cursor_idle(mark_lap(born), size));
	atomic_init(&range->pending, 1);
	return range;
}

void range_discard(struct range *range)
{
	memory_free(range);
}

static void reclaim(struct epoch_head *head)
{
	memory_free(container_of(head, struct range, head));
}

void range_retire(struct range *range)
{
	epoch_retire(&range->head, reclaim);
}
