/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Throughput of allocation and release: each thread keeps some pids and gives back the oldest for each new one.
 *
 *   bench port|radix THREADS MILLISECONDS   prints pairs of calls a second, of all threads
 *   bench check CALLS                       whether both give the same numbers to one thread
 *
 * Exit status: 0, 1 the numbers differ, 2 bad usage, 3 no memory or no thread.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "pidmap.h"
#include "radix.h"

#define MAX_THREADS 256
#define KEPT 16
#define BATCH 64
#define PID_SIZE 128

struct worker {
	pthread_t thread;
	unsigned int cpu;
	long pairs;
	bool failed;
};

static struct pid_ns *port;
static struct radix_map radix;
static bool is_port;
static _Atomic(bool) stop;
static pthread_barrier_t start;

/* What is kept of an allocation. */
struct held {
	struct pid *pid;
	void *item; /* as large as a pid: either map costs its user one object a number */
	int number;
};

static bool take(unsigned int cpu, struct held *held)
{
	if (is_port)
		return pid_allocate(port, cpu, NULL, NULL, &held->pid) == 0;
	held->item = aligned_alloc(PID_SIZE, PID_SIZE);
	if (!held->item)
		return false;
	memset(held->item, 0, PID_SIZE);
	held->number = radix_allocate(&radix, held->item);
	return held->number > 0;
}

static void give_back(struct held *held)
{
	if (is_port) {
		pid_release(held->pid);
		pid_put(held->pid);
	} else {
		radix_release(&radix, held->number);
		free(held->item);
	}
}

static void *work(void *argument)
{
	struct worker *worker = argument;
	struct held held[KEPT];
	int oldest = 0;

	worker->failed = pidmap_thread_register() != 0;
	for (int i = 0; i < KEPT && !worker->failed; i++)
		worker->failed = !take(worker->cpu, &held[i]);
	pthread_barrier_wait(&start);
	while (!worker->failed && !atomic_load_explicit(&stop, memory_order_relaxed)) {
		for (int i = 0; i < BATCH && !worker->failed; i++) {
			give_back(&held[oldest]);
			worker->failed = !take(worker->cpu, &held[oldest]);
			oldest = (oldest + 1) % KEPT;
		}
		worker->pairs += BATCH;
	}
	for (int i = 0; i < KEPT && !worker->failed; i++)
		give_back(&held[i]);
	pidmap_thread_unregister();
	return NULL;
}

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int measure(int threads, int milliseconds)
{
	static struct worker workers[MAX_THREADS];
	struct timespec span = { .tv_sec = milliseconds / 1000, .tv_nsec = milliseconds % 1000 * 1000000L };
	struct pid *init = NULL;
	long pairs = 0;
	double began;
	double seconds;

	/* Until 1 is live an overlapping call fails. */
	if (is_port && pid_allocate(port, 0, NULL, NULL, &init))
		return 3;
	pthread_barrier_init(&start, NULL, (unsigned int)threads + 1);
	for (int i = 0; i < threads; i++) {
		workers[i].cpu = (unsigned int)i;
		if (pthread_create(&workers[i].thread, NULL, work, &workers[i]))
			return 3;
	}
	pthread_barrier_wait(&start);
	began = now();
	nanosleep(&span, NULL);
	atomic_store_explicit(&stop, true, memory_order_relaxed);
	seconds = now() - began;
	for (int i = 0; i < threads; i++) {
		pthread_join(workers[i].thread, NULL);
		if (workers[i].failed)
			return 3;
		pairs += workers[i].pairs;
	}
	printf("%.0f\n", (double)pairs / seconds);
	if (init) {
		pid_release(init);
		pid_put(init);
	}
	return 0;
}

/* Random calls of one thread on both. */
static int check(int calls)
{
	static struct held both[1000];
	static bool taken[1000];
	unsigned int random = 1;

	for (int i = 0; i < calls; i++) {
		struct held *held;
		int at;

		random = random * 1103515245u + 12345u;
		at = (int)(random >> 16) % 1000;
		held = &both[at];
		if (taken[at]) {
			radix_release(&radix, held->number);
			pid_release(held->pid);
			pid_put(held->pid);
		} else {
			int error = pid_allocate(port, 0, NULL, NULL, &held->pid);
			int number = error ? error : pid_number(held->pid, 0);

			held->number = radix_allocate(&radix, held);
			if (held->number != number) {
				printf("call %d: the port has %d, the radix tree %d\n", i, number, held->number);
				return 1;
			}
			if (error)
				continue;
		}
		taken[at] = !taken[at];
	}
	printf("%d calls, the same numbers\n", calls);
	for (int at = 0; at < 1000; at++) {
		if (taken[at]) {
			pid_release(both[at].pid);
			pid_put(both[at].pid);
		}
	}
	return 0;
}

int main(int argc, char **argv)
{
	bool checks = argc == 3 && strcmp(argv[1], "check") == 0;
	int threads = argc == 4 ? atoi(argv[2]) : 1;
	int amount = checks ? atoi(argv[2]) : argc == 4 ? atoi(argv[3]) : 0;
	struct pidmap_geometry geometry;
	int status;

	is_port = argc == 4 && strcmp(argv[1], "port") == 0;
	if ((!checks && !is_port && !(argc == 4 && strcmp(argv[1], "radix") == 0)) || threads < 1 ||
	    threads > MAX_THREADS || amount < 1) {
		fprintf(stderr, "usage: bench port|radix THREADS MILLISECONDS | bench check CALLS\n");
		return 2;
	}
	geometry = pidmap_linux((unsigned int)threads);
	if (checks)
		geometry.root_pid_max = 800;
	if (pidmap_thread_register() || pidmap_create(&geometry, &port) ||
	    !radix_init(&radix, geometry.root_pid_max, geometry.reserved))
		return 3;
	status = checks ? check(amount) : measure(threads, amount);
	pid_ns_put(port);
	radix_destroy(&radix);
	pidmap_thread_unregister();
	pidmap_barrier();
	return status;
}
