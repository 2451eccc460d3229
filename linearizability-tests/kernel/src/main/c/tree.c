/*
 * The recorded namespaces, seen from outside. All their processes are children of the recorder (or
 * of its workers), which stands in none of them and therefore takes no number in them.
 */
#define _GNU_SOURCE
#include "recorder.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct namespace {
	bool exists, closed;
	int parent, level;
	int agent, agent_end;   /* socket to its init, and the end that its init will take */
	int scaffold_socket;
	pid_t scaffold;         /* alive until there is an init */
	pid_t init;             /* 0 while there is none */
	int fd;                 /* its /proc/.../ns/pid */
};

static struct namespace namespaces[MAX_NAMESPACES];
static int own_namespace = -1;
static int entered = -1;        /* the namespace that children of this process are born in */
static int scaffolds;

static struct namespace *at(int ns)
{
	if (ns < 0 || ns >= MAX_NAMESPACES || !namespaces[ns].exists)
		die(EXIT_USAGE, "no namespace %d", ns);
	return &namespaces[ns];
}

static bool is_open(int ns)
{
	return at(ns)->init != 0 && !at(ns)->closed;
}

bool tree_is_init(pid_t host)
{
	for (int ns = 0; ns < MAX_NAMESPACES; ns++)
		if (namespaces[ns].exists && is_open(ns) && namespaces[ns].init == host)
			return true;
	return false;
}

/* Lets the next child of this process be born in ns; -1: where the recorder stands. */
static void enter(int ns)
{
	if (ns == entered)
		return;
	if (setns(ns < 0 ? own_namespace : at(ns)->fd, CLONE_NEWPID))
		die(EXIT_ENVIRONMENT, "setns: %s", strerror(errno));
	entered = ns;
}

void tree_leave(void)
{
	enter(-1);
}

static void new_socket(int *ours, int *theirs)
{
	int ends[2];
	struct timeval limit = {.tv_sec = 10};
	int on = 1;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) ||
	    setsockopt(ends[0], SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit)) ||
	    setsockopt(ends[0], SOL_SOCKET, SO_PASSCRED, &on, sizeof(on)))
		die(EXIT_ENVIRONMENT, "socketpair: %s", strerror(errno));
	*ours = ends[0];
	*theirs = ends[1];
}

/* The kernel translates the sender's pid into the receiver's namespace. */
static pid_t receive_greeting(int socket)
{
	struct reply greeting;
	struct iovec vector = {&greeting, sizeof(greeting)};
	union {
		struct cmsghdr header;
		char space[CMSG_SPACE(sizeof(struct ucred))];
	} control = {0};
	struct msghdr message = {
		.msg_iov = &vector, .msg_iovlen = 1,
		.msg_control = &control, .msg_controllen = sizeof(control),
	};
	if (recvmsg(socket, &message, 0) != (ssize_t)sizeof(greeting) || !CMSG_FIRSTHDR(&message))
		die(EXIT_ENVIRONMENT, "an init did not report");
	struct ucred credentials;
	memcpy(&credentials, CMSG_DATA(CMSG_FIRSTHDR(&message)), sizeof(credentials));
	return credentials.pid;
}

struct reply tree_ask(int ns, const struct request *request)
{
	if (!is_open(ns))
		die(EXIT_USAGE, "only a live init can ask the kernel about namespace %d", ns);
	struct reply reply = ask(at(ns)->agent, request);
	if (reply.error == ECONNRESET)
		die(EXIT_ENVIRONMENT, "the init of namespace %d does not answer", ns);
	return reply;
}

static int sysctl_of(int ns, enum request_kind kind, enum sysctl sysctl, int value)
{
	struct request request = {.kind = kind, .sysctl = sysctl, .argument = value};
	struct reply reply = tree_ask(ns, &request);
	if (reply.error)
		die(EXIT_ENVIRONMENT, "sysctl of namespace %d: %s", ns, strerror(reply.error));
	return reply.value;
}

/*
 * A process in parent that leaves no trace there: it asks for the greatest numbers there are, which
 * moves no cursor, while pid_max lets it; afterwards its numbers are out of every sweep's reach
 * unless pid_max is at its limit.
 */
