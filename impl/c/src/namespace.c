/* SPDX-License-Identifier: Apache-2.0 */
#include "namespace.h"

#include <errno.h>

#include "close.h"
#include "memory.h"
#include "retire.h"
#include "sweep.h"

#define MAX_RANGE_SIZE 512
#define MAX_PID_MAX_LIMIT (1 << 30)

static int min(int a, int b)
{
	return a < b ? a : b;
}

static int max(int a, int b)
{
	return a > b ? a : b;
}

struct pidmap_geometry pidmap_linux(unsigned int cpus)
{
	const int limit = 1 << 22;
	int possible = min((int)cpus, limit);

	return (struct pidmap_geometry){
		.cpus = cpus,
		.range_size = 256,
		.pid_max_min = max(301, min(8 * possible, limit)),
		.pid_max_limit = limit,
		.root_pid_max = min(limit, max(32768, 1024 * min(possible, limit / 1024))),
		.reserved = 300,
		.lanes = 1,
		.max_lanes = cpus,
	};
}

static bool is_sound(const struct pidmap_geometry *g)
{
	return g->cpus >= 1 && g->range_size >= 2 && g->range_size <= MAX_RANGE_SIZE &&
	       (g->range_size & (g->range_size - 1)) == 0 && g->pid_max_min >= 2 &&
	       g->pid_max_min <= g->pid_max_limit && g->pid_max_limit <= MAX_PID_MAX_LIMIT &&
	       g->root_pid_max >= g->pid_max_min && g->root_pid_max <= g->pid_max_limit && g->reserved >= 1 &&
	       g->lanes >= 1 && g->lanes <= g->max_lanes && g->max_lanes <= 1u << 20;
}

static int create(struct pid_ns *parent, const struct pidmap_geometry *geometry, int pid_max, struct pid_ns **created)
{
	struct lane_set lanes = { .first = 0, .count = geometry->lanes };
	struct pid_ns *ns = memory_zalloc(sizeof(*ns) + geometry->max_lanes * sizeof(ns->lane[0]));
	int ranges = (geometry->pid_max_limit + geometry->range_size - 1) / geometry->range_size;

	if (!ns)
		return -ENOMEM;
	if (directory_init(&ns->directory, ranges)) {
		memory_free(ns);
		return -ENOMEM;
	}
	ns->parent = parent;
	ns->level = parent ? parent->level + 1 : 0;
	ns->geometry = *geometry;
	ticket_init_first(&ns->first_ticket);
	atomic_init(&ns->references, 1);
	atomic_init(&ns->pid_max, pid_max);
	atomic_init(&ns->lanes, lanes_word(lanes));
	atomic_init(&ns->lap, MARK_NEVER);
	ticket_get(&ns->first_ticket);
	atomic_init(&ns->sweep, &ns->first_ticket);
	for (unsigned int l = 0; l < geometry->max_lanes; l++) {
		ticket_get(&ns->first_ticket);
		atomic_init(&ns->lane[l].ticket, &ns->first_ticket);
	}
	if (parent)
		references_get(&parent->references);
	*created = ns;
	return 0;
}

int pidmap_create(const struct pidmap_geometry *geometry, struct pid_ns **root)
{
	if (!is_sound(geometry))
		return -EINVAL;
	return create(NULL, geometry, geometry->root_pid_max, root);
}

int pid_ns_create_child(struct pid_ns *parent, struct pid_ns **child)
{
	if (parent->level == PIDMAP_MAX_LEVEL)
		return -ENOSPC;
	return create(parent, &parent->geometry, parent->geometry.pid_max_limit, child);
}

void pid_ns_put(struct pid_ns *ns)
{
	while (ns && references_put(&ns->references)) {
		struct pid_ns *parent = ns->parent;

		for (unsigned int l = 0; l < ns->geometry.max_lanes; l++)
			ticket_put(lane_read(&ns->lane[l]));
		ticket_put(sweep_read(ns));
		directory_destroy(&ns->directory);
		memory_free(ns);
		ns = parent;
	}
}

struct pid *ns_occupant(struct pid_ns *ns, int number)
{
	int size = ns->geometry.range_size;
	struct range *range;
	word_t slot;

	if (number < 1 || number >= ns->geometry.pid_max_limit)
		return NULL;
	range = range_at(&ns->directory, number / size);
	if (!range)
		return NULL;
	slot = slot_read(range, number % size);
	return word_is_pointer(slot) ? word_pid(slot) : NULL;
}

bool ns_has_init(struct pid_ns *ns)
{
	struct pid *first;
	int state;

	if (init_read(ns))
		return true;
	first = ns_occupant(ns, 1);
	state = first ? state_read(first) : RESERVED;
	return state == LIVE || state == DEAD || init_read(ns);
}

struct pid *pid_find(struct pid_ns *ns, int number)
{
	struct pid *pid = ns_occupant(ns, number);

	return pid && pid_is_live(pid) ? pid : NULL;
}

int pid_ns_level(const struct pid_ns *ns)
{
	return ns->level;
}

int pid_ns_pid_max(struct pid_ns *ns)
{
	return pid_max_read(ns);
}

int pid_ns_set_pid_max(struct pid_ns *ns, int pid_max)
{
	if (pid_max < ns->geometry.pid_max_min || pid_max > ns->geometry.pid_max_limit)
		return -EINVAL;
	epoch_enter();
	pid_max_set(ns, pid_max);
	retire_spend_from(ns, pid_max);
	epoch_leave();
	return 0;
}

int pid_ns_last_pid(struct pid_ns *ns)
{
	int cursor;

	epoch_enter();
	cursor = sweep_cursor(ns);
	epoch_leave();
	return cursor - 1;
}

int pid_ns_set_last_pid(struct pid_ns *ns, int last_pid, int capable_from)
{
	int error;

	if (ns->level < capable_from)
		return -EPERM;
	if (last_pid < 0 || last_pid > pid_max_read(ns))
		return -EINVAL;
	epoch_enter();
	error = sweep_restart_in_one_lane(ns, last_pid + 1);
	epoch_leave();
	return error;
}

int pidmap_thread_register(void)
{
	return epoch_register();
}

void pidmap_thread_unregister(void)
{
	epoch_unregister();
}

void pidmap_read_lock(void)
{
	epoch_enter();
}

void pidmap_read_unlock(void)
{
	epoch_leave();
}

void pidmap_barrier(void)
{
	epoch_barrier();
}
