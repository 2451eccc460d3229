package dev.pidmap.jcstress;

/** What is wrong with a {@link LockedPidMap}; most are a lock dropped at one place. */
enum Defect {
  /** Between choosing a number and taking it. */
  CLAIM_AFTER_CHOICE,
  /** Between taking a number and moving the cursor behind it. */
  CURSOR_AFTER_CLAIM,
  /** Between the look at one number and the next, in search of a free one. */
  EXHAUSTION_BY_SINGLE_SCAN,
  /** Visible at each level as soon as that level's number is taken. */
  VISIBLE_WHEN_CLAIMED,
  /** The task is attached after the pid is live. */
  LIVE_BEFORE_BUILT,
  /** Number 1 becomes live with the next allocation, after it. */
  SECOND_BEFORE_FIRST,
  /** The namespace learns that it has an init only after init is live. */
  INIT_REMEMBERED_LATE,
  /** A failed allocation keeps its innermost number. */
  ROLLBACK_FORGETS_INNERMOST,
  /** The bound of numbers is that of the call before. */
  PID_MAX_OF_LAST_CALL,
  /** Between the test that a pid is live and its end. */
  RELEASE_AFTER_TEST,
  /** Between the levels of a release. */
  RELEASE_LEVEL_BY_LEVEL,
  /** Numbers come back with the next release. */
  RELEASE_IN_BATCHES,
  /** Between finding a range empty and removing all that is in it. */
  RANGE_REMOVED_AFTER_TEST,
  /** A release takes the range out and puts it back without the pid. */
  RANGE_REBUILT_BY_RELEASE,
  /** Between the look at the closed flag and going live. */
  LIVE_AFTER_CLOSED_CHECK,
  /** Only the innermost namespace is asked whether it is closed. */
  CLOSED_CHECK_INNERMOST_ONLY,
  /** An allocation that fails because of it resets the closed flag. */
  REOPENED_BY_FAILURE,
  /** Says that it is closed before it is. */
  CLOSED_TOLD_TOO_EARLY,
  /** Between finding pids live and setting the closed flag. */
  DRAIN_JUDGED_BEFORE_CLOSE,
  /** Between the look at one number and the next, in ordered search. */
  SEARCH_BY_SINGLE_SCAN,
  /** Lists by position; between the second and the third. */
  LISTED_BY_RANK
}
