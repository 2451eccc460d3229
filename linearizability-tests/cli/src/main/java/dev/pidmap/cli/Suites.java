package dev.pidmap.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * How many tests each test class declares, by module: the committed file {@code suites.json}. A
 * test that silently vanishes is then a failure and not a shorter green run.
 */
record Suites(Map<String, Map<String, Integer>> declared) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** A test class that ran another number of tests than it declares. */
  record Difference(String module, String testClass, int declared, int ran) {
    @Override
    public String toString() {
      return module + ": " + testClass + " declares " + declared + ", ran " + ran;
    }
  }

  static Suites read(Path file) {
    try {
      return new Suites(JSON.readValue(file.toFile(), new TypeReference<>() {}));
    } catch (JsonProcessingException e) {
      throw Stop.badInput(file + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      throw Stop.badInput("cannot read " + file + ": " + Texts.reason(e));
    }
  }

  void write(Path file) {
    try {
      Files.writeString(file, JSON.writeValueAsString(new TreeMap<>(declared)) + "\n");
    } catch (IOException e) {
      throw Stop.unable("cannot write " + file + ": " + Texts.reason(e), e);
    }
  }

  /** The declared counts of the test classes that {@code wanted} accepts. */
  Suites limitedTo(Predicate<String> wanted) {
    Map<String, Map<String, Integer>> limited = new TreeMap<>();
    declared.forEach(
        (module, classes) -> {
          Map<String, Integer> kept = new TreeMap<>(classes);
          kept.keySet().removeIf(wanted.negate());
          limited.put(module, kept);
        });
    return new Suites(limited);
  }

  /** The number of tests that {@code module} declares. */
  int total(String module) {
    return of(module).values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Where the tests that ran in {@code module} are not those that it declares. */
  List<Difference> differences(String module, Map<String, Tally> ran) {
    TreeSet<String> names = new TreeSet<>(of(module).keySet());
    names.addAll(ran.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String name : names) {
      int expected = of(module).getOrDefault(name, 0);
      int actual = ran.getOrDefault(name, Tally.NONE).total();
      if (expected != actual) {
        differences.add(new Difference(module, name, expected, actual));
      }
    }
    return differences;
  }

  private Map<String, Integer> of(String module) {
    return declared.getOrDefault(module, Map.of());
  }
}
