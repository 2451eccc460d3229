package dev.pidmap.jcstress;

import static java.util.Map.entry;

import dev.pidmap.Pid;
import dev.pidmap.PidMap;
import dev.pidmap.jcstress.hazards.*;
import dev.pidmap.percpu.Geometry;
import java.util.Map;

/** A map for each hazard that has this hazard. */
public final class BrokenMaps implements Subject {
  static final Map<Class<?>, Defect> DEFECTS =
      Map.ofEntries(
          entry(ClaimInRemovedRangeStress.class, Defect.RANGE_REMOVED_AFTER_TEST),
          entry(ClosedSeenTooEarlyStress.class, Defect.CLOSED_TOLD_TOO_EARLY),
          entry(DescendantLiveAfterCloseStress.class, Defect.CLOSED_CHECK_INNERMOST_ONLY),
          entry(DoubleClaimStress.class, Defect.CLAIM_AFTER_CHOICE),
          entry(DoubleReleaseStress.class, Defect.RELEASE_AFTER_TEST),
          entry(DrainSignalLostByAllocationStress.class, Defect.DRAIN_JUDGED_BEFORE_CLOSE),
          entry(DrainSignalLostStress.class, Defect.DRAIN_JUDGED_BEFORE_CLOSE),
          entry(FailedAllocationVisibleStress.class, Defect.VISIBLE_WHEN_CLAIMED),
          entry(FailureBeforeCloseStress.class, Defect.REOPENED_BY_FAILURE),
          entry(FreeNumberOverlookedStress.class, Defect.EXHAUSTION_BY_SINGLE_SCAN),
          entry(HalfBuiltPidStress.class, Defect.LIVE_BEFORE_BUILT),
          entry(InitForgottenStress.class, Defect.INIT_REMEMBERED_LATE),
          entry(LaneGrowthDuplicateStress.class, Defect.CLAIM_AFTER_CHOICE),
          entry(LastPidOverwrittenStress.class, Defect.CURSOR_AFTER_CLAIM),
          entry(LiveNumberLostStress.class, Defect.RANGE_REBUILT_BY_RELEASE),
          entry(LiveNumberReissuedStress.class, Defect.CLAIM_AFTER_CHOICE),
          entry(LivePidMissedStress.class, Defect.SEARCH_BY_SINGLE_SCAN),
          entry(LivePidUnlistedStress.class, Defect.LISTED_BY_RANK),
          entry(NumberLeakedByFailureStress.class, Defect.ROLLBACK_FORGETS_INNERMOST),
          entry(NumberLiveAfterCloseStress.class, Defect.LIVE_AFTER_CLOSED_CHECK),
          entry(PartlyReleasedStress.class, Defect.RELEASE_LEVEL_BY_LEVEL),
          entry(PartlyVisibleStress.class, Defect.VISIBLE_WHEN_CLAIMED),
          entry(PidMaxOvershotStress.class, Defect.PID_MAX_OF_LAST_CALL),
          entry(ReleasedNumberRefusedStress.class, Defect.RELEASE_IN_BATCHES),
          entry(RequestedAndSweptStress.class, Defect.CLAIM_AFTER_CHOICE),
          entry(RequestedTwiceStress.class, Defect.CLAIM_AFTER_CHOICE),
          entry(SameLapDuplicateStress.class, Defect.CLAIM_AFTER_CHOICE),
          entry(SecondBeforeFirstStress.class, Defect.SECOND_BEFORE_FIRST),
          entry(StaleLookupStress.class, Defect.RELEASE_IN_BATCHES),
          entry(TwoFirstsStress.class, Defect.CLAIM_AFTER_CHOICE));

  @Override
  public PidMap<Integer> map(Class<?> test, Geometry geometry) {
    return new LockedPidMap(geometry, DEFECTS.get(test));
  }

  @Override
  public int lap(Pid<Integer> pid) {
    return LockedPidMap.lap(pid);
  }
}
