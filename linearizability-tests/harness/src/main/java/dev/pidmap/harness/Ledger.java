package dev.pidmap.harness;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/**
 * What each scenario of each engine ran, how far and with which verdict: one JSON object a line in
 * {@code <engine>.jsonl} of the folder named by the system property {@code pidmap.ledger} (default
 * {@code target/ledger}).
 */
public final class Ledger {
  private Ledger() {}

  /** The verdict of a scenario. */
  public enum Verdict {
    HELD,
    VIOLATED,
    UNKNOWN,
    SKIPPED
  }

  /**
   * A line of the ledger.
   *
   * @param engine lincheck, jcstress, jqwik, kernel, simulator
   * @param scenario its name, the same in every run
   * @param invariants the invariants it can show broken, by name
   * @param cap the most executions it was allowed, or 0 when it has no cap
   * @param executions how many it ran
   * @param exhausted whether every execution within its bounds was run
   * @param outcomes how many distinct outcomes it met, or 0 where they are not counted
   * @param memoryModel for example {@code SC, exhaustive} or {@code hardware, sampled}
   * @param seconds wall time
   * @param note the reason of a verdict other than HELD, else empty
   * @param switches how often a CPU that could go on was left for another one, at most, or {@link
   *     #ANY}
   * @param jdk the version of Java that ran it
   */
  public record Entry(
      String engine,
      String scenario,
      List<String> invariants,
      Verdict verdict,
      long cap,
      long executions,
      boolean exhausted,
      int outcomes,
      String memoryModel,
      double seconds,
      String note,
      int switches,
      String jdk) {
    /** Where executions are not chosen by their switches. */
    public static final int ANY = -1;

    /** Of this JVM. */
    public Entry(
        String engine,
        String scenario,
        List<String> invariants,
        Verdict verdict,
        long cap,
        long executions,
        boolean exhausted,
        int outcomes,
        String memoryModel,
        double seconds,
        String note) {
      this(
          engine,
          scenario,
          invariants,
          verdict,
          cap,
          executions,
          exhausted,
          outcomes,
          memoryModel,
          seconds,
          note,
          ANY,
          System.getProperty("java.version"));
    }

    /** The same, of executions with at most that many switches. */
    public Entry within(int most) {
      return new Entry(
          engine,
          scenario,
          invariants,
          verdict,
          cap,
          executions,
          exhausted,
          outcomes,
          memoryModel,
          seconds,
          note,
          most,
          jdk);
    }
  }

  private static Path folder() {
    return Path.of(System.getProperty("pidmap.ledger", "target/ledger"));
  }

  /** Appends a line. */
  public static synchronized void record(Entry entry) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("engine", entry.engine());
      json.writeStringField("scenario", entry.scenario());
      json.writeArrayFieldStart("invariants");
      for (String invariant : entry.invariants()) {
        json.writeString(invariant);
      }
      json.writeEndArray();
      json.writeStringField("verdict", entry.verdict().name().toLowerCase(Locale.ROOT));
      json.writeNumberField("cap", entry.cap());
      json.writeNumberField("executions", entry.executions());
      json.writeBooleanField("exhausted", entry.exhausted());
      json.writeNumberField("outcomes", entry.outcomes());
      json.writeStringField("memoryModel", entry.memoryModel());
      json.writeStringField("jdk", entry.jdk());
      json.writeNumberField("seconds", entry.seconds());
      json.writeStringField("note", entry.note());
      if (entry.switches() != Entry.ANY) {
        json.writeNumberField("switches", entry.switches());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      Files.createDirectories(folder());
      Files.writeString(
          folder().resolve(entry.engine() + ".jsonl"),
          line + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
