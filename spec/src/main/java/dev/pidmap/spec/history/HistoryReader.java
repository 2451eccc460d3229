package dev.pidmap.spec.history;

import dev.pidmap.spec.Errno;
import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.Strength;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the history format, version 1, as {@code HISTORY.md} describes it. */
public final class HistoryReader {
  private History.Builder history;
  private boolean ended;

  private HistoryReader() {}

  public static History read(Path file) throws IOException, HistoryException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    }
  }

  /** Reads to the end of {@code in}, which is UTF-8 and stays open. */
  public static History read(InputStream in) throws IOException, HistoryException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
    HistoryReader reader = new HistoryReader();
    int number = 0;
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        reader.line(line);
      }
      return reader.finish();
    } catch (CharacterCodingException e) {
      throw new HistoryException(number + 1, "not UTF-8");
    } catch (IllegalArgumentException e) {
      throw new HistoryException(Math.max(number, 1), e.getMessage());
    }
  }

  private History finish() {
    if (history == null) {
      throw new IllegalArgumentException("the file is empty");
    }
    if (!ended) {
      throw new IllegalArgumentException("the file is truncated: there is no end line");
    }
    return history.build();
  }

  private void line(String line) {
    if (ended) {
      throw new IllegalArgumentException("something follows the end line");
    }
    Fields fields = Fields.parse(line);
    if (history == null) {
      header(fields);
    } else {
      event(fields);
    }
    fields.end();
  }

  private void header(Fields fields) {
    if (!fields.has("format") || !fields.text("format").equals(Format.NAME)) {
      throw new IllegalArgumentException("not a header of format \"" + Format.NAME + "\"");
    }
    int version = fields.integer("version");
    if (version != Format.VERSION) {
      throw new IllegalArgumentException(
          "version " + version + " of the format; this reads version " + Format.VERSION);
    }
    String name = fields.text("strength");
    Strength strength =
        switch (name) {
          case "any-free" -> Strength.ANY_FREE;
          case "exact" -> Strength.EXACT;
          default -> throw new IllegalArgumentException("unknown strength \"" + name + "\"");
        };
    Limits limits = limits(fields.object("limits"));
    Start start = fields.has("init") ? start(fields.object("init")) : Start.EMPTY;
    String source = fields.has("source") ? fields.text("source") : "";
    history = new History.Builder(strength, limits, start, source);
    if (fields.has("range_size")) {
      history.rangeSize(fields.integer("range_size"));
    }
  }

  static Limits limits(Fields given) {
    Limits limits =
        new Limits(
            given.integer("cpus"),
            given.integer("pid_max_min"),
            given.integer("pid_max_limit"),
            given.integer("root_pid_max"),
            given.integer("reserved"));
    given.end();
    return limits;
  }

  private static Start start(Fields fields) {
    List<Start.Namespace> namespaces = new ArrayList<>();
    if (fields.has("namespaces")) {
      for (Fields n : fields.objects("namespaces")) {
        int ns = n.token("ns");
        namespaces.add(
            new Start.Namespace(
                ns,
                ns == 0 ? -1 : n.token("parent"),
                n.integer("pid_max", Start.DEFAULT),
                n.integer("last_pid", Start.DEFAULT)));
        n.end();
      }
    }
    List<Start.LivePid> pids = new ArrayList<>();
    if (fields.has("pids")) {
      for (Fields p : fields.objects("pids")) {
        pids.add(new Start.LivePid(p.token("pid"), p.token("ns"), p.integers("numbers")));
        p.end();
      }
    }
    fields.end();
    return new Start(namespaces, pids);
  }

  private void event(Fields fields) {
    String kind = fields.text("e");
    switch (kind) {
      case "call" ->
          history.call(
              fields.number("t"), fields.token("op"), fields.token("process"), operation(fields));
      case "return" -> {
        long t = fields.number("t");
        int op = fields.token("op");
        history.ret(t, op, result(fields));
      }
      case "note" -> history.note(fields.number("t"), fields.text("text"));
      case "end" -> {
        long events = fields.number("events");
        if (events != history.events()) {
          throw new IllegalArgumentException(
              "the end line counts " + events + " events, but there are " + history.events());
        }
        ended = true;
      }
      default -> throw new IllegalArgumentException("unknown event \"" + kind + "\"");
    }
  }

  static Operation operation(Fields f) {
    String name = f.text("f");
    return switch (name) {
      case "create_namespace" -> new Operation.CreateNamespace(f.token("parent"), f.token("child"));
      case "allocate" ->
          new Operation.Allocate(
              f.token("cpu"),
              f.token("ns"),
              f.token("pid"),
              f.has("set_tid") ? f.integers("set_tid") : List.of(),
              f.integer("capable_from", 0));
      case "release" -> new Operation.Release(f.token("pid"));
      case "find" -> new Operation.Find(f.token("ns"), f.integer("number"));
      case "number_of" -> new Operation.NumberOf(f.token("pid"), f.token("ns"));
      case "find_at_least" -> new Operation.FindAtLeast(f.token("ns"), f.integer("number"));
      case "list_live" -> new Operation.ListLive(f.token("ns"));
      case "close" -> new Operation.Close(f.token("ns"));
      case "is_drained" -> new Operation.IsDrained(f.token("ns"));
      case "get_pid_max" -> new Operation.GetPidMax(f.token("ns"));
      case "set_pid_max" -> new Operation.SetPidMax(f.token("ns"), f.integer("pid_max"));
      case "get_last_pid" -> new Operation.GetLastPid(f.token("ns"));
      case "set_last_pid" ->
          new Operation.SetLastPid(
              f.token("cpu"), f.token("ns"), f.integer("last_pid"), f.integer("capable_from", 0));
      default -> throw new IllegalArgumentException("unknown operation \"" + name + "\"");
    };
  }

  static Result result(Fields f) {
    if (f.has("numbers")) {
      List<Integer> numbers = f.integers("numbers");
      return new Result.Allocated(numbers, f.has("laps") ? f.integers("laps") : List.of());
    } else if (f.has("errno")) {
      String name = f.text("errno");
      for (Errno errno : Errno.values()) {
        if (errno.name().equals(name)) {
          return new Result.Failed(errno, f.integer("level", -1));
        }
      }
      throw new IllegalArgumentException("unknown errno \"" + name + "\"");
    } else if (f.has("found")) {
      return found(f.object("found"));
    } else if (f.has("absent")) {
      f.truth("absent");
      return Result.Absent.ABSENT;
    } else if (f.has("value")) {
      return new Result.Value(f.integer("value"));
    } else if (f.has("listed")) {
      return new Result.Listed(f.objects("listed").stream().map(HistoryReader::found).toList());
    } else if (f.has("done")) {
      f.truth("done");
      return Result.Done.DONE;
    }
    throw new IllegalArgumentException(
        "a return has one of numbers, errno, found, absent, value, listed, done");
  }

  private static Result.Found found(Fields f) {
    Result.Found found = new Result.Found(f.integer("pid"), f.integer("number"));
    f.end();
    return found;
  }
}
