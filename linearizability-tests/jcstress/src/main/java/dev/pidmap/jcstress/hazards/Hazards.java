package dev.pidmap.jcstress.hazards;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The hazards that a whole run looks for. JCStress drops a test that it cannot run without a word,
 * so what ran is compared with this list.
 */
public final class Hazards {
  public static final List<Class<?>> DECLARED =
      List.of(
          ClaimInRemovedRangeStress.class,
          ClosedSeenTooEarlyStress.class,
          DescendantLiveAfterCloseStress.class,
          DoubleClaimStress.class,
          DoubleReleaseStress.class,
          DrainSignalLostByAllocationStress.class,
          DrainSignalLostStress.class,
          FailedAllocationVisibleStress.class,
          FailureBeforeCloseStress.class,
          FreeNumberOverlookedStress.class,
          HalfBuiltPidStress.class,
          InitForgottenStress.class,
          LaneGrowthDuplicateStress.class,
          LastPidOverwrittenStress.class,
          LiveNumberLostStress.class,
          LiveNumberReissuedStress.class,
          LivePidMissedStress.class,
          LivePidUnlistedStress.class,
          NumberLeakedByFailureStress.class,
          NumberLiveAfterCloseStress.class,
          PartlyReleasedStress.class,
          PartlyVisibleStress.class,
          PidMaxOvershotStress.class,
          ReleasedNumberRefusedStress.class,
          RequestedAndSweptStress.class,
          RequestedTwiceStress.class,
          SameLapDuplicateStress.class,
          SecondBeforeFirstStress.class,
          StaleLookupStress.class,
          TwoFirstsStress.class);

  private Hazards() {}

  /** Those whose name contains a match of the system property {@code pidmap.scenario}, if set. */
  public static List<Class<?>> selected() {
    Pattern pattern = Pattern.compile(System.getProperty("pidmap.scenario", ""));
    return DECLARED.stream()
        .filter(hazard -> pattern.matcher(hazard.getSimpleName()).find())
        .toList();
  }
}
