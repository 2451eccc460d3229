/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lets threads call a small map at random and writes the history (spec/HISTORY.md) to standard output:
 *
 *   record SHAPE THREADS CALLS SEED       calls in all; SHAPE: one-lane, lanes, nested, tight, close
 *
 * Exit status: 0 written, 2 bad usage, 3 no memory or no thread.
 */
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "driver.h"
#include "steps.h"

#define MAX_THREADS 64
#define NAMESPACES 4
#define INIT_PIDS 8

/* What is run on which map. Chances are per thousand calls. */
struct shape {
	const char *name;
	struct pidmap_geometry geometry;
	int namespaces; /* besides the root: a child, its child, a sibling */
	int hold;       /* pids that a thread keeps before it releases more than it allocates */
	int requests;
	int bounds;
	int writes;
	bool closes;
};

static const struct shape shapes[] = {
	{ "one-lane", { 2, 8, 2, 64, 24, 4, 1, 1 }, 1, 4, 40, 0, 0, false },
	{ "lanes", { 8, 2, 2, 64, 48, 4, 1, 8 }, 1, 3, 40, 20, 20, false },
	{ "nested", { 4, 4, 2, 64, 40, 3, 1, 4 }, 3, 4, 80, 20, 20, false },
	{ "tight", { 4, 2, 2, 16, 8, 2, 1, 4 }, 2, 4, 80, 0, 10, false },
	{ "close", { 4, 2, 2, 32, 24, 2, 1, 4 }, 3, 3, 60, 0, 10, true },
};

static const struct shape *shape;
static struct driver driver;
static _Atomic(uint64_t) clock_now;
static pthread_barrier_t start;

struct event {
	uint64_t t;
	char *text;
};

struct caller {
	pthread_t thread;
	int process;
	int calls;
	uint32_t random;
	int next_pid; /* tokens are dealt out in advance: process, process + threads, ... */
	int threads;
	int held_count;
	int held[16];
	struct event *events; /* two a call */
	int event_count;
	bool failed;
};

static uint32_t random_below(struct caller *caller, uint32_t bound)
{
	caller->random ^= caller->random << 13;
	caller->random ^= caller->random >> 17;
	caller->random ^= caller->random << 5;
	return caller->random % bound;
}

static void note(struct caller *caller, uint64_t t, const char *text)
{
	size_t size = strlen(text) + 1;
	char *copy = malloc(size);

	if (!copy) {
		caller->failed = true;
		return;
	}
	memcpy(copy, text, size);
	caller->events[caller->event_count++] = (struct event){ .t = t, .text = copy };
}

/* Performs one call and notes it; whether it went well. */
static bool perform(struct caller *caller, const struct call *call)
{
	static _Atomic(int) ops;
	int op = atomic_fetch_add(&ops, 1);
	char printed[ANSWER_SPACE];
	char answer[ANSWER_SPACE];
	char line[2 * ANSWER_SPACE];
	uint64_t called;
	uint64_t returned;

	call_print(call, printed);
	called = atomic_fetch_add(&clock_now, 1);
	driver_perform(&driver, call, answer);
	returned = atomic_fetch_add(&clock_now, 1);
	snprintf(line, sizeof(line), "\"e\":\"call\",\"op\":%d,\"process\":%d,%s}", op, caller->process, printed);
	note(caller, called, line);
	snprintf(line, sizeof(line), "\"e\":\"return\",\"op\":%d,%s}", op, answer);
	note(caller, returned, line);
	return !strstr(answer, "errno");
}

static int any_namespace(struct caller *caller)
{
	return (int)random_below(caller, (uint32_t)shape->namespaces + 1);
}

static int any_number(struct caller *caller)
{
	return 1 + (int)random_below(caller, (uint32_t)shape->geometry.root_pid_max - 1);
}

static void allocate(struct caller *caller)
{
	struct call call = {
		.function = ALLOCATE,
		.cpu = caller->process % (int)shape->geometry.cpus,
		.ns = any_namespace(caller),
		.pid = caller->next_pid,
	};

	if ((int)random_below(caller, 1000) < shape->requests) {
		call.set_tid[0] = any_number(caller);
		call.set_tid_size = 1;
	}
	if (call.pid >= driver.pids)
		return;
	caller->next_pid += caller->threads;
	if (perform(caller, &call))
		caller->held[caller->held_count++] = call.pid;
}

static void release(struct caller *caller)
{
	int at = (int)random_below(caller, (uint32_t)caller->held_count);
	struct call call = { .function = RELEASE, .pid = caller->held[at] };

	caller->held[at] = caller->held[--caller->held_count];
	perform(caller, &call);
	/* Half of the pids stay known, so that they are released again and asked for. */
	if (call.pid / caller->threads % 2)
		driver_forget(&driver, call.pid);
}

/* A pid of anybody that is not forgotten, or -1. */
static int stray_pid(struct caller *caller)
{
	int pid = (int)random_below(caller, (uint32_t)caller->next_pid + 1);
	struct call call = { .function = RELEASE, .pid = pid };

	return pid / caller->threads % 2 == 0 && driver_knows(&driver, &call) ? pid : -1;
}

