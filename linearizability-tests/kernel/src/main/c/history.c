#define _GNU_SOURCE
#include "recorder.h"

#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

struct log *new_log(int process, int capacity)
{
	size_t size = sizeof(struct log) + (size_t)capacity * sizeof(struct call);
	struct log *log = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (log == MAP_FAILED)
		die(EXIT_ENVIRONMENT, "mmap: %s", strerror(errno));
	*log = (struct log){.process = process, .capacity = capacity, .calls = (struct call *)(log + 1)};
	return log;
}

static int64_t stamp(struct log *log)
{
	int64_t t = now_ns();
	log->last = t > log->last ? t : log->last + 1;
	return log->last;
}

struct call *begin(struct log *log, const struct call *what)
{
	if (log->count == log->capacity)
		die(EXIT_USAGE, "more than %d calls by one process", log->capacity);
	struct call *call = &log->calls[log->count];
	*call = *what;
	call->answer = PENDING;
	call->cpu = sched_getcpu();
	call->called = stamp(log);
	log->count++;
	return call;
}

void finish(struct log *log, struct call *call, enum answer answer)
{
	call->returned = stamp(log);
	call->answer = answer;
}

void finish_errno(struct log *log, struct call *call, int error)
{
	call->value = error;
	finish(log, call, error ? FAILED : DONE);
}

struct event {
	int64_t t;
	bool is_return;
	int process;
	struct call *call;
	int op;
};

/* At one instant calls come before returns: the calls may have overlapped, so the history says so. */
static int by_time(const void *left, const void *right)
{
	const struct event *a = left, *b = right;
	if (a->t != b->t)
		return a->t < b->t ? -1 : 1;
	if (a->is_return != b->is_return)
		return a->is_return ? 1 : -1;
	return a->op - b->op;
}

static void write_list(const char *name, const int *values, int count)
{
	printf(",\"%s\":[", name);
	for (int i = 0; i < count; i++)
		printf(i ? ",%d" : "%d", values[i]);
	putchar(']');
}

static void write_call(const struct event *event)
{
	static const char *const names[] = {
		"create_namespace", "allocate", "release", "find", "close",
		"get_pid_max", "set_pid_max", "get_last_pid", "set_last_pid",
	};
	const struct call *c = event->call;
	printf("{\"t\":%lld,\"e\":\"call\",\"op\":%d,\"process\":%d,\"f\":\"%s\"",
	       (long long)event->t, event->op, event->process, names[c->function]);
	switch (c->function) {
	case CREATE_NAMESPACE:
		printf(",\"parent\":%d,\"child\":%d", c->ns, c->argument);
		break;
	case ALLOCATE:
		printf(",\"cpu\":%d,\"ns\":%d,\"pid\":%d", c->cpu, c->ns, c->pid);
		write_list("set_tid", c->set_tid, c->set_tid_size);
		printf(",\"capable_from\":%d", c->capable_from);
		break;
	case RELEASE:
		printf(",\"pid\":%d", c->pid);
		break;
	case FIND:
		printf(",\"ns\":%d,\"number\":%d", c->ns, c->argument);
		break;
	case CLOSE:
	case GET_PID_MAX:
	case GET_LAST_PID:
		printf(",\"ns\":%d", c->ns);
		break;
	case SET_PID_MAX:
		printf(",\"ns\":%d,\"pid_max\":%d", c->ns, c->argument);
		break;
	case SET_LAST_PID:
		printf(",\"cpu\":%d,\"ns\":%d,\"last_pid\":%d,\"capable_from\":%d", c->cpu, c->ns,
		       c->argument, c->capable_from);
		break;
	}
	puts("}");
}

static void write_return(const struct event *event)
{
	const struct call *c = event->call;
	printf("{\"t\":%lld,\"e\":\"return\",\"op\":%d", (long long)event->t, event->op);
	switch (c->answer) {
	case DONE:
		printf(",\"done\":true");
		break;
	case NUMBERS:
		write_list("numbers", c->numbers, c->number_count);
		break;
	case FAILED:
		printf(",\"errno\":\"%s\"", strerrorname_np(c->value));
		break;
	case FOUND:
		printf(",\"found\":{\"pid\":-1,\"number\":%d}", c->argument);
		break;
	case ABSENT:
		printf(",\"absent\":true");
		break;
	case VALUE:
		printf(",\"value\":%d", c->value);
		break;
	case PENDING:
		break;
	}
	puts("}");
}

void write_history(struct log **logs, int log_count, const char *strength, const char *source)
{
	size_t events = 0, calls = 0;
	for (int i = 0; i < log_count; i++)
		calls += (size_t)logs[i]->count;
	struct event *all = calloc(2 * calls + 1, sizeof(*all));
	if (!all)
		die(EXIT_ENVIRONMENT, "out of memory");
	int op = 0;
	for (int i = 0; i < log_count; i++)
		for (int j = 0; j < logs[i]->count; j++, op++) {
			struct call *c = &logs[i]->calls[j];
			all[events++] = (struct event){c->called, false, logs[i]->process, c, op};
			if (c->answer != PENDING)
				all[events++] = (struct event){c->returned, true, logs[i]->process, c, op};
		}
	qsort(all, events, sizeof(*all), by_time);

	int cpus = read_possible_cpus();
	printf("{\"format\":\"pidmap-history\",\"version\":1,\"strength\":\"%s\",\"limits\":"
	       "{\"cpus\":%d,\"pid_max_min\":%d,\"pid_max_limit\":%d,\"root_pid_max\":%d,"
	       "\"reserved\":300},\"source\":\"%s\"}\n",
	       strength, cpus, 8 * cpus > 301 ? 8 * cpus : 301, PID_MAX_LIMIT, PID_MAX_LIMIT, source);
	for (size_t i = 0; i < events; i++)
		if (all[i].is_return)
			write_return(&all[i]);
		else
			write_call(&all[i]);
	printf("{\"e\":\"end\",\"events\":%zu}\n", events);
	free(all);
	if (fflush(stdout) || ferror(stdout))
		die(EXIT_ENVIRONMENT, "cannot write the history: %s", strerror(errno));
}
