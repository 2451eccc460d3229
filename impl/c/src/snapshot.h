/* SPDX-License-Identifier: Apache-2.0 */
/* Words that one pass over a namespace met, to be compared with what a second pass meets. */
#ifndef PIDMAP_SNAPSHOT_H
#define PIDMAP_SNAPSHOT_H

#include <stdbool.h>
#include <stddef.h>

#include "mark.h"

#define SNAPSHOT_SMALL 64

struct snapshot {
	size_t count;
	size_t capacity;
	word_t *words; /* small, or more memory */
	word_t small[SNAPSHOT_SMALL];
};

void snapshot_init(struct snapshot *snapshot);
void snapshot_destroy(struct snapshot *snapshot);

/* False without memory. */
bool snapshot_add(struct snapshot *snapshot, word_t word);

#endif
