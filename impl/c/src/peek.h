/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Looks, without writing anything, for the range that the sweep should stop at next.
 *
 * The answer "full" is exact: a first collect meets a RESERVED or LIVE pid at every eligible number, and a
 * second look finds each of them RESERVED or LIVE still. Such a pid never leaves its slot, so all were there
 * at once, at the instant between the two.
 */
#ifndef PIDMAP_PEEK_H
#define PIDMAP_PEEK_H

#include "namespace.h"

/* The ticket after last for that lane: 0, -EAGAIN when every eligible number is taken, or -ENOMEM. */
int peek_next(struct pid_ns *ns, struct ticket *last, unsigned int lane, int pid_max, struct ticket **next);

#endif
