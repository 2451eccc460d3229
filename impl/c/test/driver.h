/* SPDX-License-Identifier: Apache-2.0 */
/* Performs calls in the words of spec/HISTORY.md on a map. Safe for use by many threads. */
#ifndef DRIVER_H
#define DRIVER_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "pidmap.h"

enum function {
	CREATE_NAMESPACE,
	ALLOCATE,
	RELEASE,
	FIND,
	NUMBER_OF,
	FIND_AT_LEAST,
	LIST_LIVE,
	CLOSE,
	IS_DRAINED,
	GET_PID_MAX,
	SET_PID_MAX,
	GET_LAST_PID,
	SET_LAST_PID,
	FUNCTIONS
};

#define SET_TID_SPACE (PIDMAP_MAX_SET_TID + 1)

struct call {
	enum function function;
	int cpu;
	int ns;
	int pid;
	int parent;
	int child;
	int number;
	int pid_max;
	int last_pid;
	int capable_from;
	int set_tid[SET_TID_SPACE];
	size_t set_tid_size;
};

/* What tokens stand for. */
struct driver {
	bool tells_laps;
	int namespaces;
	int pids;
	_Atomic(struct pid_ns *) *ns;
	_Atomic(struct pid *) *pid; /* each with a reference */
};

#define ANSWER_SPACE 4096

/* 0 or -ENOMEM, -EINVAL. */
int driver_init(struct driver *driver, const struct pidmap_geometry *geometry, int namespaces, int pids);

/* Releases what is live and frees the map. No other thread is registered. */
void driver_destroy(struct driver *driver);

/* Whether every token that the call names has appeared. */
bool driver_knows(struct driver *driver, const struct call *call);

/* Performs the call and writes its answer, the last fields of a line: "done":true */
void driver_perform(struct driver *driver, const struct call *call, char answer[ANSWER_SPACE]);

/* Lets go of a token that nobody will name again. */
void driver_forget(struct driver *driver, int pid);

/* The fields of the call as on a line of a history: "f":"find","ns":0,"number":1 */
void call_print(const struct call *call, char text[ANSWER_SPACE]);

/* Reads these fields; false where the line has no such call. */
bool call_parse(const char *line, struct call *call);

#endif
