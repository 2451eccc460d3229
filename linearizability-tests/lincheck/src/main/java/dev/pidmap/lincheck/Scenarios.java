package dev.pidmap.lincheck;

import dev.pidmap.harness.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All scenarios, and how far each profile takes them. */
public final class Scenarios {
  /** No tiny program has so many interleavings. */
  private static final int MORE_THAN_TINY = 10_000;

  private Scenarios() {}

  /** Every scenario, in a fixed order. */
  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>(Hazards.all());
    all.addAll(Nesting.all());
    all.addAll(Pairs.all());
    all.addAll(Tiny.all());
    return all;
  }

  /** Programs aimed at a hazard, of those selected. */
  public static List<Scenario> hazards() {
    return selected(Stream.concat(Hazards.all().stream(), Nesting.all().stream()));
  }

  /** Every operation beside every other, of those selected. */
  public static List<Scenario> pairs() {
    return selected(Pairs.all().stream());
  }

  /** Programs with few interleavings, of those selected. */
  public static List<Scenario> tiny() {
    return selected(Tiny.all().stream());
  }

  /** Those whose name contains a match of the system property {@code pidmap.scenario}, if set. */
  private static List<Scenario> selected(Stream<Scenario> scenarios) {
    Pattern pattern = Pattern.compile(System.getProperty("pidmap.scenario", ""));
    return scenarios.filter(scenario -> pattern.matcher(scenario.name()).find()).toList();
  }

  /**
   * The most executions of {@code scenario} in {@code profile}; for all alike what the system
   * property {@code pidmap.cap} says, if set.
   */
  public static int cap(Engine engine, Scenario scenario, Profile profile) {
    return Integer.getInteger("pidmap.cap", ownCap(engine, scenario, profile));
  }

  private static int ownCap(Engine engine, Scenario scenario, Profile profile) {
    if (scenario.name().startsWith("tiny: ")) {
      return MORE_THAN_TINY;
    }
    boolean pair = scenario.name().startsWith("pair ");
    int usual =
        switch (engine) {
          case MODEL_CHECKING ->
              pair ? profile.choose(10, 1_000, 20_000) : profile.choose(60, 3_000, 300_000);
          case STRESS -> profile.choose(100, 5_000, 100_000);
        };
    return usual * scenario.effort();
  }
}