static pid_t raise_scaffold(struct namespace *n)
{
	int theirs, before[MAX_NUMBERS], set_tid[MAX_NUMBERS], size = 0;
	new_socket(&n->scaffold_socket, &theirs);
	for (int p = n->parent; p >= 0; p = at(p)->parent, size++) {
		before[size] = sysctl_of(p, ASK_GET, PID_MAX, 0);
		sysctl_of(p, ASK_SET, PID_MAX, PID_MAX_LIMIT);
		set_tid[size] = PID_MAX_LIMIT - 1 - scaffolds;
	}
	scaffolds++;
	enter(n->parent);
	long pid = spawn(0, SIGCHLD, set_tid, size);
	if (pid == 0)
		run_scaffold(theirs, n->agent_end);
	if (pid < 0)
		die(EXIT_ENVIRONMENT, "clone3: %s", strerror((int)-pid));
	int i = 0;
	for (int p = n->parent; p >= 0; p = at(p)->parent)
		sysctl_of(p, ASK_SET, PID_MAX, before[i++]);
	close(theirs);
	return (pid_t)pid;
}

static void remove_scaffold(struct namespace *n)
{
	struct request request = {.kind = ASK_EXIT};
	if (send(n->scaffold_socket, &request, sizeof(request), MSG_NOSIGNAL) < 0)
		kill(n->scaffold, SIGKILL);
	await_exit(n->scaffold);
	reap(n->scaffold);
	close(n->scaffold_socket);
	n->scaffold = 0;
}

int tree_create(int parent, int child)
{
	if (child < 0 || child >= MAX_NAMESPACES || namespaces[child].exists)
		die(EXIT_USAGE, "namespace %d cannot be created", child);
	if (parent >= 0 && !is_open(parent))
		die(EXIT_USAGE, "a namespace is created by a process in its parent, which has none");
	int level = parent < 0 ? 0 : at(parent)->level + 1;
	struct namespace *n = &namespaces[child];
	*n = (struct namespace){.parent = parent, .level = level};
	new_socket(&n->agent, &n->agent_end);
	n->scaffold = raise_scaffold(n);
	struct reply reply;
	if (recv(n->scaffold_socket, &reply, sizeof(reply), 0) != (ssize_t)sizeof(reply))
		die(EXIT_ENVIRONMENT, "a helper process does not answer");
	n->exists = true;
	if (reply.error) {
		remove_scaffold(n);
		n->exists = false;
	}
	return reply.error;
}

void open_tree(void)
{
	own_namespace = open("/proc/self/ns/pid", O_RDONLY | O_CLOEXEC);
	if (own_namespace < 0)
		die(EXIT_ENVIRONMENT, "this kernel has no pid namespaces: %s", strerror(errno));
	int error = tree_create(-1, 0);
	if (error)
		die(EXIT_ENVIRONMENT, "unshare(CLONE_NEWPID): %s", strerror(error));
}

static int allocate_first(struct namespace *n, const int *set_tid, int size, bool incapable,
			  pid_t *host)
{
	struct request request = {.kind = ASK_SPAWN, .incapable = incapable, .set_tid_size = size};
	memcpy(request.set_tid, set_tid, (size_t)size * sizeof(int));
	struct reply reply = ask(n->scaffold_socket, &request);
	if (reply.error)
		return reply.error;
	n->init = *host = receive_greeting(n->agent);
	close(n->agent_end);
	char path[64];
	snprintf(path, sizeof(path), "/proc/%d/ns/pid", n->init);
	n->fd = open(path, O_RDONLY | O_CLOEXEC);
	if (n->fd < 0)
		die(EXIT_ENVIRONMENT, "%s: %s", path, strerror(errno));
	remove_scaffold(n);
	return 0;
}

/*
 * A process in ns that runs body (which need not exist: the child then exits at once and keeps its
 * numbers as a zombie). The first process of a namespace is always its agent.
 */
int tree_allocate(int ns, const int *set_tid, int size, bool incapable, void (*body)(void *),
		  void *argument, pid_t *host)
{
	struct namespace *n = at(ns);
	if (size > n->level + 1 && size < 32)
		die(EXIT_USAGE, "set_tid would choose a number outside the recorded namespaces");
	if (!n->init)
		return allocate_first(n, set_tid, size, incapable, host);
	enter(ns);
	if (incapable)
		set_incapable(true);
	long pid = spawn(0, SIGCHLD, set_tid, size);
	if (pid == 0) {
		if (body)
			body(argument);
		_exit(0);
	}
	if (incapable)
		set_incapable(false);
	*host = (pid_t)pid;
	return pid < 0 ? (int)-pid : 0;
}

