package dev.pidmap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** A command that ran in this JVM: its exit code and what it printed. */
record Ran(int code, String out, String err) {

  static Ran pidmap(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int code = commandLine.execute(args);
    return new Ran(code, out.toString(), err.toString());
  }

  /** Holds for a refusal: the exit code, one message, nothing on standard output. */
  void refuses(int expectedCode, String message) {
    assertThat(err).contains(message);
    assertThat(out).isEmpty();
    assertThat(code).isEqualTo(expectedCode);
  }
}
