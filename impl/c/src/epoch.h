/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reclamation: memory that was unlinked is given back once every read section that may have seen it has
 * ended. A kernel replaces this file by RCU:
 *
 *   epoch_enter, epoch_leave   rcu_read_lock, rcu_read_unlock
 *   epoch_retire               call_rcu
 *   epoch_barrier              rcu_barrier
 *   epoch_register             nothing
 *
 * The grace period of RCU is two advances of the epoch here.
 */
#ifndef PIDMAP_EPOCH_H
#define PIDMAP_EPOCH_H

#include <stddef.h>

struct epoch_head {
	struct epoch_head *next;
	void (*reclaim)(struct epoch_head *head);
};

int epoch_register(void);
void epoch_unregister(void);

void epoch_enter(void);
void epoch_leave(void);

/* Inside a section, after the memory was unlinked. */
void epoch_retire(struct epoch_head *head, void (*reclaim)(struct epoch_head *head));

void epoch_barrier(void);

#endif
