package dev.pidmap.tla.trace;

import dev.pidmap.tla.Tlc;
import dev.pidmap.tla.trace.Validation.Rejection;
import dev.pidmap.tla.trace.Validation.Validated;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code TracesMain ROOT EVENTS} records runs of the map, by turns on simulated CPUs and on
 * threads, until they have so many events together, and has TLC explain each. Exit code 0: all are
 * explained; 1: one is not; 2: bad usage.
 */
public final class TracesMain {
  private static final Duration LIMIT = Duration.ofHours(1);

  /** Runs that one run of TLC explains. */
  private static final int TOGETHER = 100;

  private static final int BEFORE_THE_GUILTY = 40;

  private final TracedRun map = new TracedRun(Optional.empty());
  private final Validation validation;
  private final PrintStream out;
  private final Map<String, Long> counts = new TreeMap<>();
  private long events;
  private long runs;
  private long states;
  private double seconds;

  private TracesMain(Path root, PrintStream out) {
    validation = new Validation(new Tlc(root.resolve("spec/tla"), LIMIT));
    this.out = out;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length != 2 || !args[1].matches("\\d{1,9}")) {
      System.err.println("usage: TracesMain ROOT EVENTS");
      System.exit(2);
    }
    TracesMain main = new TracesMain(Path.of(args[0]), System.out);
    boolean good = main.validate(Integer.parseInt(args[1]));
    System.exit(good ? 0 : 1);
  }

  private boolean validate(int atLeast) throws IOException, InterruptedException {
    out.printf("JDK %s%n", System.getProperty("java.vm.version"));
    List<Sizes> usual = Sizes.usual();
    boolean good = true;
    for (int batch = 0; good && events < atLeast; batch++) {
      good = validate(batch, usual.get(batch % usual.size()));
    }
    counts.forEach((access, count) -> out.printf(Locale.ROOT, "%,12d %s%n", count, access));
    out.printf(
        Locale.ROOT,
        "%s: %,d events of %,d runs, %,d states, TLC %.0f s, %,.0f events/s%n",
        good ? "EXPLAINED" : "NOT EXPLAINED",
        events,
        runs,
        states,
        seconds,
        events / seconds);
    return good;
  }

  private boolean validate(int batch, Sizes sizes) throws IOException, InterruptedException {
    List<Recorded> recorded = new ArrayList<>();
    for (int i = 0; i < TOGETHER; i++) {
      long seed = (long) batch * TOGETHER + i;
      recorded.add(i % 2 == 0 ? map.simulated(seed, sizes) : map.threaded(seed, sizes));
    }
    Validated validated = validation.validate(sizes, recorded);
    events += validated.events();
    runs += recorded.size();
    states += validated.run().distinct();
    seconds += validated.run().seconds();
    recorded.forEach(
        run -> run.events().forEach(e -> counts.merge((String) e.get("id"), 1L, Long::sum)));
    out.printf(
        Locale.ROOT,
        "%,10d events, %6.1f s  %s%n",
        validated.events(),
        validated.run().seconds(),
        sizes);
    boolean good = validated.rejections().isEmpty();
    validated.rejections().forEach(this::print);
    for (Recorded run : recorded) {
      if (run.failure() != null) {
        out.println(run.source() + ": " + run.failure());
        good = false;
      }
    }
    return good;
  }

  private void print(Rejection rejection) {
    int from = Math.max(0, rejection.at() - BEFORE_THE_GUILTY);
    for (int i = from; i <= rejection.at(); i++) {
      out.printf("%5d %s%n", i, rejection.run().events().get(i));
    }
    out.println(rejection);
  }
}
