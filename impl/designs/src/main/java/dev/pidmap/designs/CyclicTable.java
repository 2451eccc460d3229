package dev.pidmap.designs;

/**
 * A table in which a number is reserved before its pid is put there, as {@code idr_alloc} of NULL
 * and {@code idr_replace} do. All but the readers hold the lock that guards the table.
 */
interface CyclicTable<T> extends Table<T> {

  /** The least number in {@code from}..{@code to}-1 that is not reserved, or -1. */
  int firstFree(int from, int to);

  boolean isReserved(int number);

  void reserve(int number);

  /** Puts the pid at its reserved number. */
  void put(int number, PidRecord<T> pid);

  /** Frees a reserved number, whether a pid was put there or not. */
  void remove(int number);
}
