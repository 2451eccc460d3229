/* SPDX-License-Identifier: Apache-2.0 */
#include "directory.h"

#include <errno.h>

#include "memory.h"

int directory_init(struct directory *directory, int length)
{
	size_t leaves = ((size_t)length + LEAF_SIZE - 1) >> LEAF_BITS;

	directory->length = length;
	directory->leaves = memory_zalloc(leaves * sizeof(directory->leaves[0]));
	return directory->leaves ? 0 : -ENOMEM;
}

void directory_destroy(struct directory *directory)
{
	for (int index = 0; index < directory->length; index += LEAF_SIZE) {
		struct leaf *leaf = leaf_read(directory, index);

		if (!leaf)
			continue;
		for (int i = index; i < index + LEAF_SIZE && i < directory->length; i++) {
			struct range *range = range_at(directory, i);

			if (range)
				range_discard(range);
		}
		memory_free(leaf);
	}
	memory_free(directory->leaves);
}

/* D4. seq_cst: a leaf, once there, is never replaced. */
static bool leaf_cas(struct directory *directory, int index, struct leaf *created)
{
	struct leaf *none = NULL;

	step();
	return atomic_compare_exchange_strong_explicit(&directory->leaves[index >> LEAF_BITS], &none, created,
						       memory_order_seq_cst, memory_order_relaxed);
}

int directory_grow(struct directory *directory, int index)
{
	struct leaf *created;

	if (leaf_read(directory, index))
		return 0;
	created = memory_zalloc(sizeof(*created));
	if (!created)
		return -ENOMEM;
	if (!leaf_cas(directory, index, created))
		memory_free(created);
	return 0;
}

int directory_skip_absent_leaves(struct directory *directory, int index)
{
	while (index < directory->length && !leaf_read(directory, index))
		index = (index | (LEAF_SIZE - 1)) + 1;
	return index < directory->length ? index : directory->length;
}
