package dev.pidmap.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where the figures come from: none is worth anything without.
 *
 * @param atomicNanos nanoseconds of an atomic update of a line that no other core has
 * @param loadBefore load average at the start
 * @param loadAfter load average at the end
 */
record Machine(
    String cpu,
    int cores,
    String os,
    String jdk,
    List<String> flags,
    double atomicNanos,
    double loadBefore,
    double loadAfter) {

  static Machine here(List<String> flags, double atomicNanos, double loadBefore) {
    return new Machine(
        cpuModel(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vendor.version", "") + " " + Runtime.version(),
        flags,
        atomicNanos,
        loadBefore,
        loadNow());
  }

  static double loadNow() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static String cpuModel() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 2))
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }

  /** A sentence for a report. */
  String inWords() {
    return String.format(
        Locale.ROOT,
        "%s, %d cores, %s, JDK %s, load average %.1f before and %.1f after; an atomic update of a line"
            + " that no other core has takes %.1f ns; flags of each JVM: `%s`",
        cpu,
        cores,
        os,
        jdk.strip(),
        loadBefore,
        loadAfter,
        atomicNanos,
        String.join(" ", flags));
  }
}
