/*
 * Processes inside the recorded namespaces. pid_max, ns_last_pid and kill() mean the namespace of
 * whoever uses them, so they are used by the init of each namespace, on request.
 */
#define _GNU_SOURCE
#include "recorder.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/sched.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { AGENT_IDLE_MS = 120 * 1000 };

static const char *const sysctl_paths[] = {
	[PID_MAX] = "/proc/sys/kernel/pid_max",
	[LAST_PID] = "/proc/sys/kernel/ns_last_pid",
};

/* clone3, in the way of fork; the new pid, 0 in the child, or a negative errno. */
long spawn(uint64_t flags, int exit_signal, const int *set_tid, int size)
{
	struct clone_args args = {
		.flags = flags,
		.exit_signal = (uint64_t)exit_signal,
		.set_tid = size ? (uint64_t)(uintptr_t)set_tid : 0,
		.set_tid_size = (uint64_t)size,
	};
	long pid = syscall(SYS_clone3, &args, sizeof(args));
	if (pid == 0) {
		is_recorder = false;
		prctl(PR_SET_PDEATHSIG, SIGKILL);
	}
	return pid < 0 ? -errno : pid;
}

/* Leaves the caller with the standard streams, first as descriptor 3 and second (or -1) as 4. */
void keep_only(int first, int second)
{
	int a = fcntl(first, F_DUPFD, 128);
	int b = second < 0 ? -1 : fcntl(second, F_DUPFD, 128);
	dup2(a, 3);
	if (b >= 0)
		dup2(b, 4);
	close_range(b >= 0 ? 5 : 4, ~0U, 0);
}

/* Gives up for a while, or takes back, the right to choose numbers. */
void set_incapable(bool incapable)
{
	static const uint64_t choosing = 1ULL << CAP_SYS_ADMIN | 1ULL << CAP_CHECKPOINT_RESTORE;
	struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
	struct __user_cap_data_struct data[2];
	if (syscall(SYS_capget, &header, data))
		_exit(EXIT_ENVIRONMENT);
	for (int i = 0; i < 2; i++) {
		uint32_t bits = (uint32_t)(choosing >> (32 * i));
		data[i].effective = incapable ? data[i].effective & ~bits
					      : data[i].effective | (data[i].permitted & bits);
	}
	if (syscall(SYS_capset, &header, data))
		_exit(EXIT_ENVIRONMENT);
}

static struct reply get_sysctl(enum sysctl sysctl)
{
	char text[32];
	int fd = open(sysctl_paths[sysctl], O_RDONLY | O_CLOEXEC);
	ssize_t length = fd < 0 ? -1 : read(fd, text, sizeof(text) - 1);
	struct reply reply = {.error = length < 0 ? errno : 0};
	if (length >= 0) {
		text[length] = '\0';
		reply.value = atoi(text);
	}
	if (fd >= 0)
		close(fd);
	return reply;
}

static struct reply set_sysctl(enum sysctl sysctl, int value)
{
	char text[32];
	int length = snprintf(text, sizeof(text), "%d\n", value);
	int fd = open(sysctl_paths[sysctl], O_WRONLY | O_CLOEXEC);
	struct reply reply = {.error = fd < 0 || write(fd, text, (size_t)length) < 0 ? errno : 0};
	if (fd >= 0)
		close(fd);
	return reply;
}

static struct reply answer(const struct request *request)
{
	switch (request->kind) {
	case ASK_GET:
		return get_sysctl(request->sysctl);
	case ASK_SET: {
		set_incapable(request->incapable);
		struct reply reply = set_sysctl(request->sysctl, request->argument);
		set_incapable(false);
		return reply;
	}
	case ASK_FIND:
		return (struct reply){.value = kill(request->argument, 0) == 0 || errno != ESRCH};
	default:
		return (struct reply){.error = ENOSYS};
	}
}

/* Waits for a request; the process ends when nobody asks any more. */
static void receive(int socket, struct request *request)
{
	struct pollfd poll_fd = {.fd = socket, .events = POLLIN};
	if (poll(&poll_fd, 1, AGENT_IDLE_MS) != 1 ||
	    recv(socket, request, sizeof(*request), 0) != (ssize_t)sizeof(*request))
		_exit(0);
}

static void respond(int socket, const struct reply *reply)
{
	if (send(socket, reply, sizeof(*reply), MSG_NOSIGNAL) != (ssize_t)sizeof(*reply))
		_exit(0);
}

/* The init of a namespace. Its first message tells the recorder its pid there. */
void run_agent(int socket)
{
	keep_only(socket, -1);
	respond(3, &(struct reply){0});
	for (;;) {
		struct request request;
		receive(3, &request);
		struct reply reply = answer(&request);
		respond(3, &reply);
	}
}

/*
 * Stands in a namespace only to create the first process of a new namespace below it, which only a
 * member can do. That process becomes a child of the recorder, so nothing but the recorder reaps it.
 */
void run_scaffold(int socket, int agent_socket)
{
	keep_only(socket, agent_socket);
	respond(3, &(struct reply){.error = unshare(CLONE_NEWPID) ? errno : 0});
	for (;;) {
		struct request request;
		receive(3, &request);
		if (request.kind == ASK_EXIT)
			_exit(0);
		set_incapable(request.incapable);
		long pid = spawn(CLONE_PARENT, 0, request.set_tid, request.set_tid_size);
		if (pid == 0) {
			set_incapable(false);
			run_agent(4);
		}
		set_incapable(false);
		respond(3, &(struct reply){.error = pid < 0 ? (int)-pid : 0});
	}
}

struct reply ask(int socket, const struct request *request)
{
	struct reply reply;
	if (send(socket, request, sizeof(*request), MSG_NOSIGNAL) != (ssize_t)sizeof(*request))
		return (struct reply){.error = ECONNRESET};
	if (recv(socket, &reply, sizeof(reply), 0) != (ssize_t)sizeof(reply))
		return (struct reply){.error = ECONNRESET};
	return reply;
}
