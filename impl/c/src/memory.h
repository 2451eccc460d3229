/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PIDMAP_MEMORY_H
#define PIDMAP_MEMORY_H

#include <stddef.h>

/* Words that different CPUs write stand on line pairs of their own. */
#define CACHE_ALIGNED _Alignas(128)

void *memory_zalloc(size_t size);
void memory_free(void *memory);

#endif
