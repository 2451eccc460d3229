/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Closing a namespace, and finding out when its last pid is gone.
 *
 * Nothing counts the live pids of a namespace: a shared count would bounce one line per level at every fork and
 * exit. The question is asked only after close. Then live pids only become fewer, so it is enough to know the
 * number of one of them, the witness; who releases the witness looks for the next. A number will do, since
 * nobody becomes live under it again.
 */
#ifndef PIDMAP_CLOSE_H
#define PIDMAP_CLOSE_H

#include "namespace.h"

/* Takes every reserved pid its chance to become live. When it returns, close has taken effect. */
void close_finish(struct pid_ns *ns);

/* Called when the pid is dead and the namespace is seen closed. */
void close_released(struct pid_ns *ns, struct pid *pid);

#endif
