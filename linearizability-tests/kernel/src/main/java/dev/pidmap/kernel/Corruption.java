package dev.pidmap.kernel;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.history.History;
import java.util.Optional;
import java.util.Random;

/**
 * A way to falsify a recorded history at one place, chosen at random among the places where the
 * outcome is certainly not one that a pid map may produce.
 */
public enum Corruption {
  /** A pid gets the number of another one that is live during the whole call. */
  DUPLICATE_NUMBER {
    @Override
    Optional<History> falsify(Places places) {
      for (Lifetime victim : places.lifetimes()) {
        for (Lifetime other : places.lifetimes()) {
          for (int level : victim.automaticLevels()) {
            if (other.spans(victim.allocation()) && places.sameNamespace(victim, other, level)) {
              return Optional.of(places.withNumber(victim, level, other.number(level)));
            }
          }
        }
      }
      return Optional.empty();
    }
  },

  /** A pid gets a number that is 0, or not below any {@code pid_max} that was in force. */
  NUMBER_OUT_OF_RANGE {
    @Override
    Optional<History> falsify(Places places) {
      for (Lifetime victim : places.lifetimes()) {
        for (int level : victim.automaticLevels()) {
          int number = places.random().nextBoolean() ? 0 : places.greatestPidMax(victim, level);
          return Optional.of(places.withNumber(victim, level, number));
        }
      }
      return Optional.empty();
    }
  },

  /** A number is given out again, and only afterwards is its last holder waited for. */
  REUSE_BEFORE_WAIT {
    @Override
    Optional<History> falsify(Places places) {
      for (Lifetime first : places.lifetimes()) {
        for (Lifetime next : places.lifetimes()) {
          if (first.endsBefore(next.allocation()) && places.shareNumber(first, next)) {
            return Optional.of(places.withDelayedRelease(first, next));
          }
        }
      }
      return Optional.empty();
    }
  },

  /** A look-up finds a number whose holders have all been waited for. */
  LOOK_UP_AFTER_WAIT {
    @Override
    Optional<History> falsify(Places places) {
      for (History.Call call : places.calls()) {
        if (call.operation() instanceof Operation.Find find
            && call.result() instanceof Result.Absent
            && places.certainlyReleased(call, find)) {
          Result found = new Result.Found(Result.Found.UNKNOWN, find.number());
          return Optional.of(places.withResult(call, found));
        }
      }
      return Optional.empty();
    }
  },

  /** A look-up misses a pid that is live during the whole call. */
  LOOK_UP_MISSES_LIVE {
    @Override
    Optional<History> falsify(Places places) {
      for (History.Call call : places.calls()) {
        if (call.operation() instanceof Operation.Find find
            && call.result() instanceof Result.Found
            && places.certainlyLive(call, find)) {
          return Optional.of(places.withResult(call, Result.Absent.ABSENT));
        }
      }
      return Optional.empty();
    }
  };

  /** A falsified copy of {@code history}, or empty when it has no place for this corruption. */
  public Optional<History> apply(History history, long seed) {
    return falsify(new Places(history, new Random(seed)));
  }

  abstract Optional<History> falsify(Places places);
}
