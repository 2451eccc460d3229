/* SPDX-License-Identifier: Apache-2.0 */
#include "close.h"

#include "slots.h"

/* No pid has this number: nobody was named yet. */
#define NO_WITNESS 0

void close_finish(struct pid_ns *ns)
{
	struct walk walk = walk_from(ns, 1);
	struct pid *pid;

	if (swept_read(ns))
		return;
	/* The other side of an allocation's Dekker: it sees closed, or this sweep sees its slots. */
	while ((pid = walk_next(&walk)))
		state_cas(pid, RESERVED, ABORTED);
	swept_set(ns);
}

/* Whether the namespace is closed and empty; if so, whoever waits for it is told. */
static bool is_drained(struct pid_ns *ns)
{
	if (!closed_read(ns))
		return false;
	close_finish(ns);
	for (;;) {
		int witness = witness_read(ns);
		struct pid *next;

		if (witness != NO_WITNESS && pid_find(ns, witness))
			return false;
		next = slots_first_live(ns, witness == NO_WITNESS ? 1 : witness);
		if (!next) {
			if (drained_set(ns) && ns->told)
				ns->told(ns, ns->told_context);
			return true;
		}
		/* Its releaser reads the witness after its death, so one of the two sees the other. */
		witness_cas(ns, witness, next->upid[ns->level].number);
	}
}

void close_released(struct pid_ns *ns, struct pid *pid)
{
	int witness = witness_read(ns);

	if (witness == NO_WITNESS || witness == pid->upid[ns->level].number)
		is_drained(ns);
}

void pid_ns_close(struct pid_ns *ns)
{
	epoch_enter();
	closed_set(ns);
	close_finish(ns);
	is_drained(ns);
	epoch_leave();
}

bool pid_ns_is_closed(struct pid_ns *ns)
{
	return swept_read(ns);
}

bool pid_ns_is_drained(struct pid_ns *ns)
{
	bool drained;

	epoch_enter();
	drained = is_drained(ns);
	epoch_leave();
	return drained;
}

void pid_ns_when_drained(struct pid_ns *ns, void (*told)(struct pid_ns *ns, void *context), void *context)
{
	ns->told_context = context;
	ns->told = told;
}
