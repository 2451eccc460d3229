package dev.pidmap.spec;

import java.util.function.Predicate;

/**
 * The invariants of the project, under the names they have everywhere.
 *
 * <p>Each is a predicate of a state, or of a {@link Transition}, or both; the contract refuses an
 * answer that would break one and says which. These predicates repeat the contract in other words,
 * so that an error in one shows against the other.
 */
@SuppressWarnings("ImmutableEnumChecker") // the predicates are method references without state
public enum Invariant {
  /** Two tasks with one number cannot be told apart by kill, wait or ptrace. */
  UNIQUE_ACROSS_NAMESPACES(
      "UniqueAcrossNamespaces",
      "at every instant, in every namespace, a number belongs to at most one pid that is reserved"
          + " or live; a live pid has one number in its namespace and in each ancestor, and is"
          + " visible in all of them or in none",
      "two tasks with one number cannot be told apart by kill, wait or ptrace",
      InvariantRules::unique,
      InvariantRules::lookUpsAgree),

  /** A script that signals a pid it remembers relies on numbers coming back late. */
  NO_PREMATURE_REUSE(
      "NoPrematureReuse",
      "the sweep hands a number out at most once per lap of its namespace, and never before its"
          + " release took effect",
      "a script that signals a pid it remembers relies on numbers coming back late",
      null,
      InvariantRules::lapsGrow),

  /** A number claimed in a range that was removed could be claimed again in its successor. */
  RANGE_FREED_ONLY_WHEN_EMPTY(
      "RangeFreedOnlyWhenEmpty",
      "a range leaves the directory only when each of its eligible ids was handed out and none is"
          + " occupied; nothing is claimed in a removed range",
      "a number claimed in a removed range could be claimed again in its successor",
      null,
      null),

  /** A leak of numbers is a slow denial of service that no test of an hour shows. */
  NO_ID_LOST(
      "NoIdLost",
      "at rest, free and live numbers are the whole id space",
      "a leak of numbers is a slow denial of service",
      InvariantRules::nothingHeldByTheDead,
      InvariantRules::releaseGivesBack),

  /** A task visible in a container but not on its host could not be managed from there. */
  ALL_OR_NOTHING(
      "AllOrNothing",
      "an allocation has its numbers at every level, or at none",
      "a task seen in a container but not on its host cannot be managed from there",
      InvariantRules::everyLevel,
      InvariantRules::failureTakesNothing),

  /** The reaper of a namespace would wait for ever, or leave a task behind. */
  NOTHING_AFTER_CLOSE(
      "NothingAfterClose",
      "once close has returned, no number becomes live in that namespace or below",
      "the reaper of a namespace would miss a task, or wait for ever",
      null,
      InvariantRules::noneBornClosed),

  /** A fork that fails while ids are free breaks the promise of pid_max. */
  EXACT_EXHAUSTION(
      "ExactExhaustion",
      "EAGAIN only if every eligible number was taken at some instant of the call",
      "a fork that fails while numbers are free breaks the promise of pid_max",
      null,
      InvariantRules::fullWhenEagain),

  /** Number 1 is the reaper: a task before it would have nobody to inherit its orphans. */
  FIRST_IS_ONE(
      "FirstIsOne",
      "no number but 1 is live in a namespace before its 1",
      "number 1 is the reaper; a task before it has nobody to inherit its children",
      InvariantRules::initBeforeOthers,
      null),

  /** User space sizes tables by pid_max and parses numbers of that many digits. */
  WITHIN_LIMITS(
      "WithinLimits",
      "a number is issued only if 1 <= n < pid_max as read during the call",
      "user space sizes tables by pid_max",
      InvariantRules::withinTheLimit,
      InvariantRules::withinThePidMax);

  private final String label;
  private final String statement;
  private final String why;
  private final Predicate<State> ofState;
  private final Predicate<Transition> ofTransition;

  Invariant(
      String label,
      String statement,
      String why,
      Predicate<State> ofState,
      Predicate<Transition> ofTransition) {
    this.label = label;
    this.statement = statement;
    this.why = why;
    this.ofState = ofState;
    this.ofTransition = ofTransition;
  }

  /**
   * A step of a linearized history.
   *
   * @param overlap what other calls may have contributed at that instant
   */
  public record Transition(
      State before, Operation operation, Result result, State after, Overlap overlap) {}

  /** The name it has in every tool of this project. */
  public String label() {
    return label;
  }

  public String statement() {
    return statement;
  }

  /** Why it matters. */
  public String why() {
    return why;
  }

  /**
   * Whether it can be seen in the abstract states at all. Ranges cannot: {@link
   * #RANGE_FREED_ONLY_WHEN_EMPTY} is checked inside an implementation.
   */
  public boolean isAbstract() {
    return ofState != null || ofTransition != null;
  }

  /** Whether {@code state} satisfies it; true where it says nothing of single states. */
  public boolean holds(State state) {
    return ofState == null || ofState.test(state);
  }

  /** Whether {@code step} satisfies it; true where it says nothing of single steps. */
  public boolean holds(Transition step) {
    return ofTransition == null || ofTransition.test(step);
  }

  @Override
  public String toString() {
    return label;
  }
}
