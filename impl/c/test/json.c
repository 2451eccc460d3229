/* SPDX-License-Identifier: Apache-2.0 */
#include "json.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *json_field(const char *line, const char *name)
{
	char key[64];
	const char *found;

	snprintf(key, sizeof(key), "\"%s\":", name);
	found = strstr(line, key);
	return found ? found + strlen(key) : NULL;
}

static bool integer(const char **text, int *value)
{
	char *end;
	long read;

	errno = 0;
	read = strtol(*text, &end, 10);
	if (end == *text || errno || read < INT_MIN || read > INT_MAX)
		return false;
	*value = (int)read;
	*text = end;
	return true;
}

bool json_int(const char *line, const char *name, int *value)
{
	const char *text = json_field(line, name);

	return text && integer(&text, value);
}

bool json_ints(const char *line, const char *name, int *values, size_t space, size_t *count)
{
	const char *text = json_field(line, name);

	*count = 0;
	if (!text || *text != '[')
		return false;
	do {
		text++;
		if (*count == space || !integer(&text, &values[*count]))
			return false;
		++*count;
	} while (*text == ',');
	return *text == ']';
}

bool json_is(const char *line, const char *name, const char *text)
{
	const char *value = json_field(line, name);
	size_t length = strlen(text);

	return value && value[0] == '"' && strncmp(value + 1, text, length) == 0 && value[length + 1] == '"';
}
