/* Many processes that allocate, release and look up at the same time. */
#define _GNU_SOURCE
#include "recorder.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	RECENT = 8,               /* numbers that look-ups aim at, by namespace */
	TOKENS_PER_PROCESS = 1000000,
	SETUP_CALLS = 1024,
	LOW_NUMBER = 200,         /* requested while lookers run: no look-up asks for it, see choose_tid() */
};

static struct shared {
	atomic_bool go, stop;
	atomic_int recent[MAX_NAMESPACES][RECENT];
} *shared;

struct player {
	const struct load *load;
	struct log *log;
	int ns;              /* of a looker */
	int tokens;
	uint32_t random;
};

static uint32_t below(struct player *player, int bound)
{
	player->random ^= player->random << 13;
	player->random ^= player->random >> 17;
	player->random ^= player->random << 5;
	return player->random % (uint32_t)bound;
}

static int new_token(struct player *player)
{
	return player->log->process * TOKENS_PER_PROCESS + player->tokens++;
}

static int innermost(const struct load *load)
{
	return load->depth - 1;
}

/* The reserved numbers bound the sweep from below: 300 and more after its first pass. */
static int pid_max_of(const struct load *load, int ns)
{
	return ns == innermost(load) ? load->pid_max : load->pid_max + 2 * load->depth * load->workers;
}

/*
 * The kernel takes a process out of sight (kill says ESRCH) an instant before its number is free
 * (set_tid says EEXIST), which the contract, where release is one step, does not admit. So numbers
 * that are looked up are not requested, and the reverse.
 */
static int choose_tid(struct player *player, int ns)
{
	if (player->load->lookers)
		return LOW_NUMBER + (int)below(player, 8);
	return 298 + (int)below(player, pid_max_of(player->load, ns) - 298);
}

static void allocate_somewhere(struct player *player)
{
	int ns = (int)below(player, player->load->depth);
	struct call what = {.function = ALLOCATE, .ns = ns, .pid = new_token(player)};
	if (below(player, 4) == 0) {
		what.set_tid_size = 1 + (int)below(player, ns + 1);
		for (int i = 0; i < what.set_tid_size; i++)
			what.set_tid[i] = choose_tid(player, ns - i);
	}
	perform(player->log, &what);
	const struct call *done = &player->log->calls[player->log->count - 1];
	for (int level = 0; level < done->number_count; level++)
		atomic_store(&shared->recent[level][below(player, RECENT)], done->numbers[level]);
}

static void release_some(struct player *player)
{
	int index = (int)below(player, held_count());
	perform(player->log, &(struct call){.function = RELEASE, .pid = held_token(index)});
}

static void tune(struct player *player)
{
	int ns = (int)below(player, player->load->depth);
	int pid_max = pid_max_of(player->load, ns);
	struct call what = {.ns = ns};
	switch (below(player, 4)) {
	case 0:
		what.function = GET_PID_MAX;
		break;
	case 1:
		what.function = SET_PID_MAX;
		what.argument = pid_max + (int)below(player, 4);
		break;
	case 2:
		what.function = GET_LAST_PID;
		break;
	default:
		what.function = SET_LAST_PID;
		what.argument = 298 + (int)below(player, pid_max - 298);
		break;
	}
	perform(player->log, &what);
}

static void await_go(void)
{
	while (!atomic_load(&shared->go))
		nap("the start");
}

/* Only the first worker tunes: an init serves one caller. */
static void work(struct player *player, bool tunes)
{
	forget_held();
	await_go();
	for (int i = 0; i < player->load->operations; i++) {
		if (tunes && below(player, 8) == 0)
			tune(player);
		else if (held_count() == 0 ||
			 (held_count() < player->load->hold && below(player, 2)))
			allocate_somewhere(player);
		else
			release_some(player);
	}
	while (held_count() > 0)
		release_some(player);
}

/* A looker lives in the namespace it looks at; it waits for its end, a signal, when it is done. */
static void look(void *argument)
{
	struct player *player = argument;
	await_go();
	for (int i = 0; i < player->load->operations && !atomic_load(&shared->stop); i++) {
		int number = atomic_load(&shared->recent[player->ns][below(player, RECENT)]);
		if (number < 300)
			number = 300;
		struct call *call = begin(player->log, &(struct call){
			.function = FIND, .ns = player->ns, .argument = number});
		bool found = kill(number, 0) == 0 || errno != ESRCH;
		finish(player->log, call, found ? FOUND : ABSENT);
		usleep(100);
	}
	for (;;)
		nap("the end of the run");
}

