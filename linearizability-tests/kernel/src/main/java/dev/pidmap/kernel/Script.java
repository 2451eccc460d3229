package dev.pidmap.kernel;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.history.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A sequence of calls with the answer of each, as a text that people read: one call a line.
 *
 * <pre>
 * allocate 1 [7 200] as a   -> 200 7       numbers asked for: innermost first, as in set_tid;
 *                                          numbers given: outermost first
 * 300 times allocate 0      -> 310         the answer of the last
 * 90 times allocate 0 then release -> 305
 * allocate 0 [5] incapable  -> EPERM       by a caller that may not choose numbers
 * allocate 1 [2 0]          -> EINVAL      | before 7.0: EEXIST, it looks at level after level
 * release a                 -> done
 * </pre>
 *
 * <p>After the bar stands what older kernels answer by design, and why. The root's {@code pid_max}
 * starts at the limit, as that of every new namespace.
 */
public record Script(String name, List<Line> lines) {
  private static final int NOWHERE = 33;
  private static final Pattern LINE =
      Pattern.compile(
          "(?:(?<times>\\d+) times )?(?<call>[a-z_]+)(?<args>(?: -?\\d+)*)"
              + "(?: \\[(?<tids>[-\\d ]+)\\])?(?: (?!as |then |incapable)(?<pid>[a-z]\\w*))?"
              + "(?<incapable> incapable)?(?: as (?<name>[a-z]\\w*))?(?<release> then release)?"
              + " *-> *(?<answer>[\\w -]+?)"
              + "(?: *\\| before (?<major>\\d+)\\.(?<minor>\\d+): (?<older>\\w+), (?<reason>.+))?");

  public Script {
    lines = List.copyOf(lines);
  }

  /**
   * A line of the text.
   *
   * @param number from 1
   * @param calls what it stands for, in order
   * @param judged which of the calls the answer belongs to
   * @param answer of the contract
   * @param older what kernels answer that differ by design, or null
   */
  public record Line(
      int number, String text, List<Operation> calls, int judged, String answer, Older older) {
    public Line {
      calls = List.copyOf(calls);
    }

    /** The answer of a kernel of that version. */
    public String answerOf(Version kernel) {
      return older != null && kernel.compareTo(older.before()) < 0 ? older.answer() : answer;
    }
  }

  /** The answer of kernels before a version. */
  public record Older(Version before, String answer) {}

  /** A version of Linux. */
  public record Version(int major, int minor) implements Comparable<Version> {
    @Override
    public int compareTo(Version other) {
      return major != other.major
          ? Integer.compare(major, other.major)
          : Integer.compare(minor, other.minor);
    }

    /** The version in a release such as {@code 6.18.44-generic}. */
    public static Version of(String release) {
      Matcher m = Pattern.compile("(\\d+)\\.(\\d+).*").matcher(release);
      if (!m.matches()) {
        throw new IllegalArgumentException("not a release of Linux: " + release);
      }
      return new Version(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
    }
  }

  public List<Operation> calls() {
    return lines.stream().flatMap(line -> line.calls().stream()).toList();
  }

