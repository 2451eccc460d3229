package dev.pidmap.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pidmap.harness.Ledger;
import dev.pidmap.harness.Profile;
import dev.pidmap.report.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The documents of a check's report.
 *
 * @param outcome the verdict
 * @param suites how each suite went
 * @param ledger every scenario that ran
 * @param histories the names of the saved histories
 * @param seconds wall time
 */
record CheckReport(
    Profile profile,
    Outcome outcome,
    List<SuiteResult> suites,
    List<Ledger.Entry> ledger,
    List<String> histories,
    Instant begin,
    double seconds) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** For people, with what the {@code models} came to. */
  String summary(Optional<ModelTables> models) {
    StringBuilder out = new StringBuilder();
    out.append("# ").append(outcome).append("\n\n");
    out.append("Profile ").append(profileName()).append(", begun ").append(begin);
    out.append(", ").append(Texts.seconds(seconds)).append(", ").append(machine()).append(".\n");
    out.append("Repeat it with `./pidmap check --profile ").append(profileName());
    out.append("` (`repro.sh` names the JDK and the commit).\n");
    problems(out);
    models.ifPresent(m -> m.behaviours().forEach(table -> section(out, table)));
    out.append("\n## What ran\n\n");
    out.append(
        "| engine | scenario | can break | verdict | executions | cap | exhausted | outcomes |");
    out.append(" memory model | seconds |\n|---|---|---|---|---:|---:|---|---:|---|---:|\n");
    for (Ledger.Entry e : ledger) {
      out.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %s | %,d | %s | %s | %s | %s | %.1f |%n",
              e.engine(),
              MarkdownTable.cell(e.scenario()),
              String.join(", ", e.invariants()),
              e.verdict().name().toLowerCase(Locale.ROOT),
              e.executions(),
              e.cap() == 0 ? "-" : String.format(Locale.ROOT, "%,d", e.cap()),
              e.exhausted() ? "yes" : "no",
              e.outcomes() == 0 ? "-" : e.outcomes(),
              e.memoryModel(),
              e.seconds()));
    }
    out.append("\n| suite | passed | failed | skipped | seconds |\n|---|---:|---:|---:|---:|\n");
    for (SuiteResult s : suites) {
      Tally t = s.tests().tally();
      out.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %d | %d | %.1f |%n",
              s.suite().name(),
              t.passed(),
              t.failed(),
              t.skipped(),
              s.seconds()));
    }
    models.ifPresent(m -> section(out, m.models()));
    models.ifPresent(m -> section(out, m.mutants()));
    notChecked(out);
    out.append("\n## Files\n\n");
    out.append("`index.html` the same as a page, `findings.sarif` the violations for a code host,");
    out.append(" `verdict.json` this in JSON, `ledger.json` every scenario and how far it went,");
    out.append(
        " `env.json` the machine, `ledger/` the same as each suite wrote it, `junit/` JUnit");
    out.append(" XML, `logs/` what each suite printed, `histories/`");
    out.append(" histories that were saved (judge one again with `./pidmap check-history`).\n");
    return out.toString();
  }

  private static void section(StringBuilder out, Table table) {
    out.append('\n').append(MarkdownTable.of(table));
  }

  private void problems(StringBuilder out) {
    List<String> lines = new ArrayList<>();
    for (SuiteResult s : suites) {
      s.tests().failures().forEach(f -> lines.add("failed: " + f.test()));
      s.differences().forEach(d -> lines.add("not as declared: " + d));
      if (!s.ended()) {
        lines.add(s.suite().name() + " did not run to its end (exit code " + s.exitCode() + ")");
      }
    }
    for (Ledger.Entry e : ledger) {
      if (e.verdict() == Ledger.Verdict.VIOLATED || e.verdict() == Ledger.Verdict.UNKNOWN) {
        lines.add(e.verdict() + ": " + e.engine() + ", " + e.scenario() + ": " + e.note());
      }
    }
    if (lines.isEmpty()) {
      return;
    }
    out.append("\n## Problems\n\n");
    lines.forEach(line -> out.append("- ").append(line.replace('\n', ' ')).append('\n'));
    if (!counterExample().isEmpty()) {
      out.append("\nThe full texts are in `counterexample.txt`.\n");
    }
    if (!histories.isEmpty()) {
      out.append("Saved: ").append(String.join(", ", histories)).append(".\n");
    }
  }

  private void notChecked(StringBuilder out) {
    out.append("\n## What is not checked\n\n");
    List<String> capped =
        ledger.stream()
            .filter(e -> e.cap() > 0 && !e.exhausted())
            .map(Ledger.Entry::scenario)
            .toList();
    if (!capped.isEmpty()) {
      out.append("- ").append(Texts.count(capped.size(), "scenario"));
      out.append(" stopped at its cap, so interleavings remain that were not run.\n");
    }
    for (Ledger.Entry e : ledger) {
      if (e.verdict() == Ledger.Verdict.SKIPPED) {
        out.append("- ").append(e.engine()).append(", ").append(e.scenario());
        out.append(": skipped, ").append(e.note()).append('\n');
      }
    }
    int skipped = suites.stream().mapToInt(s -> s.tests().tally().skipped()).sum();
    if (skipped > 0) {
      out.append("- ").append(Texts.count(skipped, "test"));
      out.append(" could not run here; `junit/` tells why.\n");
    }
    out.append(
        "- Programs larger than the scenarios: more threads, more operations, other sizes.\n");
    out.append("- Weak memory: Lincheck explores sequentially consistent executions only, and");
    out.append(" JCStress samples what this processor (").append(System.getProperty("os.arch"));
    out.append(") happens to show.\n");
    out.append(
        "- Where \"exhausted\" is no, executions were sampled and a rare one may be missed.\n");
  }

  /** For programs. */
  String verdictJson() {
    ObjectNode root = JSON.createObjectNode();
    root.put("verdict", outcome.verdict().name().toLowerCase(Locale.ROOT));
    root.put("sentence", outcome.sentence());
    root.put("profile", profileName());
    root.put("begin", begin.toString());
    root.put("seconds", seconds);
    ArrayNode suiteNodes = root.putArray("suites");
    for (SuiteResult s : suites) {
      Tally tally = s.tests().tally();
      ObjectNode node = suiteNodes.addObject();
      node.put("suite", s.suite().name());
      node.put("exit_code", s.exitCode());
      node.put("passed", tally.passed());
      node.put("failed", tally.failed());
      node.put("skipped", tally.skipped());
      node.put("seconds", s.seconds());
      s.differences().forEach(d -> node.withArray("/differences").add(d.toString()));
      s.tests().failures().forEach(f -> node.withArray("/failures").add(f.test()));
    }
    scenarios(root.putArray("scenarios"));
    histories.forEach(h -> root.withArray("/histories").add(h));
    return print(root);
  }

  /** Every scenario: how far it went, on what, and with which verdict. */
  String ledgerJson() {
    ArrayNode scenarios = JSON.createArrayNode();
    scenarios(scenarios);
    return print(scenarios);
  }

  private void scenarios(ArrayNode nodes) {
    for (Ledger.Entry e : ledger) {
      ObjectNode node = nodes.addObject();
      node.put("engine", e.engine());
      node.put("scenario", e.scenario());
      e.invariants().forEach(i -> node.withArray("/invariants").add(i));
      node.put("verdict", e.verdict().name().toLowerCase(Locale.ROOT));
      node.put("executions", e.executions());
      node.put("cap", e.cap());
      node.put("exhausted", e.exhausted());
      node.put("outcomes", e.outcomes());
      node.put("memory_model", e.memoryModel());
      node.put("jdk", e.jdk());
      node.put("seconds", e.seconds());
      node.put("note", e.note());
    }
  }

  /** The machine and the tools. */
  String envJson(Workspace workspace) {
    ObjectNode root = JSON.createObjectNode();
    root.put("commit", System.getProperty("pidmap.commit", ""));
    root.put("jdk", Runtime.version().toString());
    root.put("jdk_vendor", System.getProperty("java.vendor"));
    root.put("jdk_home", workspace.javaHome().toString());
    root.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    root.put("arch", System.getProperty("os.arch"));
    root.put("processors", Runtime.getRuntime().availableProcessors());
    suites.forEach(
        s ->
            workspace
                .testFlags(s.suite().module())
                .forEach(f -> root.withArray("/jvm_flags/" + s.suite().name()).add(f)));
    return print(root);
  }

  /** The command that repeats it. */
  String repro(Workspace workspace) {
    String commit = System.getProperty("pidmap.commit", "");
    return "#!/bin/sh\n"
        + "# Repeats this check"
        + (commit.isEmpty() ? "" : "; it ran at commit " + commit)
        + ".\n"
        + "cd "
        + Texts.shellWord(workspace.root().toString())
        + " || exit 3\n"
        + "JAVA_HOME="
        + Texts.shellWord(workspace.javaHome().toString())
        + " exec ./pidmap check --profile "
        + profileName()
        + "\n";
  }

  /** The failures in full; empty when there are none. */
  String counterExample() {
    StringBuilder out = new StringBuilder();
    for (SuiteResult s : suites) {
      for (TestReports.Failure f : s.tests().failures()) {
        out.append("==== ").append(f.test()).append("\n\n").append(f.text()).append("\n\n");
      }
    }
    return out.toString();
  }

  static String machine() {
    return Texts.count(Runtime.getRuntime().availableProcessors(), "processor")
        + ", "
        + System.getProperty("os.arch")
        + ", JDK "
        + Runtime.version();
  }

  String profileName() {
    return profile.name().toLowerCase(Locale.ROOT);
  }

  private static String print(JsonNode root) {
    try {
      return JSON.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
