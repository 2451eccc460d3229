package dev.pidmap.designs;

/** A table whose pids are in a hash that it shares with those of other namespaces. */
abstract class HashedTable<T> implements Table<T> {
  /**
   * Tells its numbers from those of other tables. Linux takes the address of the namespace; the
   * order in which they were made is the same in every run.
   */
  final int salt;

  HashedTable(int salt) {
    this.salt = salt;
  }
}
