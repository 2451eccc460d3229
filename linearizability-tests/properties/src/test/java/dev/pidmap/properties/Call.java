package dev.pidmap.properties;

import java.util.List;

/**
 * One step of a random sequence. Its integers are picks, not names: {@link Book} turns them into an
 * operation on what exists when the step is played, so that every part of a sequence is a sequence.
 *
 * @param ns picks a namespace; -1: the youngest
 * @param pid picks a pid; negative: any pid ever, released ones too
 * @param numbers pick numbers, each by {@link Book#number}
 */
record Call(Kind kind, int cpu, int ns, int pid, List<Integer> numbers, int capableFrom) {

  enum Kind {
    CREATE,
    ALLOCATE,
    REQUEST,
    RELEASE,
    FIND,
    FIND_AT_LEAST,
    NUMBER_OF,
    LIST,
    CLOSE,
    IS_DRAINED,
    GET_PID_MAX,
    SET_PID_MAX,
    GET_LAST_PID,
    SET_LAST_PID
  }

  int number() {
    return numbers.isEmpty() ? 0 : numbers.get(0);
  }
}
