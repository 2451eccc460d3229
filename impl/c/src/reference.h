/* SPDX-License-Identifier: Apache-2.0 */
/* Counts of references, as refcount_t of a kernel. */
#ifndef PIDMAP_REFERENCE_H
#define PIDMAP_REFERENCE_H

#include <stdatomic.h>
#include <stdbool.h>

#include "step.h"

typedef _Atomic(unsigned int) references_t;

/* M10. Relaxed: whoever takes a reference has the object already, through a word that published it. */
static inline bool references_get(references_t *references)
{
	unsigned int seen = atomic_load_explicit(references, memory_order_relaxed);

	do {
		if (seen == 0)
			return false;
		step();
	} while (!atomic_compare_exchange_weak_explicit(references, &seen, seen + 1, memory_order_relaxed,
							memory_order_relaxed));
	return true;
}

/* M11. acq_rel: what the others did with the object is done when the last one gives it to be freed. */
static inline bool references_put(references_t *references)
{
	step();
	return atomic_fetch_sub_explicit(references, 1, memory_order_acq_rel) == 1;
}

#endif
