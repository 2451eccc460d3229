/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PIDMAP_CONTAINER_H
#define PIDMAP_CONTAINER_H

#include <stddef.h>

#define container_of(pointer, type, member) ((type *)(void *)((char *)(pointer) - offsetof(type, member)))

#endif
