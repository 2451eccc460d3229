package dev.pidmap.designs;

/** A bitmap of the reserved numbers and a hash table for who has them. */
final class BitmapTable<T> extends HashedTable<T> implements CyclicTable<T> {
  private final Bitmap bitmap;
  private final int end;
  private final PidHash<T> hash;

  /** A table for the numbers below {@code end}, in one vmalloced bitmap. */
  BitmapTable(int end, PidHash<T> hash) {
    super(hash.nextSalt());
    this.end = end;
    this.bitmap = new Bitmap(0, end);
    this.hash = hash;
  }

  @Override
  public PidRecord<T> get(int number) {
    return hash.get(this, number);
  }

  @Override
  public PidRecord<T> next(int from) {
    int number = bitmap.nextSet(from, end);
    while (number >= 0) {
      PidRecord<T> pid = hash.get(this, number);
      if (pid != null) {
        return pid;
      }
      number = bitmap.nextSet(number + 1, end);
    }
    return null;
  }

  @Override
  public int firstFree(int from, int to) {
    return bitmap.nextClear(from, Math.min(to, end));
  }

  @Override
  public boolean isReserved(int number) {
    return bitmap.isSet(number);
  }

  @Override
  public void reserve(int number) {
    bitmap.set(number);
  }

  @Override
  public void put(int number, PidRecord<T> pid) {
    hash.put(this, number, pid);
  }

  @Override
  public void remove(int number) {
    hash.remove(this, number);
    bitmap.clear(number);
  }
}
