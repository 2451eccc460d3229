/*
 * A script on standard input, one call a line:
 *
 *   create_namespace PARENT CHILD
 *   allocate NS PID CAPABLE_FROM [NUMBER ...]    numbers asked for, innermost first
 *   release PID
 *   find NS NUMBER
 *   close NS
 *   get_pid_max NS         set_pid_max NS PID_MAX
 *   get_last_pid NS        set_last_pid NS LAST_PID CAPABLE_FROM
 *
 * CAPABLE_FROM is 0 (may choose numbers everywhere) or 33 (nowhere).
 */
#include "recorder.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_WORDS = 4 + MAX_SET_TID };

static const struct {
	const char *name;
	enum function function;
	int least, most; /* arguments */
} functions[] = {
	{"create_namespace", CREATE_NAMESPACE, 2, 2},
	{"allocate", ALLOCATE, 3, 3 + MAX_SET_TID},
	{"release", RELEASE, 1, 1},
	{"find", FIND, 2, 2},
	{"close", CLOSE, 1, 1},
	{"get_pid_max", GET_PID_MAX, 1, 1},
	{"set_pid_max", SET_PID_MAX, 2, 2},
	{"get_last_pid", GET_LAST_PID, 1, 1},
	{"set_last_pid", SET_LAST_PID, 3, 3},
};

static int to_number(const char *word, int line)
{
	char *end;
	errno = 0;
	long value = strtol(word, &end, 10);
	if (errno || *end || end == word || value != (int)value)
		die(EXIT_USAGE, "line %d: %s is not a number", line, word);
	return (int)value;
}

static int capable(int value, int line)
{
	if (value != 0 && value != NOWHERE)
		die(EXIT_USAGE, "line %d: capable_from must be 0 or %d", line, NOWHERE);
	return value;
}

static struct call parse(char *text, int line)
{
	int words[MAX_WORDS], count = 0;
	char *name = strtok(text, " \t");
	for (char *word = strtok(NULL, " \t"); word; word = strtok(NULL, " \t")) {
		if (count == MAX_WORDS)
			die(EXIT_USAGE, "line %d: too long", line);
		words[count++] = to_number(word, line);
	}
	size_t f = 0;
	while (f < sizeof(functions) / sizeof(*functions) && strcmp(name, functions[f].name))
		f++;
	if (f == sizeof(functions) / sizeof(*functions))
		die(EXIT_USAGE, "line %d: unknown call %s", line, name);
	if (count < functions[f].least || count > functions[f].most)
		die(EXIT_USAGE, "line %d: wrong number of arguments", line);

	struct call call = {.function = functions[f].function, .ns = words[0]};
	switch (call.function) {
	case ALLOCATE:
		call.pid = words[1];
		call.capable_from = capable(words[2], line);
		call.set_tid_size = count - 3;
		memcpy(call.set_tid, words + 3, (size_t)call.set_tid_size * sizeof(int));
		break;
	case RELEASE:
		call.pid = words[0];
		break;
	case SET_LAST_PID:
		call.capable_from = capable(words[2], line);
		call.argument = words[1];
		break;
	case CREATE_NAMESPACE:
	case FIND:
	case SET_PID_MAX:
		call.argument = words[1];
		break;
	default:
		break;
	}
	return call;
}

void run_script(struct log *log)
{
	char text[1024];
	for (int line = 1; fgets(text, sizeof(text), stdin); line++) {
		size_t length = strcspn(text, "\n");
		if (text[length] == '\0' && !feof(stdin))
			die(EXIT_USAGE, "line %d: too long", line);
		text[length] = '\0';
		if (text[strspn(text, " \t")] == '\0')
			continue;
		struct call call = parse(text, line);
		perform(log, &call);
	}
}
