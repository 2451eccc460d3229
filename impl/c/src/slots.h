/* SPDX-License-Identifier: Apache-2.0 */
/* Walks over the slots of a namespace in the order of their numbers. */
#ifndef PIDMAP_SLOTS_H
#define PIDMAP_SLOTS_H

#include "namespace.h"

struct walk {
	struct pid_ns *ns;
	int index;           /* of the next range */
	int number;          /* the first of the walk */
	int slot;            /* the next one in range */
	struct range *range; /* or NULL: the next is to be found */
};

/* Every pid in a slot from that number on, in whatever state; NULL at the end. */
struct walk walk_from(struct pid_ns *ns, int number);
struct pid *walk_next(struct walk *walk);

/* The range at or after *index, which moves behind it; NULL at the end. */
struct range *range_from(struct pid_ns *ns, int *index);

/* The first pid met that is live, from that number on, or NULL. */
struct pid *slots_first_live(struct pid_ns *ns, int number);

#endif
