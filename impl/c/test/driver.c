/* SPDX-License-Identifier: Apache-2.0 */
#include "driver.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"

static const char *const names[FUNCTIONS] = {
	"create_namespace", "allocate", "release",	"find",	       "number_of",    "find_at_least", "list_live",
	"close",	    "is_drained", "get_pid_max", "set_pid_max", "get_last_pid", "set_last_pid",
};

static void append(char text[ANSWER_SPACE], const char *format, ...)
{
	size_t used = strlen(text);
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text + used, ANSWER_SPACE - used, format, arguments);
	va_end(arguments);
}

int driver_init(struct driver *driver, const struct pidmap_geometry *geometry, int namespaces, int pids)
{
	struct pid_ns *root;
	int error = pidmap_create(geometry, &root);

	if (error)
		return error;
	*driver = (struct driver){ .namespaces = namespaces, .pids = pids };
	driver->ns = calloc((size_t)namespaces, sizeof(driver->ns[0]));
	driver->pid = calloc((size_t)pids, sizeof(driver->pid[0]));
	if (!driver->ns || !driver->pid) {
		free(driver->ns);
		free(driver->pid);
		pid_ns_put(root);
		return -ENOMEM;
	}
	atomic_store(&driver->ns[0], root);
	return 0;
}

void driver_destroy(struct driver *driver)
{
	for (int pid = 0; pid < driver->pids; pid++) {
		struct pid *held = atomic_load(&driver->pid[pid]);

		if (held) {
			pid_release(held);
			pid_put(held);
		}
	}
	for (int ns = 0; ns < driver->namespaces; ns++)
		pid_ns_put(atomic_load(&driver->ns[ns]));
	free(driver->ns);
	free(driver->pid);
}

static struct pid_ns *namespace(struct driver *driver, int token)
{
	return token >= 0 && token < driver->namespaces ? atomic_load(&driver->ns[token]) : NULL;
}

static struct pid *pid(struct driver *driver, int token)
{
	return token >= 0 && token < driver->pids ? atomic_load(&driver->pid[token]) : NULL;
}

bool driver_knows(struct driver *driver, const struct call *call)
{
	switch (call->function) {
	case CREATE_NAMESPACE:
		return namespace(driver, call->parent) && call->child < driver->namespaces;
	case RELEASE:
		return pid(driver, call->pid);
	case NUMBER_OF:
		return pid(driver, call->pid) && namespace(driver, call->ns);
	case ALLOCATE:
		return namespace(driver, call->ns) && call->pid < driver->pids;
	default:
		return namespace(driver, call->ns);
	}
}

void driver_forget(struct driver *driver, int token)
{
	struct pid *held = atomic_exchange(&driver->pid[token], NULL);

	if (held)
		pid_put(held);
}

/* The token of a pid is its task, so a look-up tells which incarnation of a number it met. */
static int token_of(const struct pid *pid)
{
	return (int)(intptr_t)pid_task(pid);
}

static void print_errno(char answer[ANSWER_SPACE], int error)
{
	const char *name = error == -EINVAL ? "EINVAL" :
			   error == -EPERM  ? "EPERM" :
			   error == -EEXIST ? "EEXIST" :
			   error == -EAGAIN ? "EAGAIN" :
			   error == -ENOMEM ? "ENOMEM" :
			   error == -ENOSPC ? "ENOSPC" :
			   error == -ESRCH  ? "ESRCH" :
					      "UNKNOWN";

	append(answer, "\"errno\":\"%s\"", name);
}

static void print_done(char answer[ANSWER_SPACE], int error)
{
	if (error)
		print_errno(answer, error);
	else
		append(answer, "\"done\":true");
}

static void print_found(char answer[ANSWER_SPACE], const struct pid *found, const struct pid_ns *ns)
{
	if (found)
		append(answer, "\"found\":{\"pid\":%d,\"number\":%d}", token_of(found), pid_number_in(found, ns));
	else
		append(answer, "\"absent\":true");
}

static void print_integers(char text[ANSWER_SPACE], const char *name, const int *values, size_t count)
{
	append(text, "\"%s\":[", name);
	for (size_t i = 0; i < count; i++)
		append(text, "%s%d", i ? "," : "", values[i]);
	append(text, "]");
}

static void allocate(struct driver *driver, const struct call *call, char answer[ANSWER_SPACE])
{
	struct pidmap_request request = {
		.set_tid = call->set_tid,
		.size = call->set_tid_size,
		.capable_from = call->capable_from,
	};
	int values[PIDMAP_MAX_LEVEL + 1] = { 0 };
	struct pid *allocated;
	size_t levels;
	int error = pid_allocate(namespace(driver, call->ns), (unsigned int)call->cpu,
				 (void *)(intptr_t)call->pid, &request, &allocated);

	if (error) {
		print_errno(answer, error);
		return;
	}
	levels = (size_t)pid_level(allocated) + 1;
	for (size_t level = 0; level < levels; level++)
		values[level] = pid_number(allocated, (int)level);
	print_integers(answer, "numbers", values, levels);
	if (driver->tells_laps) {
		for (size_t level = 0; level < levels; level++)
			values[level] = pid_lap(allocated, (int)level);
		append(answer, ",");
		print_integers(answer, "laps", values, levels);
	}
	atomic_store(&driver->pid[call->pid], allocated);
}

struct listing {
	char *answer;
	const struct pid_ns *ns;
	bool any;
};

