/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Takes a dead or aborted pid out of its slot, and a range that nothing uses any more out of the directory.
 * Anyone may do either; the compare-and-set says who did.
 */
#ifndef PIDMAP_RETIRE_H
#define PIDMAP_RETIRE_H

#include "namespace.h"

/* From the slot it claimed in ns. */
void retire_pid(struct pid_ns *ns, struct pid *pid);
void retire_slot(struct pid_ns *ns, struct range *range, int slot, struct pid *pid);

/* Counts one use of the range less. */
void retire_lower(struct pid_ns *ns, struct range *range);

/* Removes a range whose pending is 0: every slot is SPENT and stays so. Done by whoever sees it, so that a
 * sleeping remover does not block the numbers of the range. */
void retire_range(struct pid_ns *ns, struct range *range);

/* Gives up the hold of the lane that worked under that ticket, unless it was handed over. */
void retire_hold(struct pid_ns *ns, const struct ticket *ticket);

/* Spends the FREE slots from that number on: out of bounds, they would keep their ranges. */
void retire_spend_from(struct pid_ns *ns, int number);
void retire_spend_slots_from(struct pid_ns *ns, struct range *range, int number);

#endif
