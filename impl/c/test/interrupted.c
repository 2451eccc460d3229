/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Interrupts one call at each of its shared accesses, and at each choice of several of them, by other calls
 * from within, as an interrupt handler would make them: what a preempted thread sees, without luck. Each
 * program is one that a broken variant fails and that threads meet in some runs only.
 *
 * Exit status: 0 no answer is wrong, 1 one is, 3 no memory.
 */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pidmap.h"

void step(void);

#define MOST_STOPS 3
#define NUMBERS 16

static const struct pidmap_geometry geometry = {
	.cpus = 2,
	.range_size = 2,
	.pid_max_min = 2,
	.pid_max_limit = NUMBERS,
	.root_pid_max = 6,
	.reserved = 1,
	.lanes = 1,
	.max_lanes = 1,
};

struct program {
	const char *name;
	int stops;                  /* how often the call is interrupted */
	void (*prepare)(void);
	void (*call)(void);
	void (*interrupt)(int stop);
	const char *(*wrong)(void); /* what is wrong with the answer, or NULL */
};

/* ---- Stops --------------------------------------------------------------------------------------------- */

static const struct program *program;
static bool armed;
static int steps;
static int stop_at[MOST_STOPS];
static int stopped;

void step(void)
{
	if (!armed)
		return;
	steps++;
	if (stopped < program->stops && steps == stop_at[stopped]) {
		armed = false;
		program->interrupt(stopped++);
		armed = true;
	}
}

/* ---- Calls --------------------------------------------------------------------------------------------- */

static struct pid_ns *root;
static struct pid_ns *child;
static struct pid *holder[NUMBERS]; /* by number in the root */
static int answer;

static void need(bool done)
{
	if (!done) {
		fprintf(stderr, "%s: a call that prepares fails\n", program->name);
		exit(3);
	}
}

static int try_take(int number)
{
	struct pidmap_request request = { .set_tid = &number, .size = 1 };

	return pid_allocate(root, 0, NULL, &request, &holder[number]);
}

static void take(int number)
{
	need(try_take(number) == 0);
}

static void drop(int number)
{
	need(pid_release(holder[number]) == 0);
	pid_put(holder[number]);
	holder[number] = NULL;
}

static void start(void)
{
	need(pidmap_create(&geometry, &root) == 0);
	take(1);
}

static void end(void)
{
	for (int number = 1; number < NUMBERS; number++) {
		if (holder[number])
			drop(number);
	}
	if (child)
		pid_ns_put(child);
	pid_ns_put(root);
	child = NULL;
}

/* ---- Programs ------------------------------------------------------------------------------------------ */

/* A hole goes from 5 to 2 and back until the call has taken it: a number is free at every instant before. */

static int hole;

static void prepare_hole(void)
{
	start();
	for (int number = 2; number < 5; number++)
		take(number);
	hole = 5;
}

static void move_hole(int stop)
{
	(void)stop;
	if (!hole)
		return;
	drop(7 - hole);
	hole = try_take(hole) == 0 ? 7 - hole : 0;
}

static void allocate(void)
{
	struct pid *pid;

	answer = pid_allocate(root, 0, NULL, NULL, &pid);
	if (answer == 0)
		holder[pid_number(pid, 0)] = pid;
}

static const char *full(void)
{
	return answer == -EAGAIN ? "full, though a number was free at every instant" : NULL;
}

/* From 2 on, 4 is the least; then 2 is, while 4 goes and 5 comes. */

static void prepare_search(void)
{
	start();
	take(4);
}

static void search(void)
{
	struct pid *pid;

	need(pid_find_at_least(root, 2, &pid) == 0);
	answer = pid ? pid_number(pid, 0) : 0;
}

static void pass_behind(int stop)
{
	(void)stop;
	take(2);
	take(5);
	drop(4);
}

static const char *not_least(void)
{
	return answer == 4 || answer == 2 ? NULL : "a number that was never the least";
}

/* The child is closed while a number is being allocated there. */

static bool was_live;

static void prepare_close(void)
{
	start();
	need(pid_ns_create_child(root, &child) == 0);
	need(pid_allocate(child, 0, NULL, NULL, &holder[2]) == 0);
	was_live = false;
}

static void close_child(int stop)
{
	(void)stop;
	pid_ns_close(child);
	was_live = pid_find(child, 2) != NULL;
}

static void allocate_in_child(void)
{
	struct pid *pid;

	answer = pid_allocate(child, 0, NULL, NULL, &pid);
	if (answer == 0)
		holder[pid_number(pid, 0)] = pid;
}

static const char *live_after_close(void)
{
	return answer == 0 && stopped == 1 && !was_live ? "live, though close had returned before" : NULL;
}

