package dev.pidmap.jcstress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.GradingResult;
import org.openjdk.jcstress.infra.grading.ReportUtils;
import org.openjdk.jcstress.infra.grading.TestGrading;
import org.openjdk.jcstress.infra.runners.TestConfig;

/**
 * What a run of JCStress saved: the tests that really ran.
 *
 * @param tests by class name
 */
public record Report(Map<String, Test> tests) {

  /**
   * A test over all its configurations.
   *
   * @param outcomes how often each outcome was met
   * @param failures one line for each outcome that is forbidden or not listed, and for each
   *     configuration that did not end normally; empty when the test held
   * @param seconds time spent in its actors
   */
  public record Test(Map<String, Long> outcomes, List<String> failures, double seconds) {

    /** How often its actors ran against each other. */
    public long executions() {
      return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether it ran and met listed, acceptable outcomes only. */
    public boolean held() {
      return failures.isEmpty() && executions() > 0;
    }
  }

  /** Reads the results that JCStress left in {@code folder}. */
  static Report read(Path folder) throws IOException {
    InProcessCollector results = new InProcessCollector();
    for (Path file : savedResults(folder)) {
      DiskReadCollector reader = new DiskReadCollector(file.toString(), results);
      try {
        reader.dump();
      } catch (ClassNotFoundException e) {
        throw new IOException("not a result of this JCStress: " + file, e);
      } finally {
        reader.close();
      }
    }
    Map<String, Test> tests = new TreeMap<>();
    for (String name : ReportUtils.byName(results.getTestResults()).keys()) {
      tests.put(name, test(ReportUtils.byName(results.getTestResults()).get(name)));
    }
    return new Report(tests);
  }

  static List<Path> savedResults(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(".bin.gz")).toList();
    }
  }

  private static Test test(Iterable<TestResult> configurations) {
    Map<String, Long> outcomes = new TreeMap<>();
    List<String> failures = new ArrayList<>();
    double seconds = 0;
    for (TestResult result : configurations) {
      if (result.status() != Status.NORMAL) {
        failures.add(result.status() + " " + result.getMessages());
      }
      for (GradingResult graded : result.grading().gradingResults.values()) {
        if (graded.count > 0) {
          outcomes.merge(graded.id, graded.count, Long::sum);
        }
        if (!TestGrading.passed(graded.expect, graded.count)) {
          failures.add(
              graded.expect.name()
                  + " "
                  + graded.id
                  + " x "
                  + graded.count
                  + ": "
                  + graded.description);
        }
      }
      TestConfig config = result.getConfig();
      seconds += config.iters * config.time / 1e3;
    }
    return new Test(outcomes, failures, seconds);
  }
}
