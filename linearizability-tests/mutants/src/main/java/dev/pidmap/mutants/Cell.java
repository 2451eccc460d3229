package dev.pidmap.mutants;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What is known of a check and a mutant.
 *
 * @param by for a required kill the test, scenario or hazard that fails first, else empty
 * @param executions how often it ran its program until then; for Lincheck the interleavings
 * @param switches where the program is run with more and more switches, how many were enough; else
 *     null
 * @param seconds how long that took where it was measured
 * @param reason why the check does not see the mutant, or was not run; empty for a required kill
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Cell(
    @JsonInclude(JsonInclude.Include.ALWAYS) Kind kind,
    String by,
    long executions,
    @JsonInclude(JsonInclude.Include.NON_NULL) Integer switches,
    double seconds,
    String reason) {

  /** The kinds of cell. */
  public enum Kind {
    /** The check must fail; the matrix is wrong, or the check is, when it does not. */
    @JsonProperty("required kill")
    REQUIRED,
    /** The check passes, or fails by luck only; the reason says why. */
    @JsonProperty("cannot see it")
    UNSEEN,
    /** Nobody has looked; the reason says why. */
    @JsonProperty("not run")
    NOT_RUN
  }

  public Cell {
    by = by == null ? "" : by;
    reason = reason == null ? "" : reason;
    if ((kind == Kind.REQUIRED) == by.isEmpty() || (kind == Kind.REQUIRED) != reason.isEmpty()) {
      throw new IllegalArgumentException(
          "a required kill has a killer and no reason, any other cell a reason only: " + kind);
    }
  }

  static Cell required(Trial.Kill kill) {
    double seconds = Math.round(kill.seconds() * 100) / 100.0;
    Integer switches = kill.switches() < 0 ? null : kill.switches();
    return new Cell(Kind.REQUIRED, kill.by(), kill.executions(), switches, seconds, "");
  }

  static Cell unseen(String reason) {
    return new Cell(Kind.UNSEEN, "", 0, null, 0, reason);
  }

  static Cell notRun(String reason) {
    return new Cell(Kind.NOT_RUN, "", 0, null, 0, reason);
  }
}
