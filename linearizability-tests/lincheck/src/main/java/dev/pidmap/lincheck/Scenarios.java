package dev.pidmap.lincheck;

import dev.pidmap.harness.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** All scenarios, and how far each profile takes them. */
public final class Scenarios {
  private Scenarios() {}

  /** Every scenario, in a fixed order. */
  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>(Hazards.all());
    all.addAll(Nesting.all());
    all.addAll(Pairs.all());
    return all;
  }

  /** Those whose name contains a match of the system property {@code pidmap.scenario}, if set. */
  public static List<Scenario> selected() {
    Pattern pattern = Pattern.compile(System.getProperty("pidmap.scenario", ""));
    return all().stream().filter(scenario -> pattern.matcher(scenario.name()).find()).toList();
  }

  /** The most executions of {@code scenario} in {@code profile}. */
  public static int cap(Engine engine, Scenario scenario, Profile profile) {
    boolean pair = scenario.name().startsWith("pair ");
    int usual =
        switch (engine) {
          case MODEL_CHECKING ->
              pair ? profile.choose(30, 1_000, 20_000) : profile.choose(100, 3_000, 300_000);
          case STRESS -> profile.choose(100, 5_000, 100_000);
        };
    return usual * scenario.effort();
  }
}