/* The first allocation is passed by the whole life of another one; then 1 is asked for. */

static int passed; /* the number of the one that passed */
static bool refused;

static void prepare_empty(void)
{
	need(pidmap_create(&geometry, &root) == 0);
	passed = 0;
	refused = false;
}

static void allocate_first(void)
{
	struct pid *pid;

	answer = pid_allocate(root, 0, NULL, NULL, &pid);
	if (answer == 0) {
		answer = pid_number(pid, 0);
		holder[answer] = pid;
	}
}

static void live_then_ask(int stop)
{
	struct pid *pid;

	if (stop > 0) {
		refused = try_take(1) == -EEXIST;
	} else if (pid_allocate(root, 0, NULL, NULL, &pid) == 0) {
		passed = pid_number(pid, 0);
		need(pid_release(pid) == 0);
		pid_put(pid);
	}
}

static const char *not_first(void)
{
	if (passed == 1 && answer == 1)
		return "1 is the first number twice";
	return refused && answer != 1 ? "1 is refused, and nobody has it" : NULL;
}

/* A pid found in a section is there until its end, however many are released meanwhile. */

#define CHURN 1000

static struct pid *found;

/* What was freed, overwritten and kept: to read it is no error, and tells. */
static struct freed {
	struct freed *next;
	size_t size;
} *freed;

static void *zalloc_with_size(size_t size)
{
	struct freed *block = aligned_alloc(128, 128 + (size + 127) / 128 * 128);

	if (!block)
		return NULL;
	block->size = size;
	return memset((char *)block + 128, 0, size);
}

static void overwrite(void *memory)
{
	struct freed *block = memory ? (void *)((char *)memory - 128) : NULL;

	if (!block)
		return;
	memset(memory, 0xff, block->size);
	block->next = freed;
	freed = block;
}

static void forget_freed(void)
{
	while (freed) {
		struct freed *next = freed->next;

		free(freed);
		freed = next;
	}
}

static void churn(void)
{
	found = pid_find(root, 2);
	drop(2);
	for (int i = 0; i < CHURN; i++) {
		struct pid *pid;

		need(pid_allocate(root, 0, NULL, NULL, &pid) == 0);
		need(pid_release(pid) == 0);
		pid_put(pid);
	}
	answer = pid_number(found, 0);
}

static void prepare_churn(void)
{
	start();
	take(2);
}

static const char *freed_in_use(void)
{
	return answer == 2 ? NULL : "freed, though a section had found it";
}

static const struct program programs[] = {
	{ "a section that lasts", 0, prepare_churn, churn, NULL, freed_in_use },
	{ "a hole that moves", 3, prepare_hole, allocate, move_hole, full },
	{ "a first number that is passed", 2, prepare_empty, allocate_first, live_then_ask, not_first },
	{ "a search that is passed", 1, prepare_search, search, pass_behind, not_least },
	{ "close before the publication", 1, prepare_close, allocate_in_child, close_child, live_after_close },
};

/* ---- Runs ---------------------------------------------------------------------------------------------- */

static long runs;
static int errors;

/* One run; whether the call had as many accesses as the stops want. */
static bool run(void)
{
	const char *wrong;

	program->prepare();
	/* The interrupting calls are in the section of the call. */
	pidmap_read_lock();
	steps = 0;
	stopped = 0;
	armed = true;
	program->call();
	armed = false;
	pidmap_read_unlock();
	wrong = program->wrong();
	if (wrong && errors++ < 5) {
		fprintf(stderr, "%s: %s; interrupted at", program->name, wrong);
		for (int stop = 0; stop < stopped; stop++)
			fprintf(stderr, " %d", stop_at[stop]);
		fprintf(stderr, "\n");
	}
	runs++;
	end();
	forget_freed();
	return stopped == program->stops;
}

/* All choices of the stops from that one on; whether there was any. */
static bool choose(int stop)
{
	bool any = false;

	if (stop == program->stops)
		return run();
	for (stop_at[stop] = stop == 0 ? 1 : stop_at[stop - 1] + 1; choose(stop + 1); stop_at[stop]++)
		any = true;
	return any;
}

int main(void)
{
	struct pidmap_memory memory = { .zalloc = zalloc_with_size, .free = overwrite };

	pidmap_set_memory(memory);
	if (pidmap_thread_register())
		return 3;
	for (size_t p = 0; p < sizeof(programs) / sizeof(programs[0]); p++) {
		long before = runs;

		program = &programs[p];
		choose(0);
		printf("%s: %ld runs\n", program->name, runs - before);
	}
	pidmap_thread_unregister();
	pidmap_barrier();
	forget_freed();
	printf("%ld runs, %d errors\n", runs, errors);
	return errors > 0;
}
