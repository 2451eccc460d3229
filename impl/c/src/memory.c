/* SPDX-License-Identifier: Apache-2.0 */
#include "memory.h"

#include <stdlib.h>
#include <string.h>

#include "pidmap.h"

static void *zalloc(size_t size)
{
	const size_t align = 128;
	size_t rounded = (size + align - 1) / align * align;
	void *memory;

	if (rounded < size)
		return NULL;
	memory = aligned_alloc(align, rounded);
	return memory ? memset(memory, 0, rounded) : NULL;
}

static struct pidmap_memory source = { zalloc, free };

void pidmap_set_memory(struct pidmap_memory memory)
{
	source = memory;
}

void *memory_zalloc(size_t size)
{
	return source.zalloc(size);
}

void memory_free(void *memory)
{
	source.free(memory);
}
