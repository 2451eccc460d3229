/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Replays conformance vectors (spec/vectors/README.md): vectors FILE...
 * Exit status: 0 all answers are right, 1 one is wrong, 2 a file is not a vector of version 1.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "driver.h"
#include "json.h"

#define VERSION 1
#define TOKENS 256
#define LINE 4096

enum status { RIGHT, WRONG, NO_VECTOR };

static bool limits(const char *line, struct pidmap_geometry *geometry)
{
	int cpus;

	*geometry = pidmap_linux(1);
	if (!json_int(line, "cpus", &cpus) || cpus < 1)
		return false;
	geometry->cpus = (unsigned int)cpus;
	return json_int(line, "pid_max_min", &geometry->pid_max_min) &&
	       json_int(line, "pid_max_limit", &geometry->pid_max_limit) &&
	       json_int(line, "root_pid_max", &geometry->root_pid_max) &&
	       json_int(line, "reserved", &geometry->reserved);
}

/* The header: what is wrong with it, or NULL. */
static const char *header(const char *line, struct driver *driver)
{
	static char reason[128];
	struct pidmap_geometry geometry;
	int version;

	if (!json_is(line, "format", "pidmap-vector") || !json_int(line, "version", &version))
		return "not a header of format \"pidmap-vector\"";
	if (version != VERSION) {
		snprintf(reason, sizeof(reason), "version %d of the format; this reads version %d", version, VERSION);
		return reason;
	}
	if (!limits(line, &geometry) || driver_init(driver, &geometry, TOKENS, TOKENS))
		return "limits out of range";
	return NULL;
}

static enum status step(const char *file, int number, const char *line, struct driver *driver)
{
	char printed[ANSWER_SPACE];
	char answer[ANSWER_SPACE + 2];
	struct call call;
	const char *given;

	if (!call_parse(line, &call) || !driver_knows(driver, &call)) {
		fprintf(stderr, "%s:%d: not a call: %s\n", file, number, line);
		return NO_VECTOR;
	}
	call_print(&call, printed);
	given = line + 1 + strlen(printed);
	answer[0] = ',';
	driver_perform(driver, &call, answer + 1);
	strcat(answer, "}");
	if (strcmp(given, answer) == 0)
		return RIGHT;
	fprintf(stderr, "%s:%d: {%s: answered %s, expected %s\n", file, number, printed, answer + 1, given + 1);
	return WRONG;
}

static enum status replay(const char *file, FILE *in)
{
	char line[LINE];
	struct driver driver;
	enum status status = RIGHT;
	const char *reason = "the file is empty";
	int number = 0;

	while (status == RIGHT && fgets(line, sizeof(line), in)) {
		line[strcspn(line, "\n")] = '\0';
		if (++number > 1) {
			status = step(file, number, line, &driver);
			continue;
		}
		reason = header(line, &driver);
		if (reason)
			break;
	}
	if (reason) {
		fprintf(stderr, "%s:%d: %s\n", file, number, reason);
		return NO_VECTOR;
	}
	driver_destroy(&driver);
	if (status == RIGHT && number == 1) {
		fprintf(stderr, "%s:1: there is no call\n", file);
		return NO_VECTOR;
	}
	if (status == RIGHT)
		printf("%s: %d answers\n", file, number - 1);
	return status;
}

int main(int argc, char **argv)
{
	enum status worst = argc > 1 ? RIGHT : NO_VECTOR;

	if (pidmap_thread_register())
		return NO_VECTOR;
	for (int i = 1; i < argc; i++) {
		FILE *in = fopen(argv[i], "r");
		enum status status = NO_VECTOR;

		if (in) {
			status = replay(argv[i], in);
			fclose(in);
		} else {
			fprintf(stderr, "%s: %s\n", argv[i], strerror(errno));
		}
		worst = status > worst ? status : worst;
	}
	pidmap_thread_unregister();
	pidmap_barrier();
	return (int)worst;
}
