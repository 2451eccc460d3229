package dev.pidmap.report;

import dev.pidmap.spec.Errno;
import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Operation.Allocate;
import dev.pidmap.spec.Operation.Close;
import dev.pidmap.spec.Operation.CreateNamespace;
import dev.pidmap.spec.Operation.Find;
import dev.pidmap.spec.Operation.Release;
import dev.pidmap.spec.Operation.SetPidMax;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.Result.Allocated;
import dev.pidmap.spec.Result.Done;
import dev.pidmap.spec.Strength;
import dev.pidmap.spec.check.Budget;
import dev.pidmap.spec.check.LinearizabilityChecker;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.HistoryException;
import dev.pidmap.spec.history.HistoryReader;
import dev.pidmap.spec.history.Start;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Small histories, some of which break an invariant each. */
final class Samples {
  static final String HOSTILE = "</script><script>document.title = 'broken in'</script><b>&amp;";
  private static final Limits LIMITS = new Limits(2, 2, 8, 8, 1);

  private Samples() {}

  static HistoryPart part(History history) {
    return new HistoryPart(
        "", "h.jsonl", history, LinearizabilityChecker.check(history, Budget.standard()));
  }

  static Page page(History history) {
    HistoryPart part = part(history);
    return new Page(Page.Tone.BAD, "NOT LINEARIZABLE", part.sentence())
        .broken(part.broken())
        .fact("Source", history.source())
        .history(part)
        .command("./pidmap report h.jsonl");
  }

  /** Two calls in flight get number 2; a third never returns; the map tells what it did. */
  static History duplicate(String source) {
    return builder(source)
        .rangeSize(4)
        .note(0, "carve 0..3")
        .call(1, 0, 0, allocate(1))
        .ret(2, 0, numbers(1))
        .call(3, 1, 0, allocate(2))
        .call(4, 2, 1, allocate(3))
        .note(5, "adopt 0..3")
        .call(6, 3, 2, allocate(4))
        .ret(7, 1, numbers(2))
        .ret(8, 2, numbers(2))
        .call(9, 4, 0, new Find(0, 2))
        .ret(10, 4, new Result.Found(2, 2))
        .note(11, "retire " + source)
        .build();
  }

  /** An allocation succeeds in a namespace whose close has returned. */
  static History afterClose() {
    return builder("close")
        .sequential(0, allocate(1), numbers(1))
        .sequential(0, new CreateNamespace(0, 1), Done.DONE)
        .sequential(0, new Close(1), Done.DONE)
        .sequential(1, Allocate.automatic(0, 1, 2), new Allocated(List.of(2, 1), List.of()))
        .build();
  }

  /** EAGAIN though 2 was free all the time. */
  static History earlyExhaustion() {
    History.Builder history = builder("exhaustion").sequential(0, allocate(1), numbers(1));
    history.sequential(0, allocate(2), Result.Failed.of(Errno.EAGAIN));
    return history.build();
  }

  /** EAGAIN beside a bound that falls, of which its time line tells no more. */
  static History exhaustionBesideALowerBound() {
    return builder("exhaustion beside a lower bound")
        .sequential(0, allocate(1), numbers(1))
        .call(100, 10, 0, allocate(2))
        .call(101, 11, 1, new SetPidMax(0, 6))
        .ret(102, 11, Done.DONE)
        .ret(103, 10, Result.Failed.of(Errno.EAGAIN))
        .build();
  }

  /** Two pids get number 2, after {@code n} others came and went with number 3. */
  static History duplicateAfter(int n) {
    History.Builder history = builder("long").sequential(0, allocate(0), numbers(1));
    for (int i = 1; i <= n; i++) {
      history.sequential(0, allocate(i), numbers(3)).sequential(0, new Release(i), Done.DONE);
    }
    return history
        .sequential(0, allocate(n + 1), numbers(2))
        .sequential(0, allocate(n + 2), numbers(2))
        .build();
  }

  /** {@code n} pids that stay. */
  static History manyNumbers(int n) {
    History.Builder history =
        new History.Builder(Strength.ANY_FREE, new Limits(2, 2, n + 8, n + 8, 1), Start.EMPTY, "n");
    for (int i = 0; i < n; i++) {
      history.sequential(0, allocate(i), numbers(i + 1));
    }
    return history.build();
  }

  /** One of the corpus of histories with a known verdict. */
  static History corpus(String name) throws IOException, HistoryException {
    return HistoryReader.read(Path.of("../../spec/histories", name + ".jsonl"));
  }

  /** {@code n} allocations and releases by two processes that overlap; all is well. */
  static History pass(int n) {
    History.Builder history = builder("all is well").sequential(0, allocate(0), numbers(1));
    for (int i = 1; i <= n; i += 2) {
      long t = 10L * i;
      history.call(t, 2 * i, 0, allocate(i)).call(t + 1, 2 * i + 1, 1, allocate(i + 1));
      history.ret(t + 2, 2 * i, numbers(2)).ret(t + 3, 2 * i + 1, numbers(3));
      history.call(t + 4, 2 * i + 2, 0, new Release(i));
      history.call(t + 5, 2 * i + 3, 1, new Release(i + 1));
      history.ret(t + 6, 2 * i + 2, Done.DONE).ret(t + 7, 2 * i + 3, Done.DONE);
    }
    return history.build();
  }

  private static History.Builder builder(String source) {
    return new History.Builder(Strength.ANY_FREE, LIMITS, Start.EMPTY, source);
  }

  private static Operation allocate(int pid) {
    return Allocate.automatic(0, 0, pid);
  }

  private static Result numbers(int number) {
    return new Allocated(List.of(number), List.of());
  }
}
