package dev.pidmap.cli;

import dev.pidmap.report.HistoryPart;
import dev.pidmap.report.Page;
import dev.pidmap.spec.check.Verdict;
import dev.pidmap.spec.history.History;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws a recorded history and its verdict as a page. */
@Command(
    name = "report",
    description = {
      "Judge a recorded history of any pid map, and write a page that shows it: the verdict, a time"
          + " line, the order of the calls, and the state before and after each.",
      "The page is one HTML file that loads nothing. The format of histories is described in"
          + " spec/HISTORY.md.",
      "",
      "Exit codes are those of check-history: 0 linearizable, 1 not, 2 no history, 3 undecided"
          + " within the budget. A page is written in all cases but 2.",
      ""
    })
final class ReportCommand extends Helpful implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "HISTORY", description = "The history; - is standard input.")
  private String file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The page (default: the name of the history with .html, in this folder).")
  private Path output;

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
    HistoryFile read = HistoryFile.read(file);
    Verdict verdict = read.judge(budget, spec.commandLine().getErr());
    Path target = output == null ? defaultOutput() : output;
    HistoryPart part = new HistoryPart("", file, read.history(), verdict);
    try {
      page(part).write(target);
    } catch (IOException e) {
      throw Stop.unable("cannot write " + target + ": " + Texts.reason(e), e);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(word(verdict) + ": " + part.sentence());
    out.println("page: " + target);
    out.flush();
    return code(verdict);
  }

  private Path defaultOutput() {
    String name = file.equals("-") ? "history" : Path.of(file).getFileName().toString();
    return Path.of(name.replaceFirst("\\.jsonl?$", "") + ".html");
  }

  private Page page(HistoryPart part) {
    History history = part.history();
    Page page = new Page(tone(part.verdict()), word(part.verdict()), part.sentence());
    page.broken(part.broken());
    page.fact("History", file.equals("-") ? "standard input" : file);
    if (!history.source().isEmpty()) {
      page.fact("Source", history.source());
    }
    return page.fact("Calls", String.format(Locale.ROOT, "%,d", history.calls().size()))
        .fact("Contract", history.strength().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .history(part)
        .command("./pidmap check-history " + Texts.shellWord(file))
        .command("./pidmap report " + Texts.shellWord(file));
  }

  static String word(Verdict verdict) {
    return verdict instanceof Verdict.Linearizable
        ? "LINEARIZABLE"
        : verdict instanceof Verdict.Unknown ? "UNKNOWN" : "NOT LINEARIZABLE";
  }

  private static Page.Tone tone(Verdict verdict) {
    return verdict instanceof Verdict.Linearizable
        ? Page.Tone.GOOD
        : verdict instanceof Verdict.Unknown ? Page.Tone.OPEN : Page.Tone.BAD;
  }

  private static int code(Verdict verdict) {
    return verdict instanceof Verdict.Linearizable
        ? Exit.HELD
        : verdict instanceof Verdict.Unknown ? Exit.UNABLE : Exit.VIOLATED;
  }
}
