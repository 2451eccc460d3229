/* SPDX-License-Identifier: Apache-2.0 */
/* Called before each shared access. Nothing, but in a test build a place where the thread may be preempted. */
#ifndef PIDMAP_STEP_H
#define PIDMAP_STEP_H

#ifdef PIDMAP_STEPS
void step(void);
#else
static inline void step(void)
{
}
#endif

#endif
