/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The order in which the lanes of a namespace visit its ranges: one word, the last ticket handed out. The
 * ticket names its lane, so anyone can finish a hand-over and no ticket, hence no range, is skipped because a
 * thread slept.
 */
#ifndef PIDMAP_SWEEP_H
#define PIDMAP_SWEEP_H

#include "namespace.h"

/* Leaves that ticket for the next range with a number to claim: 0; -EAGAIN when there was an instant during
 * the call at which every eligible number was taken; -ENOMEM. */
int sweep_advance(struct pid_ns *ns, struct lane *lane, struct ticket *ticket, int pid_max);

/* Moves the cursor to that number and goes back to one lane, as a last-pid write does: 0 or -ENOMEM. */
int sweep_restart_in_one_lane(struct pid_ns *ns, int number);

/* Moves the cursor of the first lane to that number, in a new lap, so that every free number is eligible
 * again. Other lanes keep their ranges. 0 or -ENOMEM. */
int sweep_restart(struct pid_ns *ns, int number);

/* The number after the one issued last; exact with one lane, else of the lane that took the last ticket. */
int sweep_cursor(struct pid_ns *ns);

/* Two CPUs met on a slot: the lanes double, as far as CPUs and id space allow. */
void sweep_contended(struct pid_ns *ns);

#endif
