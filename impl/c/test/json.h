/* SPDX-License-Identifier: Apache-2.0 */
/* The fields of a line of JSON that has no spaces. */
#ifndef JSON_H
#define JSON_H

#include <stdbool.h>
#include <stddef.h>

/* Where the value of the field begins, or NULL. */
const char *json_field(const char *line, const char *name);

bool json_int(const char *line, const char *name, int *value);
bool json_ints(const char *line, const char *name, int *values, size_t space, size_t *count);
bool json_is(const char *line, const char *name, const char *text);

#endif
