package dev.pidmap.tla.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.tla.Tlc;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What did not happen is no behaviour: a recorded run that was tampered with is rejected there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RejectionTest {
  private static final Sizes SIZES = Sizes.of(2, 2, 8, 2, 4, 1);

  /** Where a thread only finds out where to look; the algorithm does not know of these reads. */
  private static final Set<String> HINTS =
      Set.of(
          "N15 Sweep.raiseLap",
          "N15 Sweep.restart",
          "N11 Sweep.contended",
          "R1 Sweep.cursor",
          "R1 Claim.moveCursor",
          "R2 Claim.moveCursor",
          "R1 Range.looksFull",
          "R3 Range.looksFull",
          "D1 Peek.look",
          "S1 Peek.look",
          "P3 Peek.look",
          "P1 PidRecord.isGone",
          "P3 Claim.stamp",
          "P4 Upid.place");

  /** A slot that cannot be claimed: the claim goes on as if it had not looked. */
  private static final String PASSED_OVER = "S1 Claim.at";

  /** The steps of a removal, which the algorithm takes at once: nothing can change meanwhile. */
  private static final Set<String> AT_ONCE = Set.of("S1 Retire.remove", "R1 Retire.remove");

  private final List<Map<String, Object>> events =
      new TracedRun(Optional.empty()).simulated(8, SIZES).events();

  /** What was done to an event, to each event that it can be done to. */
  private enum Change {
    NOTHING,
    VALUE_READ,
    VALUE_WRITTEN,
    ANSWER,
    DROPPED,
    SWAPPED_WITH_A_READER,
    SWAPPED_IN_ITS_THREAD
  }

  private final Map<Change, Map<Integer, Integer>> explained = new EnumMap<>(Change.class);

  /** One run of TLC for all. */
  @BeforeAll
  void validate() throws Exception {
    List<Recorded> variants = new ArrayList<>();
    for (Change change : Change.values()) {
      Map<Integer, Integer> itsExplained = new LinkedHashMap<>();
      explained.put(change, itsExplained);
      for (int i = 0; i < events.size(); i++) {
        if (isPossible(change, i)) {
          itsExplained.put(i, variants.size());
          variants.add(new Recorded(change + " " + i, changed(change, i), null));
        }
      }
    }
    Path spec = Path.of(System.getProperty("pidmap.root"), "spec/tla");
    Tlc tlc = new Tlc(spec, Duration.ofMinutes(10));
    List<Integer> found = new Validation(tlc).validate(SIZES, variants).explained();
    explained.values().forEach(its -> its.replaceAll((i, variant) -> found.get(variant)));
  }

  private boolean isPossible(Change change, int i) {
    Map<String, Object> event = events.get(i);
    boolean isLast = i + 1 == events.size();
    return switch (change) {
      case NOTHING -> i == 0;
      case VALUE_READ -> "read".equals(event.get("kind"));
      case VALUE_WRITTEN ->
          // Nobody can see what a pid carries before its claim; a later lap is one that began.
          event.containsKey("now")
              && !event.get("id").equals("N16")
              && !name(event).equals("P4 Upid.place");
      case ANSWER -> event.get("id").equals("return");
      case DROPPED -> true;
      case SWAPPED_WITH_A_READER -> readerOf(i) < events.size();
      case SWAPPED_IN_ITS_THREAD ->
          !isLast
              && event.get("t").equals(events.get(i + 1).get("t"))
              && !isHint(i)
              && !isHint(i + 1)
              && !isSame(event, events.get(i + 1));
    };
  }

  private List<Map<String, Object>> changed(Change change, int i) {
    return switch (change) {
      case NOTHING -> events;
      case VALUE_READ -> with(i, "was", other(events.get(i).get("was")));
      case VALUE_WRITTEN -> with(i, "now", other(events.get(i).get("now")));
      case ANSWER -> with(i, "answer", List.of("EPERM"));
      case DROPPED -> {
        List<Map<String, Object>> fewer = new ArrayList<>(events);
        fewer.remove(i);
        yield fewer;
      }
      case SWAPPED_WITH_A_READER -> swapped(i, readerOf(i));
      case SWAPPED_IN_ITS_THREAD -> swapped(i, i + 1);
    };
  }

  private List<Map<String, Object>> swapped(int i, int j) {
    List<Map<String, Object>> changed = new ArrayList<>(events);
    Collections.swap(changed, i, j);
    return changed;
  }

  /** The first event of another thread that reads what event {@code i} wrote. */
  private int readerOf(int i) {
    return IntStream.range(i + 1, events.size())
        .filter(j -> reads(events.get(j), events.get(i)))
        .findFirst()
        .orElse(events.size());
  }

  private List<Map<String, Object>> with(int i, String key, Object value) {
    List<Map<String, Object>> changed = new ArrayList<>(events);
    Map<String, Object> event = new LinkedHashMap<>(events.get(i));
    event.put(key, value);
    changed.set(i, event);
    return changed;
  }

  private static String name(Map<String, Object> event) {
    return (event.get("id") + " " + event.get("at")).strip();
  }

  private static Object other(Object value) {
    if (value instanceof Boolean truth) {
      return !truth;
    } else if (value instanceof Integer number) {
      return number + 1;
    } else if (value instanceof Long number) {
      return number + 1;
    } else if (value instanceof String text) {
      return text.equals("dead") ? "live" : "dead";
    }
    List<Object> changed = new ArrayList<>((List<?>) value);
    if (changed.size() < 2) {
      return List.of("spent", List.of(7, 0));
    }
    int at = changed.get(0) instanceof Number ? 0 : changed.size() - 1;
    changed.set(at, other(changed.get(at)));
    return changed;
  }

  @Test
  void theRunItselfIsExplained() {
    assertThat(explained.get(Change.NOTHING).get(0)).isEqualTo(events.size());
  }

  /** Every value that an access read or wrote, and every answer, one at a time. */
  @ParameterizedTest
  @EnumSource(names = {"VALUE_READ", "VALUE_WRITTEN", "ANSWER", "SWAPPED_WITH_A_READER"})
  void whatIsWrongIsRejectedWhereItIs(Change change) {
    assertThat(explained.get(change)).isNotEmpty();
    explained
        .get(change)
        .forEach((i, at) -> assertThat(at).as(i + " " + events.get(i)).isEqualTo(i));
  }

  /** Every event, one at a time, that is no hint: its thread's next such event has no step. */
  @Test
  void anEventThatIsMissingIsMissedByTheNextOne() {
    Set<String> notMissed = new TreeSet<>();
    explained
        .get(Change.DROPPED)
        .forEach(
            (i, at) -> {
              Map<String, Object> event = events.get(i);
              // A lap is everybody's: who reads it next, or looks under a ticket of it, misses it.
              boolean isLap = event.get("id").equals("N16");
              int latest = isLap ? events.size() - 2 : nextOfThread(i) - 1;
              if (at == events.size() - 1) {
                if (nextOfThread(i) < events.size()) {
                  notMissed.add(name(event));
                }
              } else {
                assertThat(at).as(i + " " + event).isBetween(i, latest);
              }
            });
    notMissed.removeAll(HINTS);
    notMissed.removeAll(AT_ONCE);
    notMissed.remove(PASSED_OVER);
    assertThat(notMissed).isEmpty();
  }

  @Test
  void aThreadGoesItsWayInOrder() {
    explained
        .get(Change.SWAPPED_IN_ITS_THREAD)
        .forEach((i, at) -> assertThat(at).as(i + " " + events.get(i)).isBetween(i, i + 1));
  }

  /** The next event of the thread that is not the same again, nor a hint. */
  private int nextOfThread(int i) {
    return IntStream.range(i + 1, events.size())
        .filter(j -> events.get(j).get("t").equals(events.get(i).get("t")))
        .filter(j -> !isHint(j) && !isSame(events.get(i), events.get(j)))
        .findFirst()
        .orElse(events.size());
  }

  private static boolean isSame(Map<String, Object> event, Map<String, Object> other) {
    Map<String, Object> elsewhere = new LinkedHashMap<>(other);
    elsewhere.put("at", event.get("at"));
    return event.equals(elsewhere);
  }

  private boolean isHint(int i) {
    String name = name(events.get(i));
    return HINTS.contains(name) || AT_ONCE.contains(name);
  }

  private static boolean reads(Map<String, Object> reader, Map<String, Object> writer) {
    return writer.containsKey("now")
        && !Objects.equals(writer.get("was"), writer.get("now"))
        && Objects.equals(writer.get("now"), reader.get("was"))
        && !reader.get("kind").equals("lost")
        && !reader.get("t").equals(writer.get("t"))
        && word(reader).equals(word(writer))
        && List.of("r", "s", "p", "ns", "k").stream()
            .allMatch(key -> Objects.equals(reader.get(key), writer.get(key)));
  }

  private static String word(Map<String, Object> event) {
    return switch ((String) event.get("id")) {
      case "S1", "S2" -> "slot";
      case "D1", "D2" -> "entry";
      case "R1", "R2" -> "cursor";
      case "R3", "R4", "R5" -> "pending";
      case "P1", "P2" -> "state";
      case "P3", "P4" -> "mark";
      case "N9", "N10" -> "init";
      case "N15", "N16" -> "lap";
      default -> (String) event.get("id");
    };
  }
}