static bool list(struct pid *met, void *context)
{
	struct listing *listing = context;

	append(listing->answer, "%s{\"pid\":%d,\"number\":%d}", listing->any ? "," : "", token_of(met),
	       pid_number_in(met, listing->ns));
	listing->any = true;
	return true;
}

static void look_up(struct pid_ns *ns, const struct call *call, char answer[ANSWER_SPACE])
{
	struct listing listing = { .answer = answer, .ns = ns };
	struct pid *found;
	int error;

	pidmap_read_lock();
	switch (call->function) {
	case FIND:
		print_found(answer, pid_find(ns, call->number), ns);
		break;
	case FIND_AT_LEAST:
		error = pid_find_at_least(ns, call->number, &found);
		if (error)
			print_errno(answer, error);
		else
			print_found(answer, found, ns);
		break;
	default:
		append(answer, "\"listed\":[");
		pid_for_each(ns, list, &listing);
		append(answer, "]");
		break;
	}
	pidmap_read_unlock();
}

static void create_namespace(struct driver *driver, const struct call *call, char answer[ANSWER_SPACE])
{
	struct pid_ns *child;
	int error = pid_ns_create_child(namespace(driver, call->parent), &child);

	if (!error)
		atomic_store(&driver->ns[call->child], child);
	print_done(answer, error);
}

void driver_perform(struct driver *driver, const struct call *call, char answer[ANSWER_SPACE])
{
	struct pid_ns *ns = namespace(driver, call->ns);

	answer[0] = '\0';
	switch (call->function) {
	case CREATE_NAMESPACE:
		create_namespace(driver, call, answer);
		break;
	case ALLOCATE:
		allocate(driver, call, answer);
		break;
	case RELEASE:
		print_done(answer, pid_release(pid(driver, call->pid)));
		break;
	case NUMBER_OF:
		append(answer, "\"value\":%d", pid_number_in(pid(driver, call->pid), ns));
		break;
	case FIND:
	case FIND_AT_LEAST:
	case LIST_LIVE:
		look_up(ns, call, answer);
		break;
	case CLOSE:
		pid_ns_close(ns);
		print_done(answer, 0);
		break;
	case IS_DRAINED:
		append(answer, "\"value\":%d", pid_ns_is_drained(ns));
		break;
	case GET_PID_MAX:
		append(answer, "\"value\":%d", pid_ns_pid_max(ns));
		break;
	case SET_PID_MAX:
		print_done(answer, pid_ns_set_pid_max(ns, call->pid_max));
		break;
	case GET_LAST_PID:
		append(answer, "\"value\":%d", pid_ns_last_pid(ns));
		break;
	case SET_LAST_PID:
		print_done(answer, pid_ns_set_last_pid(ns, call->last_pid, call->capable_from));
		break;
	case FUNCTIONS:
		break;
	}
}

void call_print(const struct call *call, char text[ANSWER_SPACE])
{
	text[0] = '\0';
	append(text, "\"f\":\"%s\"", names[call->function]);
	switch (call->function) {
	case CREATE_NAMESPACE:
		append(text, ",\"parent\":%d,\"child\":%d", call->parent, call->child);
		break;
	case ALLOCATE:
		append(text, ",\"cpu\":%d,\"ns\":%d,\"pid\":%d", call->cpu, call->ns, call->pid);
		if (call->set_tid_size) {
			append(text, ",");
			print_integers(text, "set_tid", call->set_tid, call->set_tid_size);
		}
		if (call->capable_from)
			append(text, ",\"capable_from\":%d", call->capable_from);
		break;
	case RELEASE:
		append(text, ",\"pid\":%d", call->pid);
		break;
	case NUMBER_OF:
		append(text, ",\"pid\":%d,\"ns\":%d", call->pid, call->ns);
		break;
	case FIND:
	case FIND_AT_LEAST:
		append(text, ",\"ns\":%d,\"number\":%d", call->ns, call->number);
		break;
	case SET_PID_MAX:
		append(text, ",\"ns\":%d,\"pid_max\":%d", call->ns, call->pid_max);
		break;
	case SET_LAST_PID:
		append(text, ",\"cpu\":%d,\"ns\":%d,\"last_pid\":%d", call->cpu, call->ns, call->last_pid);
		if (call->capable_from)
			append(text, ",\"capable_from\":%d", call->capable_from);
		break;
	default:
		append(text, ",\"ns\":%d", call->ns);
		break;
	}
}

bool call_parse(const char *line, struct call *call)
{
	int function = 0;
	char printed[ANSWER_SPACE];

	*call = (struct call){ 0 };
	while (function < FUNCTIONS && !json_is(line, "f", names[function]))
		function++;
	if (function == FUNCTIONS)
		return false;
	call->function = (enum function)function;
	json_int(line, "cpu", &call->cpu);
	json_int(line, "ns", &call->ns);
	json_int(line, "pid", &call->pid);
	json_int(line, "parent", &call->parent);
	json_int(line, "child", &call->child);
	json_int(line, "number", &call->number);
	json_int(line, "pid_max", &call->pid_max);
	json_int(line, "last_pid", &call->last_pid);
	json_int(line, "capable_from", &call->capable_from);
	json_ints(line, "set_tid", call->set_tid, SET_TID_SPACE, &call->set_tid_size);
	/* A field that is missing, wrong or unknown does not come back as it was. */
	call_print(call, printed);
	return line[0] == '{' && strncmp(line + 1, printed, strlen(printed)) == 0;
}
