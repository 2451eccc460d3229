package dev.pidmap.designs;

/**
 * Who has which number in one namespace. Readers need no lock, as under RCU: they see each pid that
 * was there the whole time.
 */
interface Table<T> {

  /** The pid that was put at {@code number}, in whatever state, or null. */
  PidRecord<T> get(int number);

  /** The pid put at the least number from {@code from} on, or null. */
  PidRecord<T> next(int from);
}
