package dev.parley.runtime.load;

import org.HdrHistogram.Histogram;

/** Prints histograms. */
final class Latency {
  private static final double MILLIS = 1e6;

  private Latency() {}

  static void tell(String what, Histogram nanos) {
    System.out.printf(
        "    %-16s p50 %.1f  p90 %.1f  p99 %.1f  p99.9 %.1f  max %.1f ms%n",
        what,
        nanos.getValueAtPercentile(50) / MILLIS,
        nanos.getValueAtPercentile(90) / MILLIS,
        nanos.getValueAtPercentile(99) / MILLIS,
        nanos.getValueAtPercentile(99.9) / MILLIS,
        nanos.getMaxValue() / MILLIS);
    if (Boolean.getBoolean("load.histograms")) {
      nanos.outputPercentileDistribution(System.out, 5, MILLIS);
    }
  }
}
