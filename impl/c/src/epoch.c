/* SPDX-License-Identifier: Apache-2.0 */
#include "epoch.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "memory.h"
#include "pidmap.h"
#include "step.h"

/*
 * A thread inside a section announces the epoch it entered in. The epoch advances when everyone inside has
 * announced the present one. A thread that can still hold unlinked memory entered no later than the epoch in
 * which it was retired, and so keeps the second advance after it from happening.
 */
#define EPOCHS 3
#define RETIRED_PER_SCAN 64

struct limbo {
	uint64_t epoch;
	struct epoch_head *first;
};

/* What a thread owns. Records are kept for later threads, with what is still in limbo. */
struct record {
	CACHE_ALIGNED _Atomic(uint64_t) announced; /* (epoch << 1) | 1 inside a section, else 0 */
	_Atomic(bool) taken;
	struct record *next; /* final once the record is in the list */
	unsigned int depth;
	unsigned int retired;
	struct limbo limbo[EPOCHS];
};

static _Atomic(uint64_t) global_epoch = EPOCHS;
static _Atomic(struct record *) records;
static _Thread_local struct record *self;

/* M1. seq_cst: an unlinking compare-and-set that a section missed is ordered before its retirement. */
static uint64_t epoch_read(void)
{
	step();
	return atomic_load_explicit(&global_epoch, memory_order_seq_cst);
}

/* M2. */
static bool epoch_cas(uint64_t expected, uint64_t next)
{
	step();
	return atomic_compare_exchange_strong_explicit(&global_epoch, &expected, next, memory_order_seq_cst,
						       memory_order_relaxed);
}

/* M3. seq_cst: Dekker with M4. Either the scan sees the section, or the section sees what was unlinked. */
static void announce(struct record *record, uint64_t word)
{
	step();
	atomic_store_explicit(&record->announced, word, memory_order_seq_cst);
}

/* M4. */
static uint64_t announced(struct record *record)
{
	step();
	return atomic_load_explicit(&record->announced, memory_order_seq_cst);
}

/* M5. Release: the scan that sees it sees every read of the section done. */
static void announce_end(struct record *record)
{
	step();
	atomic_store_explicit(&record->announced, 0, memory_order_release);
}

/* M6. Acquire: the limbo that the former owner left is seen whole. */
static bool take(struct record *record)
{
	bool expected = false;

	step();
	return atomic_compare_exchange_strong_explicit(&record->taken, &expected, true, memory_order_acquire,
						       memory_order_relaxed);
}

/* M7. */
static void give_back(struct record *record)
{
	step();
	atomic_store_explicit(&record->taken, false, memory_order_release);
}

/* M8. seq_cst: a record that entered before a scan is in the list that the scan reads. */
static struct record *records_read(void)
{
	step();
	return atomic_load_explicit(&records, memory_order_seq_cst);
}

/* M9. */
static bool records_cas(struct record *expected, struct record *next)
{
	step();
	return atomic_compare_exchange_strong_explicit(&records, &expected, next, memory_order_seq_cst,
						       memory_order_relaxed);
}

int epoch_register(void)
{
	struct record *record;

	for (record = records_read(); record; record = record->next) {
		if (take(record)) {
			self = record;
			return 0;
		}
	}
	record = memory_zalloc(sizeof(*record));
	if (!record)
		return -ENOMEM;
	atomic_init(&record->taken, true);
	do {
		record->next = records_read();
	} while (!records_cas(record->next, record));
	self = record;
	return 0;
}

void epoch_unregister(void)
{
	struct record *record = self;

	self = NULL;
	give_back(record);
}

void epoch_enter(void)
{
	if (self->depth++ == 0)
		announce(self, epoch_read() << 1 | 1);
}

void epoch_leave(void)
{
	if (--self->depth == 0)
		announce_end(self);
}

static void advance(void)
{
	uint64_t epoch = epoch_read();

	for (struct record *record = records_read(); record; record = record->next) {
		uint64_t word = announced(record);

		if (word != 0 && word >> 1 != epoch)
			return;
	}
	epoch_cas(epoch, epoch + 1);
}

static void reclaim(struct limbo *limbo)
{
	struct epoch_head *head = limbo->first;

	limbo->first = NULL;
	while (head) {
		struct epoch_head *next = head->next;

		head->reclaim(head);
		head = next;
	}
}

static void reclaim_old(struct record *record)
{
	uint64_t epoch = epoch_read();

	for (int i = 0; i < EPOCHS; i++) {
		if (record->limbo[i].epoch + 2 <= epoch)
			reclaim(&record->limbo[i]);
	}
}

void epoch_retire(struct epoch_head *head, void (*how)(struct epoch_head *head))
{
	uint64_t epoch = epoch_read();
	struct limbo *limbo = &self->limbo[epoch % EPOCHS];

	if (limbo->epoch != epoch) {
		reclaim(limbo);
		limbo->epoch = epoch;
	}
	head->reclaim = how;
	head->next = limbo->first;
	limbo->first = head;
	if (++self->retired % RETIRED_PER_SCAN == 0) {
		advance();
		reclaim_old(self);
	}
}

void epoch_barrier(void)
{
	for (int i = 0; i < EPOCHS; i++)
		advance();
	if (self)
		reclaim_old(self);
	for (struct record *record = records_read(); record; record = record->next) {
		if (take(record)) {
			reclaim_old(record);
			give_back(record);
		}
	}
}
