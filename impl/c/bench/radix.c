/* SPDX-License-Identifier: Apache-2.0 */
#include "radix.h"

#include <errno.h>
#include <stdlib.h>

#define BITS 6
#define WAYS (1 << BITS)
#define HEIGHT 4 /* 64^4 numbers are more than there can be */

struct radix_node {
	uint64_t full; /* a way per bit: no number below it is free */
	void *way[WAYS];
};

bool radix_init(struct radix_map *map, int pid_max, int reserved)
{
	*map = (struct radix_map){ .pid_max = pid_max, .reserved = reserved, .cursor = 1 };
	pthread_mutex_init(&map->lock, NULL);
	map->root = calloc(1, sizeof(*map->root));
	return map->root != NULL;
}

static void destroy(struct radix_node *node, int height)
{
	for (int way = 0; height > 1 && way < WAYS; way++) {
		if (node->way[way])
			destroy(node->way[way], height - 1);
	}
	free(node);
}

void radix_destroy(struct radix_map *map)
{
	destroy(map->root, HEIGHT);
	pthread_mutex_destroy(&map->lock);
}

static int way_of(int number, int height)
{
	return number >> (height - 1) * BITS & (WAYS - 1);
}

/* The least free number of the node's that is not below from, or -1. base: the node's first number. */
static int find_free(const struct radix_node *node, int height, int base, int from)
{
	int span = 1 << (height - 1) * BITS;

	for (int way = from > base ? (from - base) / span : 0; way < WAYS; way++) {
		uint64_t free_ways = ~node->full & ~(uint64_t)0 << way;
		int first;
		int found;

		if (!free_ways)
			return -1;
		way = __builtin_ctzll(free_ways);
		first = base + way * span;
		if (height == 1)
			return first;
		if (!node->way[way])
			return from > first ? from : first;
		found = find_free(node->way[way], height - 1, first, from);
		if (found >= 0)
			return found;
	}
	return -1;
}

/* Marks full what the number filled. False without memory. */
static bool insert(struct radix_map *map, int number, void *item)
{
	struct radix_node *path[HEIGHT];
	struct radix_node *node = map->root;

	for (int height = HEIGHT; height > 1; height--) {
		void **way = &node->way[way_of(number, height)];

		path[height - 1] = node;
		if (!*way)
			*way = calloc(1, sizeof(*node));
		if (!*way)
			return false;
		node = *way;
	}
	path[0] = node;
	node->way[way_of(number, 1)] = item;
	for (int height = 1; height <= HEIGHT; height++) {
		path[height - 1]->full |= (uint64_t)1 << way_of(number, height);
		if (~path[height - 1]->full)
			break;
	}
	return true;
}

int radix_allocate(struct radix_map *map, void *item)
{
	int floor;
	int number;

	pthread_mutex_lock(&map->lock);
	floor = map->cursor > map->reserved ? map->reserved : 1;
	number = find_free(map->root, HEIGHT, 0, map->cursor > floor ? map->cursor : floor);
	if (number < 0 || number >= map->pid_max)
		number = find_free(map->root, HEIGHT, 0, floor);
	if (number < 0 || number >= map->pid_max)
		number = -EAGAIN;
	else if (!insert(map, number, item))
		number = -ENOMEM;
	else
		map->cursor = number + 1;
	pthread_mutex_unlock(&map->lock);
	return number;
}

void radix_release(struct radix_map *map, int number)
{
	struct radix_node *node;

	pthread_mutex_lock(&map->lock);
	node = map->root;
	for (int height = HEIGHT; height >= 1; height--) {
		int way = way_of(number, height);

		node->full &= ~((uint64_t)1 << way);
		if (height == 1)
			node->way[way] = NULL;
		else
			node = node->way[way];
	}
	pthread_mutex_unlock(&map->lock);
}
