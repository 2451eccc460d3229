package dev.pidmap.jcstress;

import dev.pidmap.harness.Profile;
import java.util.ArrayList;
import java.util.List;

/**
 * How long JCStress tries each test.
 *
 * <p>All tests have two actors and an arbiter: a test with more actors than processors is dropped.
 * Only {@link Profile#DEEP} compiles each actor separately ({@code -sc}), which multiplies the
 * configurations.
 */
public final class Flags {
  private Flags() {}

  /** The command-line flags of {@code profile}. */
  public static List<String> of(Profile profile) {
    return switch (profile) {
      case QUICK -> flags("quick", 2, 100, false);
      case STANDARD -> flags("quick", 5, 1_000, false);
      case DEEP -> flags("default", 10, 1_000, true);
    };
  }

  /** For maps that meet their hazard as soon as they are asked. */
  public static List<String> brief() {
    List<String> flags = new ArrayList<>(flags("quick", 1, 50, false));
    flags.addAll(List.of("-strideCount", "10"));
    return flags;
  }

  private static List<String> flags(String mode, int iterations, int millis, boolean split) {
    return List.of(
        "-m",
        mode,
        "-f",
        "1",
        "-fsm",
        "1",
        "-iters",
        String.valueOf(iterations),
        "-time",
        String.valueOf(millis),
        "-pth",
        "false",
        "-sc",
        String.valueOf(split));
  }
}
