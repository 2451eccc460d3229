package dev.pidmap.tla.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tlc2.overrides.TLAPlusOperator;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;
import util.UniqueString;

/**
 * Stands in for the definitions of TraceFile.tla, in the JVM of TLC. Reads the file of the system
 * property {@code pidmap.trace}: an event a line, pieces apart by an empty line. When TLC is done,
 * the file beside it with the ending {@code .explained} has a line for each piece: how many of its
 * events some behaviour explains; and that with the ending {@code .outcomes} the outcomes that were
 * told, each once, in JSON.
 */
public final class TraceFile {
  static final String PROPERTY = "pidmap.trace";

  private static final List<List<Value>> PIECES = new ArrayList<>();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<Value, Set<Value>> OUTCOMES = new HashMap<>();
  private static int[] explained;

  private TraceFile() {}

  private static synchronized List<List<Value>> pieces() {
    if (explained == null) {
      Path file = Path.of(System.getProperty(PROPERTY));
      try {
        read(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      explained = new int[PIECES.size()];
      Runtime.getRuntime().addShutdownHook(new Thread(() -> tell(file)));
    }
    return PIECES;
  }

  static Path explainedOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".explained");
  }

  static Path outcomesOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".outcomes");
  }

  private static void read(Path file) throws IOException {
    List<Value> piece = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          PIECES.add(piece);
          piece = new ArrayList<>();
        } else {
          piece.add(value(JSON.readTree(line)));
        }
      }
    }
  }

  private static void tell(Path file) {
    try {
      Files.writeString(
          explainedOf(file),
          IntStream.of(explained).mapToObj(String::valueOf).collect(Collectors.joining("\n")));
      List<String> outcomes = new ArrayList<>();
      for (Map.Entry<Value, Set<Value>> piece : OUTCOMES.entrySet()) {
        for (Value outcome : piece.getValue()) {
          outcomes.add(JSON.writeValueAsString(List.of(plain(piece.getKey()), plain(outcome))));
        }
      }
      Files.write(outcomesOf(file), outcomes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of lists, maps, texts, numbers and truth values. */
  private static Object plain(Value value) {
    if (value instanceof TupleValue tuple) {
      return Arrays.stream(tuple.elems).map(TraceFile::plain).toList();
    } else if (value instanceof RecordValue record) {
      Map<String, Object> fields = new TreeMap<>();
      for (int i = 0; i < record.names.length; i++) {
        fields.put(record.names[i].toString(), plain(record.values[i]));
      }
      return fields;
    } else if (value instanceof IntValue number) {
      return number.val;
    } else if (value instanceof BoolValue truth) {
      return truth.val;
    } else if (value instanceof StringValue text) {
      return text.val.toString();
    }
    return plain(value.toTuple() == null ? value.toRcd() : value.toTuple());
  }

  private static Value value(JsonNode node) {
    if (node.isObject()) {
      List<UniqueString> names = new ArrayList<>();
      List<Value> values = new ArrayList<>();
      node.properties()
          .forEach(
              field -> {
                names.add(UniqueString.of(field.getKey()));
                values.add(value(field.getValue()));
              });
      return new RecordValue(
              names.toArray(UniqueString[]::new), values.toArray(Value[]::new), false)
          .normalize();
    } else if (node.isArray()) {
      List<Value> values = new ArrayList<>();
      node.forEach(element -> values.add(value(element)));
      return new TupleValue(values.toArray(Value[]::new));
    } else if (node.isBoolean()) {
      return node.booleanValue() ? BoolValue.ValTrue : BoolValue.ValFalse;
    } else if (node.isInt()) {
      return IntValue.gen(node.intValue());
    } else if (node.isTextual()) {
      return new StringValue(node.textValue());
    }
    throw new IllegalArgumentException("no value of TLA+: " + node);
  }

  @TLAPlusOperator(identifier = "Pieces", module = "TraceFile", warn = false)
  public static Value count() {
    return IntValue.gen(pieces().size());
  }

  @TLAPlusOperator(identifier = "Length", module = "TraceFile", warn = false)
  public static Value length(IntValue piece) {
    return IntValue.gen(pieces().get(piece.val - 1).size());
  }

  @TLAPlusOperator(identifier = "EventAt", module = "TraceFile", warn = false)
  public static Value event(IntValue piece, IntValue at) {
    return pieces().get(piece.val - 1).get(at.val - 1);
  }

  /** One worker: nobody else writes. */
  @TLAPlusOperator(identifier = "Explains", module = "TraceFile", warn = false)
  public static Value explains(IntValue piece, IntValue done) {
    explained[piece.val - 1] = Math.max(explained[piece.val - 1], done.val);
    return BoolValue.ValTrue;
  }

  @TLAPlusOperator(identifier = "Tells", module = "TraceFile", warn = false)
  public static Value tells(IntValue piece, Value outcome) {
    OUTCOMES.computeIfAbsent(piece, first -> new HashSet<>()).add(outcome);
    return BoolValue.ValTrue;
  }
}
