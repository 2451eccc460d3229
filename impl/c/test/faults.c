/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lets every single allocation of memory fail in turn, during each kind of call: the call answers -ENOMEM, no
 * number stays claimed at any level, the same call succeeds afterwards, and in the end nothing is leaked.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "pidmap.h"

#define NEVER (-1)
#define LEVELS 3

static int fails_after = NEVER;
static long blocks;

static void *zalloc(size_t size)
{
	void *memory;

	if (fails_after == 0)
		return NULL;
	if (fails_after > 0)
		fails_after--;
	memory = aligned_alloc(128, (size + 127) / 128 * 128);
	if (!memory)
		return NULL;
	for (size_t i = 0; i < size; i++)
		((char *)memory)[i] = 0;
	blocks++;
	return memory;
}

static void release_memory(void *memory)
{
	blocks -= memory != NULL;
	free(memory);
}

static int failures;

static void check(bool holds, const char *what, int at)
{
	if (holds)
		return;
	failures++;
	fprintf(stderr, "%s, with allocation %d failing\n", what, at);
}

static struct pid_ns *chain[LEVELS];

static int live(struct pid_ns *ns)
{
	int count = 0;

	for (int number = 1; number < 64; number++) {
		pidmap_read_lock();
		count += pid_find(ns, number) != NULL;
		pidmap_read_unlock();
	}
	return count;
}

static int create_chain(void)
{
	static const struct pidmap_geometry geometry = { 2, 2, 2, 512, 64, 1, 1, 2 };
	int error = pidmap_create(&geometry, &chain[0]);

	for (int level = 1; level < LEVELS && !error; level++)
		error = pid_ns_create_child(chain[level - 1], &chain[level]);
	return error;
}

static void destroy_chain(void)
{
	for (int level = LEVELS - 1; level >= 0; level--) {
		if (chain[level])
			pid_ns_put(chain[level]);
		chain[level] = NULL;
	}
}

/* One call that needs memory, on a map with full ranges, so that ranges, leaves and tickets are made. */
enum kind { CREATE, FIRST, AUTOMATIC, REQUESTED, EXHAUSTED, LAST_PID, ORDERED, KINDS };

static const char *const names[KINDS] = {
	"create", "first", "automatic", "requested", "exhausted", "last-pid write", "ordered search",
};

static int perform(enum kind kind, struct pid **made)
{
	static const int numbers[LEVELS] = { 40, 41, 42 };
	struct pidmap_request request = { .set_tid = numbers, .size = LEVELS };
	int error;

	*made = NULL;
	switch (kind) {
	case CREATE:
		return create_chain();
	case FIRST:
	case AUTOMATIC:
	case EXHAUSTED:
		return pid_allocate(chain[LEVELS - 1], 0, NULL, NULL, made);
	case REQUESTED:
		return pid_allocate(chain[LEVELS - 1], 0, NULL, &request, made);
	case LAST_PID:
		return pid_ns_set_last_pid(chain[0], 20, 0);
	default:
		pidmap_read_lock();
		error = pid_find_at_least(chain[0], 10, made);
		pidmap_read_unlock();
		*made = NULL;
		return error;
	}
}

/* What the map needs to hold before the call; how many pids were put into held. */
static int prepare(enum kind kind, struct pid *held[128])
{
	int wanted = kind == FIRST || kind == CREATE ? 0 : kind == EXHAUSTED ? 60 : 2;
	int count = 0;

	for (int level = 0; level < LEVELS && kind != CREATE && kind != FIRST; level++) {
		if (pid_allocate(chain[level], 0, NULL, NULL, &held[count]) == 0)
			count++;
	}
	for (int i = 0; i < wanted; i++) {
		if (pid_allocate(chain[0], 0, NULL, NULL, &held[count]) == 0)
			count++;
	}
	return count;
}

static int wanted(enum kind kind)
{
	return kind == EXHAUSTED ? -EAGAIN : 0;
}

static bool leaves_nothing(enum kind kind, const int before[LEVELS])
{
	for (int level = 0; level < LEVELS && kind != CREATE; level++) {
		if (live(chain[level]) != before[level])
			return false;
	}
	return true;
}

/* Whether the call met the failing allocation. */
static bool try_failing(enum kind kind, int at)
{
	struct pid *held[128];
	struct pid *made;
	int before[LEVELS] = { 0 };
	int count;
	int error;
	bool met;

	if (kind != CREATE)
		create_chain();
	count = prepare(kind, held);
	for (int level = 0; level < LEVELS && kind != CREATE; level++)
		before[level] = live(chain[level]);
	fails_after = at;
	error = perform(kind, &made);
	met = fails_after == 0 && error != wanted(kind);
	fails_after = NEVER;
	if (met) {
		check(error == -ENOMEM, names[kind], at);
		check(made == NULL, "a pid in spite of -ENOMEM", at);
		check(leaves_nothing(kind, before), "a number stays claimed", at);
		if (kind == CREATE)
			destroy_chain();
		error = perform(kind, &made);
	}
	check(error == wanted(kind), "the call fails with memory there", at);
	if (made) {
		pid_release(made);
		pid_put(made);
	}
	for (int i = 0; i < count; i++) {
		pid_release(held[i]);
		pid_put(held[i]);
	}
	destroy_chain();
	return met;
}

int main(void)
{
	int total = 0;

	pidmap_set_memory((struct pidmap_memory){ zalloc, release_memory });
	fails_after = 0;
	check(pidmap_thread_register() == -ENOMEM, "a thread registers without memory", 0);
	fails_after = NEVER;
	check(pidmap_thread_register() == 0, "a thread cannot register", 0);
	for (int kind = 0; kind < KINDS; kind++) {
		int at = 0;

		while (try_failing((enum kind)kind, at))
			at++;
		check(at > 0, "nothing failed", 0);
		printf("%s: %d allocations failed in turn\n", names[kind], at);
		total += at;
	}
	pidmap_thread_unregister();
	for (int i = 0; i < 4; i++)
		pidmap_barrier();
	check(blocks == 1, "memory is leaked", total);
	printf("%d failures injected, %ld blocks left (the record of this thread), %d errors\n", total, blocks,
	       failures);
	return failures ? 1 : 0;
}
