/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The map to compare with: a radix tree of 64-way nodes under one mutex, next-fit with Linux's wrap, as the
 * kernel's IDR under pidmap_lock. One level, automatic numbers only.
 */
#ifndef RADIX_H
#define RADIX_H

#include <pthread.h>

#include <stdbool.h>
#include <stdint.h>

struct radix_node;

struct radix_map {
	pthread_mutex_t lock;
	struct radix_node *root;
	int pid_max;
	int reserved;
	int cursor;
};

/* False without memory. */
bool radix_init(struct radix_map *map, int pid_max, int reserved);
void radix_destroy(struct radix_map *map);

/* The number, which then leads to the item; or -EAGAIN, -ENOMEM. */
int radix_allocate(struct radix_map *map, void *item);
void radix_release(struct radix_map *map, int number);

#endif
