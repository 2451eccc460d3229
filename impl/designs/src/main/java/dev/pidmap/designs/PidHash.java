package dev.pidmap.designs;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * One hash table for all namespaces ({@code pid_hash} of Linux before 4.15, {@code tidhash} of
 * FreeBSD): chains keyed by namespace and number. Writers of a chain exclude each other; readers
 * need nothing, as under RCU.
 */
final class PidHash<T> {
  private static final int GOLDEN_RATIO = 0x61C88647;

  /** Prime, so that equal numbers of a parent and its children are in different chains. */
  private static final int SPREAD = 7_919;

  private final AtomicReferenceArray<Upid<T>> chains;
  private final int shift;
  private final AtomicInteger salts = new AtomicInteger();

  /** An entry of a chain ({@code struct upid}); a removed one still leads back into the chain. */
  private static final class Upid<T> {
    final Table<T> table;
    final int number;
    final PidRecord<T> pid;
    volatile Upid<T> next;

    Upid(Table<T> table, int number, PidRecord<T> pid, Upid<T> next) {
      this.table = table;
      this.number = number;
      this.pid = pid;
      this.next = next;
    }
  }

  PidHash(int bits) {
    this.shift = Integer.SIZE - bits;
    this.chains = new AtomicReferenceArray<>(1 << bits);
  }

  /** The salt of the next table. */
  int nextSalt() {
    return salts.getAndIncrement();
  }

  /** The chain of a number, 0 to 2 to the power of {@code bits} - 1. */
  int chain(Table<T> table, int number) {
    return ((number + ((HashedTable<T>) table).salt * SPREAD) * GOLDEN_RATIO) >>> shift;
  }

  PidRecord<T> get(Table<T> table, int number) {
    Upid<T> upid = chains.getAcquire(chain(table, number));
    while (upid != null && !(upid.number == number && upid.table == table)) {
      upid = upid.next;
    }
    return upid == null ? null : upid.pid;
  }

  void put(Table<T> table, int number, PidRecord<T> pid) {
    int chain = chain(table, number);
    chains.setRelease(chain, new Upid<>(table, number, pid, chains.getPlain(chain)));
  }

  /** Removes what is there, if anything. */
  void remove(Table<T> table, int number) {
    int chain = chain(table, number);
    Upid<T> before = null;
    Upid<T> upid = chains.getPlain(chain);
    while (upid != null && !(upid.number == number && upid.table == table)) {
      before = upid;
      upid = upid.next;
    }
    if (upid == null) {
      return;
    }
    if (before == null) {
      chains.setRelease(chain, upid.next);
    } else {
      before.next = upid.next;
    }
  }
}
