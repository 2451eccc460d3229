/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An allocation: check all levels, claim a number at each from the innermost out, re-check that no level is
 * closed, publish. Lock-free: a retry means that another call made progress.
 */
#include <errno.h>

#include "claim.h"
#include "close.h"
#include "namespace.h"
#include "retire.h"
#include "sweep.h"

/* The request of a level whose number is automatic. */
#define AUTOMATIC 0

struct attempt {
	struct pid_ns *ns;
	unsigned int cpu;
	struct pidmap_request request;
	int pid_max[PIDMAP_MAX_LEVEL + 1]; /* by level, sampled once */
};

static bool is_named(const struct attempt *attempt, const struct pid_ns *ns)
{
	return (size_t)(attempt->ns->level - ns->level) < attempt->request.size;
}

static int number_asked(const struct attempt *attempt, const struct pid_ns *ns)
{
	return is_named(attempt, ns) ? attempt->request.set_tid[attempt->ns->level - ns->level] : AUTOMATIC;
}

/* All checks of all levels before any claim, as Linux 7 does. Samples the bounds. */
static int check(struct attempt *attempt)
{
	if (attempt->request.size > PIDMAP_MAX_SET_TID || attempt->request.size > (size_t)attempt->ns->level + 1)
		return -EINVAL;
	for (struct pid_ns *ns = attempt->ns; ns; ns = ns->parent) {
		int number = number_asked(attempt, ns);

		attempt->pid_max[ns->level] = pid_max_read(ns);
		if (!is_named(attempt, ns))
			continue;
		if (number < 1 || number >= attempt->pid_max[ns->level])
			return -EINVAL;
		if (ns->level < attempt->request.capable_from)
			return -EPERM;
		if (number != 1 && !ns_has_init(ns))
			return -EINVAL;
	}
	return 0;
}

/* Claims a number of one level; *claimed: whether there is one to give back. */
static int claim(const struct attempt *attempt, struct pid_ns *ns, struct pid *pid, bool *claimed)
{
	int number = number_asked(attempt, ns);
	int error;

	*claimed = false;
	if (number != AUTOMATIC) {
		error = claim_requested(ns, pid, number);
	} else {
		if (!ns_has_init(ns)) {
			error = claim_first(ns, pid);
			*claimed = !error;
			/* Linux counts this one as issued in order: the next automatic number is 2. */
			if (error != -EEXIST)
				return error ? error : sweep_restart(ns, 2);
			/* Who reserved it may have become the init since. */
			if (!ns_has_init(ns))
				return -EINVAL;
		}
		error = claim_by_sweep(ns, pid, attempt->cpu, attempt->pid_max[ns->level]);
	}
	*claimed = !error;
	return error;
}

/* Gives back the numbers claimed at that level and deeper, and the pid with them. */
static void roll_back(struct pid *pid, int outermost)
{
	state_cas(pid, RESERVED, ABORTED);
	for (struct pid_ns *ns = pid->ns; ns && ns->level >= outermost; ns = ns->parent)
		retire_pid(ns, pid);
	pid_put(pid);
	pid_put(pid);
}

/* Claims a number at every level. 0, or an error and nothing is claimed; the pid is gone then. */
static int claim_all(const struct attempt *attempt, struct pid *pid)
{
	for (struct pid_ns *ns = attempt->ns; ns; ns = ns->parent) {
		bool claimed;
		int error = claim(attempt, ns, pid, &claimed);

		if (error) {
			roll_back(pid, claimed ? ns->level : ns->level + 1);
			return error;
		}
	}
	return 0;
}

static int publish(struct pid *pid)
{
	struct pid_ns *innermost = pid->ns;
	bool closed = false;

	/* Dekker with close: this sees closed, or the sweep of close sees the slots, both being seq_cst. Where
	 * the compare-and-set that claims is no full barrier, a port needs one here. */
	for (struct pid_ns *ns = innermost; ns; ns = ns->parent)
		closed |= closed_read(ns);
	if (!closed && state_cas(pid, RESERVED, LIVE)) {
		for (struct pid_ns *ns = innermost; ns; ns = ns->parent) {
			if (pid->upid[ns->level].number == 1)
				init_set(ns);
		}
		return 0;
	}
	roll_back(pid, 0);
	for (struct pid_ns *ns = innermost; ns; ns = ns->parent) {
		/* Failure must not be reported before the close has taken effect. */
		if (closed_read(ns))
			close_finish(ns);
	}
	return -ENOMEM;
}

static int allocate(struct attempt *attempt, void *task, struct pid **allocated)
{
	struct pid *pid;
	int error = check(attempt);

	if (error)
		return error;
	pid = pid_new(attempt->ns, task);
	if (!pid)
		return -ENOMEM;
	error = claim_all(attempt, pid);
	if (!error)
		error = publish(pid);
	if (!error)
		*allocated = pid;
	return error;
}

int pid_allocate(struct pid_ns *ns, unsigned int cpu, void *task, const struct pidmap_request *request,
		 struct pid **pid)
{
	struct attempt attempt = { .ns = ns, .cpu = cpu };
	int error;

	*pid = NULL;
	if (request)
		attempt.request = *request;
	epoch_enter();
	error = allocate(&attempt, task, pid);
	epoch_leave();
	return error;
}
