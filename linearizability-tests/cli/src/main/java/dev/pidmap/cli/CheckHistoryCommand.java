package dev.pidmap.cli;

import dev.pidmap.spec.check.Verdict;
import dev.pidmap.spec.history.History;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges a recorded history against the contract. */
@Command(
    name = "check-history",
    description = {
      "Judge a recorded history of any pid map: is there an order of its calls that the contract"
          + " admits?",
      "The format is one JSON object a line; spec/HISTORY.md describes it.",
      "",
      "Prints LINEARIZABLE (exit 0); NOT LINEARIZABLE with the shortest prefix that has no such"
          + " order, and why each call that could come next was refused (exit 1); or UNKNOWN when"
          + " the budget was spent first (exit 3). A file that is no history is refused as"
          + " FILE:LINE: REASON (exit 2).",
      ""
    })
final class CheckHistoryCommand extends Helpful implements Callable<Integer> {
  private static final int MOST_ROWS = 40;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The history; - is standard input.")
  private String file;

  @Option(
      names = "--budget",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "Give up after this many seconds of search (default 60).")
  private int budget;

  @Override
  public Integer call() {
    if (budget < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--budget is " + budget + ", and must be at least 1 second");
    }
    PrintWriter out = spec.commandLine().getOut();
    long begin = System.nanoTime();
    HistoryFile read = HistoryFile.read(file);
    Verdict verdict = read.judge(budget, spec.commandLine().getErr());
    int code = print(read.history(), verdict, Board.since(begin), out);
    out.flush();
    return code;
  }

  private int print(History history, Verdict verdict, double seconds, PrintWriter out) {
    String size =
        String.format(
            Locale.ROOT,
            "%,d calls, %s, %s",
            history.calls().size(),
            history.strength().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            Texts.seconds(seconds));
    if (verdict instanceof Verdict.Linearizable) {
      out.println("LINEARIZABLE: " + file + " (" + size + ")");
      return Exit.HELD;
    }
    if (verdict instanceof Verdict.Unknown unknown) {
      out.printf(
          Locale.ROOT,
          "UNKNOWN: %s (%s)%n%s; an order was found for %.0f %% of the calls. Try --budget %d.%n",
          file,
          size,
          unknown.reason(),
          Math.floor(unknown.share() * 100),
          budget * 10L);
      return Exit.UNABLE;
    }
    Verdict.NotLinearizable not = (Verdict.NotLinearizable) verdict;
    out.println("NOT LINEARIZABLE: " + file + " (" + size + ")");
    out.println();
    out.printf(
        "The first %d of %d events (to line %d) have no order that the contract admits.%n"
            + "It is op %d (>) whose answer cannot be explained:%n%n",
        not.events(), history.events(), history.line(not.events() - 1), not.failing().op());
    out.print(CallTable.of(history, not.events(), not.failing(), MOST_ROWS));
    out.println();
    out.printf(
        "An admitted order reaches %s; each of these was tried next:%n",
        Texts.count(not.order().size(), "call"));
    for (Verdict.Candidate candidate : not.tried()) {
      out.printf(
          "  op %d, %s, %s: %s%n",
          candidate.call().op(),
          candidate.call().operation(),
          candidate.call().result() == null ? "(pending)" : candidate.call().result(),
          candidate.refusal());
    }
    return Exit.VIOLATED;
  }
}
