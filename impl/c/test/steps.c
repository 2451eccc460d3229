/* SPDX-License-Identifier: Apache-2.0 */
/* Preempts the calling thread now and then: a few processors then show what many would. */
#include <sched.h>
#include <stdint.h>
#include <time.h>

#include "steps.h"

static _Thread_local uint32_t chance;

void steps_seed(uint32_t seed)
{
	chance = seed | 1;
}

void step(void)
{
	if (!chance)
		return;
	chance ^= chance << 13;
	chance ^= chance >> 17;
	chance ^= chance << 5;
	if (chance % 2048 == 0) {
		struct timespec nap = { .tv_nsec = 20000 };

		nanosleep(&nap, NULL);
	} else if (chance % 32 == 0) {
		sched_yield();
	}
}
