/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STEPS_H
#define STEPS_H

#include <stdint.h>

#include "../src/step.h"

/* From here on the calling thread is preempted now and then; before it never is. */
void steps_seed(uint32_t seed);

#endif