  /** How an answer is written; leaves out what the kernel does not tell. */
  public static String write(Result result) {
    if (result instanceof Result.Allocated r) {
      return r.numbers().stream().map(String::valueOf).collect(Collectors.joining(" "));
    } else if (result instanceof Result.Failed r) {
      return r.errno().name();
    } else if (result instanceof Result.Value r) {
      return Integer.toString(r.value());
    }
    return result.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** The calls of a vector as lines of their own, under the numbers they have in its file. */
  public static Script of(Vector vector) {
    List<Line> lines = new ArrayList<>();
    for (Vector.Step step : vector.steps()) {
      int number = lines.size() + 2;
      List<Operation> call = List.of(step.call());
      lines.add(new Line(number, step.call().toString(), call, 0, write(step.answer()), null));
    }
    return new Script("vector-" + vector.name(), lines);
  }

  public static Script read(Path file) throws IOException {
    return new Parser().parse(file);
  }

  /** The calls in the words of the recorder, one a line. */
  public String forRecorder() {
    StringBuilder text = new StringBuilder();
    for (Operation call : calls()) {
      text.append(forRecorder(call)).append('\n');
    }
    return text.toString();
  }

  private static String forRecorder(Operation call) {
    if (call instanceof Operation.CreateNamespace op) {
      return "create_namespace " + op.parent() + " " + op.child();
    } else if (call instanceof Operation.Allocate op) {
      String tids = op.setTid().stream().map(t -> " " + t).collect(Collectors.joining());
      return "allocate " + op.ns() + " " + op.pid() + " " + op.capableFrom() + tids;
    } else if (call instanceof Operation.Release op) {
      return "release " + op.pid();
    } else if (call instanceof Operation.Find op) {
      return "find " + op.ns() + " " + op.number();
    } else if (call instanceof Operation.Close op) {
      return "close " + op.ns();
    } else if (call instanceof Operation.GetPidMax op) {
      return "get_pid_max " + op.ns();
    } else if (call instanceof Operation.SetPidMax op) {
      return "set_pid_max " + op.ns() + " " + op.pidMax();
    } else if (call instanceof Operation.GetLastPid op) {
      return "get_last_pid " + op.ns();
    } else if (call instanceof Operation.SetLastPid op) {
      return "set_last_pid " + op.ns() + " " + op.lastPid() + " " + op.capableFrom();
    }
    throw new IllegalArgumentException("the recorder cannot perform " + call);
  }

  private static final class Parser {
    private final Map<String, Integer> names = new HashMap<>();
    private int tokens;

    Script parse(Path file) throws IOException {
      List<Line> lines = new ArrayList<>();
      int number = 0;
      for (String text : Files.readAllLines(file)) {
        number++;
        String line = text.strip();
        if (line.isEmpty() || line.startsWith("#")) {
          continue;
        }
        try {
          lines.add(parse(number, line.replaceAll(" +", " ")));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(file + ":" + number + ": " + e.getMessage(), e);
        }
      }
      return new Script(file.getFileName().toString().replace(".script", ""), lines);
    }

    private Line parse(int number, String text) {
      Matcher m = LINE.matcher(text);
      if (!m.matches()) {
        throw new IllegalArgumentException("not a call with its answer: " + text);
      }
      int times = m.group("times") == null ? 1 : Integer.parseInt(m.group("times"));
      List<Operation> calls = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        calls.add(call(m));
        if (m.group("release") != null) {
          calls.add(new Operation.Release(tokens));
        }
      }
      int judged = calls.size() - (m.group("release") == null ? 1 : 2);
      Older older = null;
      if (m.group("older") != null) {
        Version before = Version.of(m.group("major") + "." + m.group("minor"));
        older = new Older(before, m.group("older"));
      }
      return new Line(number, text, calls, judged, m.group("answer"), older);
    }

    private Operation call(Matcher m) {
      List<Integer> args = numbers(m.group("args"));
      int capableFrom = m.group("incapable") == null ? 0 : NOWHERE;
      return switch (m.group("call")) {
        case "create_namespace" -> new Operation.CreateNamespace(args.get(0), args.get(1));
        case "allocate" -> {
          tokens++;
          if (m.group("name") != null) {
            names.put(m.group("name"), tokens);
          }
          List<Integer> tids = numbers(m.group("tids"));
          yield new Operation.Allocate(0, args.get(0), tokens, tids, capableFrom);
        }
        case "release" -> {
          Integer pid = names.get(m.group("pid"));
          if (pid == null) {
            throw new IllegalArgumentException("no pid is called " + m.group("pid"));
          }
          yield new Operation.Release(pid);
        }
        case "find" -> new Operation.Find(args.get(0), args.get(1));
        case "close" -> new Operation.Close(args.get(0));
        case "get_pid_max" -> new Operation.GetPidMax(args.get(0));
        case "set_pid_max" -> new Operation.SetPidMax(args.get(0), args.get(1));
        case "get_last_pid" -> new Operation.GetLastPid(args.get(0));
        case "set_last_pid" -> new Operation.SetLastPid(0, args.get(0), args.get(1), capableFrom);
        default -> throw new IllegalArgumentException("unknown call " + m.group("call"));
      };
    }

    private static List<Integer> numbers(String text) {
      if (text == null || text.isBlank()) {
        return List.of();
      }
      return Pattern.compile(" ").splitAsStream(text.strip()).map(Integer::valueOf).toList();
    }
  }
}
