package dev.pidmap.benchmarks;

import java.util.Arrays;

/** What a slice of time gave: time per operation and thread, a value per batch. */
final class Slice {
  private final double[] nanos;

  /** Allocated per operation, or -1 where it was not measured. */
  private final double bytes;

  Slice(double[] nanos, double bytes) {
    this.nanos = nanos.clone();
    this.bytes = bytes;
    Arrays.sort(this.nanos);
  }

  int batches() {
    return nanos.length;
  }

  double bytes() {
    return bytes;
  }

  /** The value below which a share of the batches lies. */
  double quantile(double share) {
    return nanos[(int) (share * (nanos.length - 1))];
  }
}
