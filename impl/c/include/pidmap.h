/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A lock-free per-CPU pid map: the C port of impl/java.
 *
 * Any thread may call anything at any time and nothing blocks. Errors are negative errno values, in the
 * order of Linux 7; -ENOMEM is also the answer where memory runs out, and then nothing is claimed at any
 * level. Nothing aborts.
 *
 * What user space must know of the numbers, and how a kernel would embed this, is in spec/PORTING.md;
 * why each atomic access has its ordering is in spec/ORDERINGS.md.
 */
#ifndef PIDMAP_H
#define PIDMAP_H

#include <stdbool.h>
#include <stddef.h>

#define PIDMAP_MAX_LEVEL 32
#define PIDMAP_MAX_SET_TID 32

struct pid_ns;
struct pid;

/* The sizes of a map; anything but pidmap_linux() is for tests. */
struct pidmap_geometry {
	unsigned int cpus;       /* possible CPUs */
	int range_size;          /* ids in a range, a power of two, at most 512 */
	int pid_max_min;         /* least pid_max */
	int pid_max_limit;       /* greatest pid_max, and that of a new namespace; at most 1 << 30 */
	int root_pid_max;        /* pid_max of the root */
	int reserved;            /* first number of the second and later laps of the sweep (Linux: 300) */
	unsigned int lanes;      /* lanes a namespace starts with */
	unsigned int max_lanes;  /* lanes a namespace may grow to */
};

/* The numbers an allocation asks for: innermost level first, shorter than the chain where the outer levels
 * are automatic. */
struct pidmap_request {
	const int *set_tid;
	size_t size;
	int capable_from;        /* outermost level at which the caller may choose; 33: nowhere */
};

/*
 * Where memory comes from; malloc and free unless replaced before the first call. zalloc gives zeroed
 * memory, aligned to 128 bytes, or NULL.
 */
struct pidmap_memory {
	void *(*zalloc)(size_t size);
	void (*free)(void *memory);
};

void pidmap_set_memory(struct pidmap_memory memory);

/* ---- Threads ------------------------------------------------------------------------------------------- */

/*
 * Every thread that calls a map is registered first. In a kernel there is no such thing: RCU knows its CPUs.
 * Returns 0 or -ENOMEM.
 */
int pidmap_thread_register(void);
void pidmap_thread_unregister(void);

/* A pid found between these two stays there until the second. They nest. */
void pidmap_read_lock(void);
void pidmap_read_unlock(void);

/* Frees what nobody can hold any more. Exact when every other thread is unregistered. */
void pidmap_barrier(void);

/* ---- Namespaces ---------------------------------------------------------------------------------------- */

struct pidmap_geometry pidmap_linux(unsigned int cpus);

/* The root of a new map: 0, -EINVAL (geometry) or -ENOMEM. */
int pidmap_create(const struct pidmap_geometry *geometry, struct pid_ns **root);

/* A namespace one level deeper: 0, -ENOSPC at level 32, or -ENOMEM. */
int pid_ns_create_child(struct pid_ns *parent, struct pid_ns **child);

/*
 * Gives the creator's reference back; a namespace goes when its children are gone too. By then nothing is
 * live in it and no call on it is in flight.
 */
void pid_ns_put(struct pid_ns *ns);

int pid_ns_level(const struct pid_ns *ns);
int pid_ns_pid_max(struct pid_ns *ns);

/* 0, or -EINVAL outside the least and greatest bound. Numbers beyond it stay valid until released. */
int pid_ns_set_pid_max(struct pid_ns *ns, int pid_max);

/* The number before the cursor (ns_last_pid); -1 before the first. */
int pid_ns_last_pid(struct pid_ns *ns);

/* Moves the cursor and returns to one lane: 0, -EPERM, -EINVAL or -ENOMEM. */
int pid_ns_set_last_pid(struct pid_ns *ns, int last_pid, int capable_from);

/* Once it has returned, nothing becomes live here or below any more. Idempotent. */
void pid_ns_close(struct pid_ns *ns);
bool pid_ns_is_closed(struct pid_ns *ns);

/* Whether it is closed and no pid is live in it or below. */
bool pid_ns_is_drained(struct pid_ns *ns);

/* Called once, by whoever finds out first, when that becomes true. To be set before the namespace is shared. */
void pid_ns_when_drained(struct pid_ns *ns, void (*told)(struct pid_ns *ns, void *context), void *context);

/* ---- Pids ---------------------------------------------------------------------------------------------- */

/*
 * Takes a number in the namespace and in each ancestor, at all levels at once or at none. cpu < cpus is a
 * hint. request may be NULL. On success *pid carries a reference of the caller.
 *
 * In this order over all levels, innermost first: -EINVAL (too many numbers; a number out of range), -EPERM,
 * -EINVAL (a number other than 1 where there is no init); then, level by level, -EEXIST (taken), -EAGAIN
 * (every eligible number was taken at one instant), -EINVAL (an automatic first number that another call had
 * reserved); last -ENOMEM (a namespace of the chain is closed).
 */
int pid_allocate(struct pid_ns *ns, unsigned int cpu, void *task, const struct pidmap_request *request,
		 struct pid **pid);

/* Gives its numbers back: 0, or -ESRCH when that was done before. The reference stays. */
int pid_release(struct pid *pid);

/* A reference to a pid found in a read section; false when its last one is gone. */
bool pid_get(struct pid *pid);
void pid_put(struct pid *pid);

void *pid_task(const struct pid *pid);
int pid_level(const struct pid *pid);
int pid_number(const struct pid *pid, int level);
int pid_number_in(const struct pid *pid, const struct pid_ns *ns); /* 0: not visible there */
bool pid_is_live(struct pid *pid);

/* The lap of the sweep that issued the number, -1 where it was requested; for checks. */
int pid_lap(struct pid *pid, int level);

/* ---- Look-ups, in a read section ----------------------------------------------------------------------- */

/* The live pid with that number, or NULL. Wait-free, writes and allocates nothing. */
struct pid *pid_find(struct pid_ns *ns, int number);

/*
 * The live pid with the least number not below that one, exactly, or NULL in *pid. 0, or -ENOMEM where the
 * two collects that it compares need more memory than there is.
 */
int pid_find_at_least(struct pid_ns *ns, int number, struct pid **pid);

/* Visits live pids in ascending order until visit says false; not a snapshot. */
void pid_for_each(struct pid_ns *ns, bool (*visit)(struct pid *pid, void *context), void *context);

#endif
