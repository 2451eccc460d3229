#include "recorder.h"

#include <errno.h>
#include <string.h>

enum { MAX_HELD = 16384 };

static struct held {
	int token;
	pid_t host;
} held[MAX_HELD];
static int held_size;

int held_count(void)
{
	return held_size;
}

int held_token(int index)
{
	return held[index].token;
}

void forget_held(void)
{
	held_size = 0;
}

static pid_t take_held(int token)
{
	for (int i = held_size - 1; i >= 0; i--)
		if (held[i].token == token) {
			pid_t host = held[i].host;
			held[i] = held[--held_size];
			return host;
		}
	die(EXIT_USAGE, "pid %d is not live", token);
}

/* What the contract knows; anything else (a read-only /proc, a filter on system calls) is this machine's. */
static void check_errno(int error)
{
	switch (error) {
	case 0:
	case EINVAL:
	case EPERM:
	case EEXIST:
	case EAGAIN:
	case ENOMEM:
	case ENOSPC:
		return;
	default:
		die(EXIT_ENVIRONMENT, "the kernel answers %s", strerror(error));
	}
}

void perform_allocate(struct log *log, const struct call *what, void (*body)(void *), void *argument)
{
	struct child child = {0};
	if (held_size == MAX_HELD)
		die(EXIT_USAGE, "more than %d live pids", MAX_HELD);
	struct call *call = begin(log, what);
	int error = tree_allocate(what->ns, what->set_tid, what->set_tid_size,
				  what->capable_from == NOWHERE, body, argument, &child.host);
	check_errno(error);
	if (error) {
		finish_errno(log, call, error);
		return;
	}
	finish(log, call, PENDING);
	tree_read_numbers(what->ns, &child);
	call->number_count = child.count;
	memcpy(call->numbers, child.numbers, sizeof(call->numbers));
	call->answer = NUMBERS;
	held[held_size++] = (struct held){what->pid, child.host};
}

/* The number can be free from the moment waitid runs, and the process has to have exited before. */
static void perform_release(struct log *log, const struct call *what)
{
	pid_t host = take_held(what->pid);
	if (tree_is_init(host))
		die(EXIT_USAGE, "pid %d is an init: close its namespace first", what->pid);
	await_exit(host);
	struct call *call = begin(log, what);
	reap(host);
	finish(log, call, DONE);
}

static void perform_request(struct log *log, const struct call *what)
{
	bool asks_last_pid = what->function == GET_LAST_PID || what->function == SET_LAST_PID;
	bool sets = what->function == SET_PID_MAX || what->function == SET_LAST_PID;
	struct request request = {
		.kind = what->function == FIND ? ASK_FIND : sets ? ASK_SET : ASK_GET,
		.sysctl = asks_last_pid ? LAST_PID : PID_MAX,
		.argument = what->argument,
		.incapable = what->capable_from == NOWHERE,
	};
	if (what->function == FIND && what->argument < 1)
		die(EXIT_USAGE, "kill(%d) does not look for one process", what->argument);
	struct call *call = begin(log, what);
	struct reply reply = tree_ask(what->ns, &request);
	check_errno(reply.error);
	if (what->function == FIND) {
		finish(log, call, reply.value ? FOUND : ABSENT);
	} else if (sets || reply.error) {
		finish_errno(log, call, reply.error);
	} else {
		finish(log, call, VALUE);
		call->value = reply.value;
	}
}

void perform(struct log *log, const struct call *what)
{
	struct call *call;
	switch (what->function) {
	case CREATE_NAMESPACE:
		call = begin(log, what);
		finish_errno(log, call, tree_create(what->ns, what->argument));
		break;
	case ALLOCATE:
		perform_allocate(log, what, NULL, NULL);
		break;
	case RELEASE:
		perform_release(log, what);
		break;
	case CLOSE:
		call = begin(log, what);
		tree_close(what->ns);
		finish(log, call, DONE);
		break;
	default:
		perform_request(log, what);
		break;
	}
}
