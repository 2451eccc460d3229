/* SPDX-License-Identifier: Apache-2.0 */
#include "pid.h"

#include "container.h"
#include "memory.h"
#include "namespace.h"

struct pid *pid_new(struct pid_ns *ns, void *task)
{
	size_t levels = (size_t)ns->level + 1;
	struct pid *pid = memory_zalloc(sizeof(*pid) + levels * sizeof(pid->upid[0]));

	if (!pid)
		return NULL;
	atomic_init(&pid->state, RESERVED);
	atomic_init(&pid->references, 2);
	pid->level = ns->level;
	pid->ns = ns;
	pid->task = task;
	return pid;
}

bool pid_get(struct pid *pid)
{
	return references_get(&pid->references);
}

static void reclaim(struct epoch_head *head)
{
	memory_free(container_of(head, struct pid, head));
}

void pid_put(struct pid *pid)
{
	if (references_put(&pid->references))
		epoch_retire(&pid->head, reclaim);
}

void *pid_task(const struct pid *pid)
{
	return pid->task;
}

int pid_level(const struct pid *pid)
{
	return pid->level;
}

int pid_number(const struct pid *pid, int level)
{
	return pid->upid[level].number;
}

int pid_number_in(const struct pid *pid, const struct pid_ns *ns)
{
	if (ns->level > pid->level || ns_ancestor(pid->ns, ns->level) != ns)
		return 0;
	return pid->upid[ns->level].number;
}

bool pid_is_live(struct pid *pid)
{
	return state_read(pid) == LIVE;
}

int pid_lap(struct pid *pid, int level)
{
	word_t mark = mark_read(pid, level);

	return mark_is_requested(mark) ? -1 : (int)mark_lap(mark);
}
