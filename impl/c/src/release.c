/* SPDX-License-Identifier: Apache-2.0 */
/* A release: LIVE -> DEAD, then the numbers go back. Wait-free: a bounded number of steps a level. */
#include <errno.h>

#include "close.h"
#include "namespace.h"
#include "retire.h"

int pid_release(struct pid *pid)
{
	int error = 0;

	/* The section begins while the pid is live: its ranges outlast it. */
	epoch_enter();
	if (!state_cas(pid, LIVE, DEAD)) {
		error = -ESRCH;
		goto out;
	}
	for (struct pid_ns *ns = pid->ns; ns; ns = ns->parent)
		retire_pid(ns, pid);
	for (struct pid_ns *ns = pid->ns; ns; ns = ns->parent) {
		if (closed_read(ns))
			close_released(ns, pid);
	}
	pid_put(pid);
out:
	epoch_leave();
	return error;
}