/* A child keeps its numbers at least until it is reaped, and only the caller does that. */
void tree_read_numbers(int ns, struct child *child)
{
	struct namespace *n = at(ns);
	char path[64], line[1024];
	snprintf(path, sizeof(path), "/proc/%d/status", child->host);
	FILE *file = fopen(path, "re");
	int all[2 * MAX_NUMBERS], count = 0;
	while (file && fgets(line, sizeof(line), file))
		if (!strncmp(line, "NSpid:", 6))
			for (char *s = strtok(line + 6, " \t\n"); s; s = strtok(NULL, " \t\n"))
				if (count < 2 * MAX_NUMBERS)
					all[count++] = atoi(s);
	if (file)
		fclose(file);
	child->count = n->level + 1;
	if (count <= child->count)
		die(EXIT_ENVIRONMENT, "no NSpid line for every level in %s", path);
	memcpy(child->numbers, all + count - child->count, (size_t)child->count * sizeof(int));
}

/*
 * Whether an init that was killed admits no further pid. It has exited, or it is on its way out and
 * sleeps: the only interruptible sleep there is the wait for the other processes of its namespace,
 * and the kernel refuses further pids before that wait.
 */
static bool admits_no_more(pid_t init)
{
	char path[64], text[512], state;
	unsigned int flags;
	snprintf(path, sizeof(path), "/proc/%d/stat", init);
	FILE *file = fopen(path, "re");
	if (!file)
		return true;
	size_t length = fread(text, 1, sizeof(text) - 1, file);
	fclose(file);
	text[length] = '\0';
	char *after_name = strrchr(text, ')');
	if (!after_name ||
	    sscanf(after_name + 1, " %c %*d %*d %*d %*d %*d %u", &state, &flags) != 2)
		die(EXIT_ENVIRONMENT, "%s has an unknown form", path);
	const unsigned int exiting = 0x4; /* PF_EXITING */
	return state == 'Z' || (state == 'S' && (flags & exiting));
}

static bool is_below(int ns, int ancestor)
{
	while (ns >= 0 && ns != ancestor)
		ns = at(ns)->parent;
	return ns == ancestor;
}

void tree_close(int ns)
{
	if (!at(ns)->init)
		die(EXIT_USAGE, "namespace %d is closed by the exit of an init it does not have", ns);
	if (at(ns)->closed)
		return;
	kill(at(ns)->init, SIGKILL);
	for (int d = 0; d < MAX_NAMESPACES; d++) {
		if (!namespaces[d].exists || !is_below(d, ns))
			continue;
		while (namespaces[d].init && !admits_no_more(namespaces[d].init))
			nap("the close of a namespace");
		namespaces[d].closed = true;
	}
}

void await_exit(pid_t host)
{
	siginfo_t info = {0};
	for (;;) {
		if (waitid(P_PID, (id_t)host, &info, WEXITED | WNOHANG | WNOWAIT | __WALL))
			die(EXIT_ENVIRONMENT, "waitid: %s", strerror(errno));
		if (info.si_pid == host)
			return;
		nap("the exit of a process");
	}
}

int reap(pid_t host)
{
	siginfo_t info = {0};
	if (waitid(P_PID, (id_t)host, &info, WEXITED | WNOHANG | __WALL) || info.si_pid != host)
		die(EXIT_ENVIRONMENT, "a process cannot be reaped");
	return info.si_code == CLD_EXITED ? info.si_status : 128 + info.si_status;
}

/* Ends and reaps every process of the tree; what is left of the recorder's children goes too. */
void close_tree(void)
{
	for (int ns = 0; ns < MAX_NAMESPACES; ns++) {
		if (namespaces[ns].scaffold > 0)
			kill(namespaces[ns].scaffold, SIGKILL);
		if (namespaces[ns].init > 0 && !namespaces[ns].closed)
			kill(namespaces[ns].init, SIGKILL);
	}
	for (int i = 0; i < 20000; i++) {
		pid_t pid = waitpid(-1, NULL, WNOHANG | __WALL);
		if (pid < 0)
			break;
		if (pid == 0)
			nanosleep(&(struct timespec){.tv_nsec = 100 * 1000}, NULL);
	}
}
