/* SPDX-License-Identifier: Apache-2.0 */
#include "snapshot.h"

#include <string.h>

#include "memory.h"

void snapshot_init(struct snapshot *snapshot)
{
	snapshot->count = 0;
	snapshot->capacity = SNAPSHOT_SMALL;
	snapshot->words = snapshot->small;
}

void snapshot_destroy(struct snapshot *snapshot)
{
	if (snapshot->words != snapshot->small)
		memory_free(snapshot->words);
}

bool snapshot_add(struct snapshot *snapshot, word_t word)
{
	if (snapshot->count == snapshot->capacity) {
		size_t capacity = 4 * snapshot->capacity;
		word_t *words = memory_zalloc(capacity * sizeof(*words));

		if (!words)
			return false;
		memcpy(words, snapshot->words, snapshot->count * sizeof(*words));
		snapshot_destroy(snapshot);
		snapshot->words = words;
		snapshot->capacity = capacity;
	}
	snapshot->words[snapshot->count++] = word;
	return true;
}
