#define _GNU_SOURCE
#include "recorder.h"

#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

static const char usage[] =
	"usage: recorder [--timeout SECONDS] script < SCRIPT > HISTORY\n"
	"       recorder [--timeout SECONDS] [--depth N] [--workers N] [--lookers N] [--operations N]\n"
	"                [--pid-max N] [--hold N] [--seed N] [--tune] [--teardown] load > HISTORY\n";

bool is_recorder = true;
static int64_t deadline;

int64_t now_ns(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

void set_deadline(int seconds)
{
	deadline = now_ns() + (int64_t)seconds * 1000000000;
	alarm((unsigned int)seconds + 10); /* should a system call not return */
}

void nap(const char *waiting_for)
{
	if (now_ns() > deadline)
		die(EXIT_TIMEOUT, "timeout while waiting for %s", waiting_for);
	nanosleep(&(struct timespec){.tv_nsec = 20 * 1000}, NULL);
}

void die(int status, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	fprintf(stderr, "recorder: ");
	vfprintf(stderr, format, arguments);
	fputc('\n', stderr);
	va_end(arguments);
	if (is_recorder)
		close_tree();
	_exit(status);
}

/* The greatest number of /sys/devices/system/cpu/possible ("0-3,8-11"), plus 1. */
int read_possible_cpus(void)
{
	char text[256];
	int last = 0;
	FILE *file = fopen("/sys/devices/system/cpu/possible", "re");
	if (!file || !fgets(text, sizeof(text), file))
		die(EXIT_ENVIRONMENT, "cannot read the possible CPUs");
	fclose(file);
	for (char *s = text; *s; s++)
		if (s == text || s[-1] == '-' || s[-1] == ',')
			last = atoi(s);
	return last + 1;
}

static int own_pid_max(void)
{
	int pid_max = 0;
	FILE *file = fopen("/proc/sys/kernel/pid_max", "re");
	if (!file || fscanf(file, "%d", &pid_max) != 1)
		die(EXIT_ENVIRONMENT, "cannot read pid_max: is /proc mounted?");
	fclose(file);
	return pid_max;
}

/* Before Linux 6.14 there is one pid_max for all namespaces, and it is not ours to change. */
static void check_environment(struct utsname *name)
{
	int major = 0, minor = 0;
	uname(name);
	if (sscanf(name->release, "%d.%d", &major, &minor) != 2 || major < 6 ||
	    (major == 6 && minor < 14))
		die(EXIT_ENVIRONMENT, "needs Linux 6.14 or newer, this is %.64s", name->release);
	if (geteuid() != 0)
		die(EXIT_ENVIRONMENT, "needs root to create pid namespaces");
}

static int parse_count(const char *text, int least, int most)
{
	char *end;
	long value = strtol(text, &end, 10);
	if (*end || end == text || value < least || value > most)
		die(EXIT_USAGE, "%s is not a number from %d to %d", text, least, most);
	return (int)value;
}

int main(int argc, char **argv)
{
	static const struct option options[] = {
		{"timeout", required_argument, NULL, 't'}, {"depth", required_argument, NULL, 'd'},
		{"workers", required_argument, NULL, 'w'}, {"lookers", required_argument, NULL, 'l'},
		{"operations", required_argument, NULL, 'n'}, {"pid-max", required_argument, NULL, 'm'},
		{"hold", required_argument, NULL, 'h'}, {"seed", required_argument, NULL, 's'},
		{"tune", no_argument, NULL, 'T'}, {"teardown", no_argument, NULL, 'D'}, {0},
	};
	struct load load = {
		.depth = 1, .workers = 4, .operations = 500, .pid_max = 310, .hold = 3, .seed = 1};
	int seconds = 60, option;
	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1)
		switch (option) {
		case 't': seconds = parse_count(optarg, 1, 3600); break;
		case 'd': load.depth = parse_count(optarg, 1, 16); break;
		case 'w': load.workers = parse_count(optarg, 1, 64); break;
		case 'l': load.lookers = parse_count(optarg, 0, 8); break;
		case 'n': load.operations = parse_count(optarg, 1, 1000000); break;
		case 'm': load.pid_max = parse_count(optarg, 301, 1 << 20); break;
		case 'h': load.hold = parse_count(optarg, 1, 64); break;
		case 's': load.seed = parse_count(optarg, 0, 1 << 30); break;
		case 'T': load.tune = true; break;
		case 'D': load.teardown = true; break;
		default: fputs(usage, stderr); return EXIT_USAGE;
		}
	if (optind + 1 != argc || (load.tune && load.teardown) || load.depth * load.lookers > 128) {
		fputs(usage, stderr);
		return EXIT_USAGE;
	}
	bool script = !strcmp(argv[optind], "script");
	if (!script && strcmp(argv[optind], "load")) {
		fputs(usage, stderr);
		return EXIT_USAGE;
	}

	struct utsname name;
	check_environment(&name);
	int least = 8 * read_possible_cpus();
	if (load.pid_max < least)
		load.pid_max = least; /* the least that this kernel accepts */
	int pid_max = own_pid_max();
	set_deadline(seconds);
	open_tree();

	struct log *logs[MAX_LOGS];
	int log_count = 1;
	if (script) {
		logs[0] = new_log(0, 1 << 16);
		run_script(logs[0]);
	} else {
		log_count = run_load(logs, &load);
	}
	if (own_pid_max() != pid_max)
		die(EXIT_ENVIRONMENT, "pid_max outside the recorded namespaces changed");
	close_tree();

	char source[256];
	snprintf(source, sizeof(source),
		 "Linux %.64s, %s; namespace 0 is a fresh one below the recorder's, whose own levels are "
		 "not recorded", name.release, script ? "script" : "load");
	write_history(logs, log_count, script ? "exact" : "any-free", source);
	return 0;
}