static struct player new_player(const struct load *load, int process, int capacity)
{
	return (struct player){
		.load = load,
		.log = new_log(process, capacity),
		.tokens = 1,
		.random = (uint32_t)load->seed * 2654435761U + (uint32_t)process * 40503U + 1U,
	};
}

/* What one process calls after another before and after the load. */
static void call(struct player *player, struct call what)
{
	perform(player->log, &what);
}

static int looker_token(const struct load *load, int ns, int index)
{
	return load->depth + 1 + ns * load->lookers + index;
}

/* An init and lookers in each namespace, and a pid_max that is near: whole laps take few calls. */
static void set_up(struct player *setup, struct log **logs, int *log_count)
{
	static struct player lookers[MAX_LOGS];
	const struct load *load = setup->load;
	for (int ns = 0; ns < load->depth; ns++) {
		if (ns > 0)
			call(setup, (struct call){.function = CREATE_NAMESPACE, .ns = ns - 1, .argument = ns});
		call(setup, (struct call){.function = ALLOCATE, .ns = ns, .pid = ns + 1});
	}
	for (int ns = 0; ns < load->depth; ns++)
		for (int i = 0; i < load->lookers; i++) {
			struct player *looker = &lookers[*log_count];
			*looker = new_player(load, *log_count, load->operations);
			looker->ns = ns;
			logs[(*log_count)++] = looker->log;
			struct call what = {
				.function = ALLOCATE, .ns = ns, .pid = looker_token(load, ns, i)};
			perform_allocate(setup->log, &what, look, looker);
		}
	for (int ns = 0; ns < load->depth; ns++) {
		int pid_max = pid_max_of(load, ns);
		call(setup, (struct call){.function = SET_PID_MAX, .ns = ns, .argument = pid_max});
		call(setup, (struct call){.function = SET_LAST_PID, .ns = ns, .argument = pid_max - 3});
	}
}

static void tear_down(struct player *setup)
{
	const struct load *load = setup->load;
	for (int ns = innermost(load); ns >= 0; ns--) {
		call(setup, (struct call){.function = CLOSE, .ns = ns});
		for (int i = 0; i < load->lookers; i++)
			call(setup, (struct call){.function = RELEASE, .pid = looker_token(load, ns, i)});
		call(setup, (struct call){.function = RELEASE, .pid = ns + 1});
	}
}

static int calls_of(const struct player *workers, int count)
{
	int calls = 0;
	for (int i = 0; i < count; i++)
		calls += workers[i].log->count;
	return calls;
}

int run_load(struct log **logs, const struct load *load)
{
	static struct player workers[MAX_LOGS];
	pid_t hosts[MAX_LOGS];
	int log_count = 1;
	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (shared == MAP_FAILED)
		die(EXIT_ENVIRONMENT, "mmap: %s", strerror(errno));
	struct player setup = new_player(load, 0, SETUP_CALLS);
	logs[0] = setup.log;
	set_up(&setup, logs, &log_count);

	for (int i = 0; i < load->workers; i++) {
		workers[i] = new_player(load, log_count, 2 * load->operations + load->hold);
		logs[log_count++] = workers[i].log;
		tree_leave();
		long pid = spawn(0, SIGCHLD, NULL, 0);
		if (pid == 0) {
			work(&workers[i], load->tune && i == 0);
			_exit(0);
		}
		if (pid < 0)
			die(EXIT_ENVIRONMENT, "clone3: %s", strerror((int)-pid));
		hosts[i] = (pid_t)pid;
	}
	atomic_store(&shared->go, true);
	if (load->teardown) {
		while (calls_of(workers, load->workers) < load->workers * load->operations / 2)
			nap("half of the run");
		call(&setup, (struct call){.function = CLOSE, .ns = innermost(load)});
	}
	for (int i = 0; i < load->workers; i++) {
		await_exit(hosts[i]);
		int status = reap(hosts[i]);
		if (status)
			die(status, "a worker gave up");
	}
	atomic_store(&shared->stop, true);
	tear_down(&setup);
	return log_count;
}
