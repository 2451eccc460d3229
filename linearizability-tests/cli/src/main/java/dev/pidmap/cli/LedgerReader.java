package dev.pidmap.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pidmap.harness.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads what {@link Ledger} wrote, also while a suite is still writing. */
final class LedgerReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LedgerReader() {}

  /** The entries in {@code folder}, by engine; none when there is no such folder. */
  static List<Ledger.Entry> read(Path folder) {
    List<Ledger.Entry> entries = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return entries;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        String text = Files.readString(file);
        // What follows the last newline is a line that is still being written.
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
          entries.add(entry(file, line));
        }
      }
    } catch (IOException e) {
      throw Stop.unable("cannot read the ledger " + folder + ": " + Texts.reason(e), e);
    }
    return entries;
  }

  private static Ledger.Entry entry(Path file, String line) {
    try {
      JsonNode json = JSON.readTree(line);
      List<String> invariants = new ArrayList<>();
      json.path("invariants").forEach(i -> invariants.add(i.asText()));
      return new Ledger.Entry(
          json.required("engine").asText(),
          json.required("scenario").asText(),
          invariants,
          Ledger.Verdict.valueOf(json.required("verdict").asText().toUpperCase(Locale.ROOT)),
          json.required("cap").asLong(),
          json.required("executions").asLong(),
          json.required("exhausted").asBoolean(),
          json.required("outcomes").asInt(),
          json.required("memoryModel").asText(),
          json.required("seconds").asDouble(),
          json.required("note").asText(),
          json.path("switches").asInt(Ledger.Entry.ANY),
          json.required("jdk").asText());
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw Stop.unable(file + ": not a ledger line: " + line, e);
    }
  }
}
