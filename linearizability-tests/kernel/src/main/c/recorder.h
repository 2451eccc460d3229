/* Records what the running Linux kernel does with pid numbers, as a pidmap history. */
#ifndef RECORDER_H
#define RECORDER_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

enum {
	MAX_NAMESPACES = 64,
	MAX_NUMBERS = 33,    /* levels 0..32 of the history */
	MAX_SET_TID = 64,    /* more than any call accepts: refusals are recorded too */
	PID_MAX_LIMIT = 1 << 22,
	NOWHERE = 33,        /* capable_from of a caller that may choose no number */
	MAX_LOGS = 256,
};

enum exit_status {
	EXIT_USAGE = 2,
	EXIT_ENVIRONMENT = 3,
	EXIT_TIMEOUT = 4,
};

/* ---- main.c: time, waiting, giving up ---- */

int64_t now_ns(void);
void set_deadline(int seconds);
/* Ends the program when the deadline has passed; else sleeps a little. Every wait polls with it. */
void nap(const char *waiting_for);
/* Ends the program and every process it started. */
extern bool is_recorder;     /* false in every process that it starts */
_Noreturn void die(int status, const char *format, ...) __attribute__((format(printf, 2, 3)));
int read_possible_cpus(void);

/* ---- history.c: calls, their answers, and the file ---- */

enum function {
	CREATE_NAMESPACE, ALLOCATE, RELEASE, FIND, CLOSE,
	GET_PID_MAX, SET_PID_MAX, GET_LAST_PID, SET_LAST_PID,
};

enum answer { PENDING, DONE, NUMBERS, FAILED, FOUND, ABSENT, VALUE };

struct call {
	int64_t called, returned;
	enum function function;
	enum answer answer;
	int cpu;
	int ns;              /* create_namespace: the parent */
	int pid;             /* token */
	int argument;        /* child, number, pid_max or last_pid */
	int capable_from;
	int set_tid_size;
	int set_tid[MAX_SET_TID];
	int number_count;
	int numbers[MAX_NUMBERS]; /* outermost first */
	int value;           /* errno or value */
};

/* The calls of one process, in shared memory: what a killed process did is not lost. */
struct log {
	int process;
	int capacity;
	int count;
	int64_t last;        /* time of the latest event: times of one process strictly grow */
	struct call *calls;
};

struct log *new_log(int process, int capacity);
struct call *begin(struct log *log, const struct call *what);
void finish(struct log *log, struct call *call, enum answer answer);
/* With the errno of a failure, or DONE where error is 0. */
void finish_errno(struct log *log, struct call *call, int error);
void write_history(struct log **logs, int log_count, const char *strength, const char *source);

/* ---- agent.c: processes inside the recorded namespaces ---- */

enum request_kind { ASK_GET, ASK_SET, ASK_FIND, ASK_SPAWN, ASK_EXIT };
enum sysctl { PID_MAX, LAST_PID };

struct request {
	enum request_kind kind;
	enum sysctl sysctl;
	int argument;
	bool incapable;
	int set_tid_size;
	int set_tid[MAX_SET_TID];
};

struct reply {
	int error;
	int value;
};

long spawn(uint64_t flags, int exit_signal, const int *set_tid, int size);
void keep_only(int first, int second);
void set_incapable(bool incapable);
_Noreturn void run_agent(int socket);
_Noreturn void run_scaffold(int socket, int agent_socket);
struct reply ask(int socket, const struct request *request);

/* ---- tree.c: the recorded namespaces, seen from outside ---- */

struct child {
	pid_t host;          /* its pid where the recorder runs */
	int count;
	int numbers[MAX_NUMBERS];
};

void open_tree(void);
void close_tree(void);
/* The next child of this process is born where the recorder stands. */
void tree_leave(void);
/* Each performs one operation on the kernel; 0 or an errno. */
int tree_create(int parent, int child);
int tree_allocate(int ns, const int *set_tid, int size, bool incapable, void (*body)(void *),
		  void *argument, pid_t *host);
void tree_read_numbers(int ns, struct child *child);
void tree_close(int ns);
struct reply tree_ask(int ns, const struct request *request);
/* Whether that process is the init of a namespace that is not closed. */
bool tree_is_init(pid_t host);
/* Waits until a child has exited; it keeps its numbers until reap() returns. */
void await_exit(pid_t host);
/* Its exit status, or 128 and the signal that ended it. */
int reap(pid_t host);

/* ---- perform.c: one call, performed and recorded ---- */

void perform(struct log *log, const struct call *what);
/* The same for an allocation whose process runs body. */
void perform_allocate(struct log *log, const struct call *what, void (*body)(void *), void *argument);
/* Pids that this process allocated and has not released. */
int held_count(void);
int held_token(int index);
/* For a process that inherited the list of another. */
void forget_held(void);

/* ---- script.c and load.c: the two ways to make calls ---- */

void run_script(struct log *log);

struct load {
	int depth;           /* namespaces, each inside the one before */
	int workers;         /* processes that allocate and release */
	int lookers;         /* processes in each namespace that look numbers up */
	int operations;      /* by each of them */
	int pid_max;         /* of the innermost namespace */
	int hold;            /* pids a worker holds at most */
	int seed;
	bool tune;           /* pid_max and ns_last_pid are written meanwhile */
	bool teardown;       /* the innermost init is killed meanwhile */
};

/* Runs it, puts the logs of its processes into logs, and returns how many there are. */
int run_load(struct log **logs, const struct load *load);

#endif
