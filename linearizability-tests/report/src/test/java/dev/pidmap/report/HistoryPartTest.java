package dev.pidmap.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.spec.check.Budget;
import dev.pidmap.spec.check.LinearizabilityChecker;
import dev.pidmap.spec.check.Verdict;
import dev.pidmap.spec.history.History;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class HistoryPartTest {

  @Test
  void aDuplicateIsToldByTheInvariantAlthoughTheSearchRefusesBothForWhatFollows() {
    HistoryPart part = Samples.part(Samples.duplicate("s"));

    assertThat(part.sentence())
        .isEqualTo(
            "No order explains op 2 (allocate p3 → 2): number 2 of namespace 0 is held by pid 2 once op 1 has taken"
                + " effect.");
    assertThat(part.broken()).isEqualTo("UniqueAcrossNamespaces");
  }

  @Test
  void otherInvariantsAreToldTheSameWay() {
    assertThat(Samples.part(Samples.afterClose()).broken()).isEqualTo("NothingAfterClose");
    assertThat(Samples.part(Samples.earlyExhaustion()).broken()).isEqualTo("ExactExhaustion");
  }

  @Test
  void theScenarioHasTheCallsOfTheOrderAndTheRefusedOnes() {
    Map<String, Object> view = Samples.part(Samples.duplicate("s")).view(1);

    assertThat(text(view.get("scenario")))
        .isEqualTo(
            """
            op 0 allocate pid 1 in ns 0, cpu 0 -> numbers [1]; 1
            op 1 allocate pid 2 in ns 0, cpu 0 -> numbers [2]; : UniqueAcrossNamespaces: number 2 of \
            namespace 0 is held by pid 3 once op 2 has taken effect
            op 2 allocate pid 3 in ns 0, cpu 0 -> numbers [2]; : UniqueAcrossNamespaces: number 2 of \
            namespace 0 is held by pid 2 once op 1 has taken effect""");
  }

  @Test
  void everyPlaceOfTheCallThatFailsIsRefusedForItsReason() throws Exception {
    assertThat(attempts(Samples.duplicate("s")))
        .isEqualTo(
            """
            after op 0, before op 1: op 1, UniqueAcrossNamespaces: number 2 of namespace 0 is held by \
            pid 3
            after op 1: op 2, UniqueAcrossNamespaces: number 2 of namespace 0 is held by pid 2""");
    assertThat(attempts(Samples.corpus("rejected/hole-that-moves")))
        .isEqualTo(
            """
            before op 1: op 0, ExactExhaustion: EAGAIN though number 3 of namespace 0 is free
            after op 1, before op 2: op 0, ExactExhaustion: EAGAIN though number 2 of namespace 0 is \
            free
            after op 2: op 0, ExactExhaustion: EAGAIN though number 2 of namespace 0 is free""");
  }

  /** The longest order ends before the release, which the look-up needs in place of its answer. */
  @Test
  void aLookUpIsJudgedAfterWhatReturnedBeforeIt() throws Exception {
    History history = Samples.corpus("rejected/look-up-finds-the-pid-before");

    HistoryPart part = Samples.part(history);

    assertThat(part.sentence())
        .isEqualTo(
            "No order explains op 3: find 5 in ns 0 answered pid 1 with number 5, but number 5 of"
                + " namespace 0 is held by pid 2 once op 1 and op 2 have taken effect.");
    assertThat(rows(part.view(1).get("scenario"))).extracting(row -> row.get("op")).contains(2);
    assertThat(attempts(history))
        .startsWith("after op 2: op 3, UniqueAcrossNamespaces: find 5 in ns 0 answered pid 1");
  }

  @Test
  void answersThatDependOnWhatIsOverAreNotTriedElsewhere() {
    assertThat(attempts(Samples.exhaustionBesideALowerBound())).isEmpty();
  }

  @Test
  void theScenarioOfALongHistoryIsAboutTheNumberInQuestion() {
    Map<String, Object> view = Samples.part(Samples.duplicateAfter(200)).view(1);

    assertThat(rows(view.get("scenario")))
        .extracting(row -> row.get("op"))
        .containsExactly(401, 402);
    assertThat(view).containsEntry("scenario_cut", 401);
  }

  @Test
  void aPassPlacesEveryCallAndNamesItsLines() {
    HistoryPart part = Samples.part(Samples.pass(2));

    assertThat(part.sentence()).isEqualTo("The contract admits an order of all 5 calls.");
    assertThat(part.broken()).isEmpty();
    assertThat(rows(part.view(1).get("calls")))
        .extracting(row -> row.get("place"))
        .containsExactlyInAnyOrder("1", "2", "3", "4", "5");
    assertThat(rows(part.view(1).get("calls")).get(1)).containsEntry("lines", "4–6");
  }

  @Test
  void aLongHistoryIsCutWithANotice() {
    HistoryPart part = Samples.part(Samples.pass(6_000));

    assertThat(part.view(1))
        .containsEntry(
            "notices",
            List.of(
                "Cut: 10,000 of 12,001 calls are shown, op 0 to op 10000. The verdict is on all of"
                    + " them."));
    assertThat(rows(part.view(1).get("calls"))).hasSize(10_000);
  }

  @Test
  void whatWasNotDecidedIsNoPass() {
    History history = Samples.pass(2);
    HistoryPart part =
        new HistoryPart("", "h", history, new Verdict.Unknown("the time is spent", 0.5));

    assertThat(part.sentence())
        .isEqualTo("Not decided: the time is spent; an order was found for 50 % of 5 calls.");
  }

  @Test
  void pointsLieWithinTheirCallsInOrder() {
    History history = Samples.pass(40);
    Verdict.Linearizable verdict =
        (Verdict.Linearizable) LinearizabilityChecker.check(history, Budget.standard());
    Points points = Points.of(verdict.order());

    Points.Point before = new Points.Point(0, 0, -1);
    for (History.Call call : verdict.order()) {
      Points.Point point = points.byOp().get(call.op());
      assertThat(point.gap()).isBetween(call.called(), call.returned() - 1);
      assertThat(point.place()).isEqualTo(before.place() + 1);
      assertThat(point.gap() * 1000L + point.rank())
          .isGreaterThan(before.gap() * 1000L + before.rank());
      before = point;
    }
  }

  private static String attempts(History history) {
    return rows(Samples.part(history).view(1).get("attempts")).stream()
        .map(row -> "%s: op %s, %s".formatted(row.get("place"), row.get("op"), row.get("reason")))
        .collect(Collectors.joining("\n"));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rows(Object rows) {
    return (List<Map<String, Object>>) rows;
  }

  private static String text(Object rows) {
    return rows(rows).stream()
        .map(
            row ->
                "op %s %s -> %s; %s%s"
                    .formatted(
                        row.get("op"),
                        row.get("call"),
                        row.get("answer"),
                        row.get("place"),
                        row.get("why")))
        .collect(Collectors.joining("\n"));
  }
}
