package dev.pidmap.designs;

/** The table of the IDR and of the XArray. */
final class RadixTable<T> implements CyclicTable<T> {
  private final RadixTree<PidRecord<T>> tree = new RadixTree<>();

  /** For the designs in which each namespace has a lock of its own ({@code xa_lock}). */
  final TicketLock lock = new TicketLock();

  @Override
  public PidRecord<T> get(int number) {
    return tree.get(number);
  }

  @Override
  public PidRecord<T> next(int from) {
    return tree.next(from);
  }

  @Override
  public int firstFree(int from, int to) {
    return tree.firstFree(from, to);
  }

  @Override
  public boolean isReserved(int number) {
    return tree.isReserved(number);
  }

  @Override
  public void reserve(int number) {
    tree.reserve(number);
  }

  @Override
  public void put(int number, PidRecord<T> pid) {
    tree.put(number, pid);
  }

  @Override
  public void remove(int number) {
    tree.remove(number);
  }
}