static void something_else(struct caller *caller, int progress)
{
	struct call call = { .ns = any_namespace(caller), .number = any_number(caller) };
	int kind = (int)random_below(caller, 1000);

	if (kind < shape->bounds) {
		call.function = SET_PID_MAX;
		call.pid_max = shape->geometry.root_pid_max - (int)random_below(caller, 6);
	} else if ((kind -= shape->bounds) < shape->writes) {
		call.function = SET_LAST_PID;
		call.last_pid = any_number(caller) - 1;
	} else if ((kind -= shape->writes) < 60) {
		call.function = RELEASE;
		call.pid = stray_pid(caller);
		if (call.pid < 0)
			return;
	} else if ((kind -= 60) < 60) {
		call.function = NUMBER_OF;
		call.pid = stray_pid(caller);
		if (call.pid < 0)
			return;
	} else if (kind < 160) {
		call.function = FIND_AT_LEAST;
	} else if (kind < 200) {
		call.function = GET_LAST_PID;
	} else if (kind < 240) {
		call.function = LIST_LIVE;
	} else if (kind < 280 && shape->closes && call.ns != 0 && progress > 60) {
		call.function = CLOSE;
	} else if (kind < 400) {
		call.function = IS_DRAINED;
	} else {
		call.function = FIND;
	}
	perform(caller, &call);
}

static void *run(void *argument)
{
	struct caller *caller = argument;

	caller->failed = pidmap_thread_register() != 0;
	pthread_barrier_wait(&start);
	if (caller->failed)
		return NULL;
	steps_seed(caller->random * 2654435761u);
	for (int i = 0; i < caller->calls && !caller->failed; i++) {
		int kind = (int)random_below(caller, 100);

		if (kind < 20)
			something_else(caller, 100 * i / caller->calls);
		else if (caller->held_count >= shape->hold || (caller->held_count > 0 && kind < 55))
			release(caller);
		else
			allocate(caller);
	}
	pidmap_thread_unregister();
	return NULL;
}

static int by_time(const void *a, const void *b)
{
	const struct event *left = a;
	const struct event *right = b;

	return left->t < right->t ? -1 : left->t > right->t;
}

static void write_history(const struct event *events, int count, int threads)
{
	const struct pidmap_geometry *g = &shape->geometry;
	/* Linux's order is promised to calls that do not overlap, in one lane. */
	bool exact = g->max_lanes == 1 && threads == 1;

	printf("{\"format\":\"pidmap-history\",\"version\":1,\"strength\":\"%s\",\"limits\":{\"cpus\":%u,"
	       "\"pid_max_min\":%d,\"pid_max_limit\":%d,\"root_pid_max\":%d,\"reserved\":%d},"
	       "\"source\":\"impl/c, shape %s, %d threads\",\"range_size\":%d}\n",
	       exact ? "exact" : "any-free", g->cpus, g->pid_max_min, g->pid_max_limit,
	       g->root_pid_max, g->reserved, shape->name, threads, g->range_size);
	for (int i = 0; i < count; i++)
		printf("{\"t\":%llu,%s\n", (unsigned long long)events[i].t, events[i].text);
	printf("{\"e\":\"end\",\"events\":%d}\n", count);
}

/* The inits of all namespaces, by a process that then is silent. */
static void prepare(struct caller *caller)
{
	static const int parents[NAMESPACES] = { -1, 0, 1, 0 };

	for (int ns = 0; ns <= shape->namespaces; ns++) {
		struct call create = { .function = CREATE_NAMESPACE, .parent = parents[ns], .child = ns };
		struct call init = { .function = ALLOCATE, .ns = ns, .pid = driver.pids - 1 - ns };

		if (ns > 0)
			perform(caller, &create);
		perform(caller, &init);
	}
}

static int record(int threads, int calls, uint32_t seed)
{
	static struct caller callers[MAX_THREADS + 1];
	size_t space = 2 * ((size_t)calls + 4 * INIT_PIDS);
	struct event *all = calloc(space, sizeof(*all));
	struct caller *first = &callers[threads];
	int count = 0;

	if (!all || driver_init(&driver, &shape->geometry, NAMESPACES, calls + threads + INIT_PIDS))
		return 3;
	driver.tells_laps = true;
	pthread_barrier_init(&start, NULL, (unsigned int)threads);
	for (int i = 0; i <= threads; i++) {
		callers[i] = (struct caller){
			.process = i,
			.calls = calls / threads,
			.random = seed * 7919u + (uint32_t)i * 104729u + 1u,
			.next_pid = i,
			.threads = threads,
			.events = calloc(2 * ((size_t)calls / (size_t)threads + 4 * INIT_PIDS), sizeof(struct event)),
		};
		if (!callers[i].events)
			return 3;
	}
	prepare(first);
	for (int i = 0; i < threads; i++) {
		if (pthread_create(&callers[i].thread, NULL, run, &callers[i]))
			return 3;
	}
	for (int i = 0; i < threads; i++)
		pthread_join(callers[i].thread, NULL);
	for (int i = 0; i <= threads; i++) {
		if (callers[i].failed)
			return 3;
		memcpy(all + count, callers[i].events, (size_t)callers[i].event_count * sizeof(*all));
		count += callers[i].event_count;
		free(callers[i].events);
	}
	qsort(all, (size_t)count, sizeof(*all), by_time);
	write_history(all, count, threads);
	for (int i = 0; i < count; i++)
		free(all[i].text);
	free(all);
	driver_destroy(&driver);
	return 0;
}

int main(int argc, char **argv)
{
	int threads = argc == 5 ? atoi(argv[2]) : 0;
	int calls = argc == 5 ? atoi(argv[3]) : 0;
	int status;

	for (size_t i = 0; argc == 5 && i < sizeof(shapes) / sizeof(shapes[0]); i++) {
		if (strcmp(shapes[i].name, argv[1]) == 0)
			shape = &shapes[i];
	}
	if (!shape || threads < 1 || threads > MAX_THREADS || calls < threads || calls > 10000000) {
		fprintf(stderr, "usage: record one-lane|lanes|nested|tight|close THREADS CALLS SEED\n");
		return 2;
	}
	if (pidmap_thread_register())
		return 3;
	status = record(threads, calls, (uint32_t)strtoul(argv[4], NULL, 10));
	pidmap_thread_unregister();
	pidmap_barrier();
	return status;
}
