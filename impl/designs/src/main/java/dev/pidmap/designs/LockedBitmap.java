package dev.pidmap.designs;

/**
 * "The obvious vmalloced bitmap for the entire size + hashtable" (Guzik in the thread), under one
 * lock taken once.
 *
 * <p>Gives up: memory for the whole space in every namespace (512 KiB at 4 M numbers), a search
 * that passes full words one by one, and the lock still bounces.
 */
final class LockedBitmap<T> extends OneLockMap<T> {
  private static final int HASH_BITS = 16;

  private final PidHash<T> hash = new PidHash<>(HASH_BITS);

  LockedBitmap(Sizes sizes) {
    super(sizes);
  }

  @Override
  Table<T> newTable(int pidMax) {
    return new BitmapTable<>(sizes.pidMaxLimit(), hash);
  }
}
