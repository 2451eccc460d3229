package dev.pidmap.benchmarks;

/**
 * A cell of the table.
 *
 * @param p25 nanoseconds per operation and thread: a quarter of the batches took less
 * @param p50 the median
 * @param p75 three quarters of the batches took less
 * @param batches how many were measured
 * @param bytes allocated per operation, or -1
 * @param failure why there is no figure; empty where there is one
 */
record Result(
    String workload,
    String competitor,
    double p25,
    double p50,
    double p75,
    long batches,
    double bytes,
    String failure) {

  static Result failed(String workload, String competitor, String why) {
    return new Result(workload, competitor, -1, -1, -1, 0, -1, why);
  }

  boolean isMeasured() {
    return failure.isEmpty();
  }
}
