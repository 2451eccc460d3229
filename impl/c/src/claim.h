/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Puts a reserved pid into a free slot of one namespace. The compare-and-set of the slot is the claim;
 * tickets, cursors and holds only say where to look. A claim is never backed out of.
 */
#ifndef PIDMAP_CLAIM_H
#define PIDMAP_CLAIM_H

#include "namespace.h"

/* Claims the next number of the sweep: 0; -EAGAIN when there was an instant during the call at which every
 * eligible number was taken; -ENOMEM. */
int claim_by_sweep(struct pid_ns *ns, struct pid *pid, unsigned int cpu, int pid_max);

/* Claims that number, in whatever range it lies. Moves no cursor and does not count for the lap. 0; -EEXIST
 * when it was taken at some instant of the call; -ENOMEM. */
int claim_requested(struct pid_ns *ns, struct pid *pid, int number);

/* Claims 1 as the first number. 0; -EEXIST when it was taken at some instant of the call, or was live before;
 * -ENOMEM. */
int claim_first(struct pid_ns *ns, struct pid *pid);

#endif
