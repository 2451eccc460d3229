package dev.pidmap.designs;

/**
 * "A multi-xarray where you had multiple xarrays that shared a single lock" (Wilcox in the thread):
 * one array per namespace, one lock for all of them, handed to each array so that it can drop it
 * for an allocation. Here none is needed, so a trip is never interrupted, and no side table is
 * kept.
 *
 * <p>Gives up: the same as the one-lock IDR, "merely a stopgap".
 */
final class MultiXArray<T> extends OneLockMap<T> {

  MultiXArray(Sizes sizes) {
    super(sizes);
  }

  @Override
  Table<T> newTable(int pidMax) {
    return new RadixTable<>();
  }
}
