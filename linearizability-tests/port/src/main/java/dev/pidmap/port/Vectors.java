package dev.pidmap.port;

import dev.pidmap.spec.history.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The conformance vectors; {@link #main} writes them. Pids are numbered from 1 as they come. */
final class Vectors {
  private static final int LIMIT = 1 << 22;

  private Vectors() {}

  /** Writes every vector into the folder {@code args[0]}. */
  public static void main(String[] args) throws IOException {
    for (Vector vector : all()) {
      Files.writeString(file(Path.of(args[0]), vector), vector.write());
    }
  }

  static Path file(Path folder, Vector vector) {
    return folder.resolve(vector.name() + ".jsonl");
  }

  static List<Vector> all() {
    return List.of(
            firstNumbers(),
            wrap(),
            reserved(),
            reuse(),
            exhaustion(),
            outerExhaustion(),
            nestedLimits(),
            pidMax(),
            lastPid(),
            requests(),
            requestsBeforeInit(),
            requestsAtLevels(),
            requestOrder(),
            depth(),
            permission(),
            close(),
            closeAbove(),
            lookUp())
        .stream()
        .map(Calls::vector)
        .toList();
  }

  private static Calls firstNumbers() {
    return new Calls("first_numbers", "The first number of a namespace is 1, then they ascend.")
        .find(0, 1)
        .allocate(0)
        .getLastPid(0)
        .allocate(0)
        .create(0, 1)
        .allocate(1)
        .allocate(1)
        .allocate(0)
        .release(3)
        .allocate(1);
  }

  private static Calls wrap() {
    return new Calls("wrap", "Behind pid_max - 1 the numbers start over at 300.")
        .allocate(0)
        .setPidMax(0, 304)
        .setLastPid(0, 301)
        .allocate(0)
        .allocate(0)
        .allocate(0)
        .getLastPid(0)
        .release(3)
        .allocate(0)
        .allocate(0)
        .release(2)
        .allocate(0)
        .allocate(0);
  }

  private static Calls reserved() {
    return new Calls("reserved", "A cursor of 300 or less still issues low numbers; then never.")
        .allocate(0)
        .setPidMax(0, 301)
        .setLastPid(0, 298)
        .allocate(0)
        .allocate(0)
        .allocate(0)
        .release(3)
        .allocate(0)
        .release()
        .setLastPid(0, 299)
        .allocate(0)
        .allocate(0)
        .allocate(0, 250)
        .setLastPid(0, 249)
        .allocate(0);
  }

  private static Calls reuse() {
    return new Calls("reuse", "A number that is free again waits until the next lap.")
        .allocate(0)
        .setPidMax(0, 305)
        .setLastPid(0, 299)
        .allocate(0)
        .release()
        .allocate(0)
        .release()
        .allocate(0)
        .allocate(0)
        .release()
        .allocate(0)
        .release()
        .allocate(0)
        .allocate(0)
        .allocate(0);
  }

  private static Calls exhaustion() {
    return new Calls("exhaustion", "EAGAIN only when every eligible number is taken.")
        .allocate(0)
        .setPidMax(0, 303)
        .setLastPid(0, 301)
        .allocate(0)
        .allocate(0)
        .allocate(0)
        .allocate(0)
        .getLastPid(0)
        .find(0, 2)
        .release(3)
        .allocate(0)
        .allocate(0)
        .setPidMax(0, 304)
        .allocate(0)
        .allocate(0);
  }

  private static Calls outerExhaustion() {
    return new Calls("outer_exhaustion", "A full ancestor fails the call; the cursor below moved.")
        .allocate(0)
        .create(0, 1)
        .allocate(1)
        .setPidMax(0, 301)
        .setLastPid(0, 300)
        .allocate(0)
        .allocate(1)
        .getLastPid(1)
        .find(1, 2)
        .release(3)
        .allocate(1)
        .allocate(1)
        .close(1)
        .allocate(1)
        .release(5)
        .allocate(1)
        .allocate(0);
  }

  private static Calls nestedLimits() {
    return new Calls("nested_limits", "Every level has its own pid_max and wraps by itself.")
        .allocate(0)
        .create(0, 1)
        .allocate(1)
        .setPidMax(0, 310)
        .setPidMax(1, 302)
        .getPidMax(0)
        .getPidMax(1)
        .setLastPid(1, 300)
        .setLastPid(0, 307)
        .allocate(1)
        .allocate(1)
        .allocate(1)
        .getLastPid(0)
        .allocate(0)
        .release(4)
        .allocate(1)
        .create(1, 2)
        .release(7)
        .allocate(2)
        .getPidMax(2);
  }

  private static Calls pidMax() {
    return new Calls("pid_max", "Lowered, it leaves live numbers alone; raised, it gives room.")
        .allocate(0)
        .getPidMax(0)
        .setPidMax(0, 300)
        .setPidMax(0, LIMIT + 1)
        .setPidMax(0, LIMIT)
        .setLastPid(0, 499)
        .allocate(0)
        .setPidMax(0, 400)
        .find(0, 500)
        .allocate(0)
        .allocate(0, 450)
        .release(2)
        .find(0, 500)
        .setPidMax(0, 600)
        .allocate(0, 450)
        .setLastPid(0, 449)
        .allocate(0)
        .setLastPid(0, 599)
        .allocate(0)
        .setPidMax(0, 301)
        .setPidMax(0, 302)
        .getPidMax(0)
        .allocate(0)
        .allocate(0);
  }

  private static Calls lastPid() {
    return new Calls("last_pid", "A write moves the cursor, also onto a number that is taken.")
        .allocate(0)
        .setLastPid(0, -1)
        .setLastPid(0, LIMIT + 1)
        .setLastPid(0, 1000)
        .getLastPid(0)
        .allocate(0)
        .setLastPid(0, 1000)
        .allocate(0)
        .getLastPid(0)
        .setLastPid(0, 0)
        .getLastPid(0)
        .allocate(0)
        .setLastPid(0, LIMIT - 2)
        .allocate(0)
        .allocate(0)
        .setLastPid(0, LIMIT)
        .allocate(0)
        .setLastPid(0, 511)
        .allocate(0)
        .release()
        .setLastPid(0, 511)
        .allocate(0)
        .setLastPidIncapable(0, 5)
        .getLastPid(0);
  }

  private static Calls requests() {
    return new Calls("requests", "A requested number is in range and free; the cursor stays.")
        .allocate(0)
        .allocate(0, 0)
        .allocate(0, -1)
        .allocate(0, LIMIT)
        .allocate(0, LIMIT - 1)
        .allocate(0, 1)
        .allocate(0, 3)
        .getLastPid(0)
        .allocate(0)
        .allocate(0, 2)
        .allocate(0)
        .release(7)
        .allocate(0, 3)
        .release()
        .allocate(0, 3)
        .release()
        .allocate(0)
        .release(5)
        .allocate(0, LIMIT - 1);
  }

  private static Calls requestsBeforeInit() {
    return new Calls("requests_before_init", "Before there is a 1 nothing but 1 may be asked for.")
        .allocate(0, 2)
        .allocate(0, 1)
        .create(0, 1)
        .allocate(1, 2)
        .allocate(1, 1, 7)
        .allocate(1)
        .getLastPid(1)
        .release(4)
        .allocate(1, 5)
        .allocate(1)
        .allocate(1, 1);
  }

  private static Calls requestsAtLevels() {
    return new Calls("requests_at_levels", "Innermost first; the outer levels may be automatic.")
        .allocate(0)
        .create(0, 1)
        .allocate(1)
        .create(1, 2)
        .allocate(2, 1, 50)
        .allocate(2, 7)
        .allocate(2, 8, 60)
        .allocate(2, 9, 61, 70)
        .allocate(2)
        .allocate(2, 10, 60)
        .allocate(2, 10, 62, 70)
        .find(2, 10)
        .find(1, 62)
        .allocate(2, 10, 62, 71)
        .release(5)
        .find(0, 3)
        .allocate(2, 8, 63);
  }

  private static Calls requestOrder() {
    return new Calls("request_order", "All levels are checked before any number is claimed.")
        .allocate(0)
        .create(0, 1)
        .allocate(1)
        .allocate(1, 1, 0)
        .allocate(1, 1, LIMIT)
        .allocate(1, 0, 1)
        .allocateIncapable(1, 1, 0)
        .allocateIncapable(1, 1, 1)
        .allocateFrom(1, 1, 1, 9)
        .allocateFrom(1, 1, 1)
        .allocateFrom(1, 1, 9)
        .allocate(1, 1, 1)
        .allocate(1, 10, 11, 12)
        .create(1, 2)
        .allocateIncapable(2, 2)
        .allocate(2, 2)
        .allocate(2, 1, 1)
        .allocate(2)
        .allocate(2);
  }

  private static Calls depth() {
    Calls calls = new Calls("depth", "Requests at every depth; 33 levels and no more.").allocate(0);
    for (int level = 1; level <= 32; level++) {
      calls.create(level - 1, level).allocate(level, 1);
      if (level % 8 == 0 && level < 32) {
        calls.allocate(level, numbers(100 * level, level + 1)).release();
      }
    }
    return calls
        .create(32, 33)
        .allocate(32, numbers(500, 33))
        .allocate(32, numbers(500, 32))
        .allocate(32, 900, 501)
        .find(32, 500)
        .find(16, 516)
        .release()
        .allocate(32);
  }

  private static Integer[] numbers(int from, int count) {
    return IntStream.range(from, from + count).boxed().toArray(Integer[]::new);
  }

  private static Calls permission() {
    return new Calls("permission", "Who may not choose numbers at a level may not name them there.")
        .allocate(0)
        .allocateIncapable(0, 5)
        .allocateIncapable(0)
        .create(0, 1)
        .allocateFrom(1, 1, 1)
        .allocateFrom(1, 1, 5, 9)
        .allocateFrom(1, 1, 5)
        .allocateFrom(2, 1, 6)
        .setLastPidIncapable(1, 100)
        .allocate(1);
  }

  private static Calls close() {
    return new Calls("close", "Closed, nothing becomes live there; drained when the last is gone.")
        .allocate(0)
        .create(0, 1)
        .allocate(1)
        .allocate(1)
        .isDrained(1)
        .close(1)
        .close(1)
        .allocate(1)
        .allocate(1, 9)
        .allocate(1, 1)
        .find(1, 2)
        .isDrained(1)
        .release(2)
        .isDrained(1)
        .release(3)
        .isDrained(1)
        .release(3)
        .find(1, 2)
        .allocate(0)
        .allocate(1);
  }

  private static Calls closeAbove() {
    return new Calls("close_above", "A closed ancestor fails the call; the levels keep cursors.")
        .allocate(0)
        .create(0, 1)
        .allocate(1)
        .create(1, 2)
        .allocate(2)
        .close(1)
        .allocate(2)
        .isDrained(2)
        .isDrained(1)
        .create(2, 3)
        .allocate(3)
        .getLastPid(2)
        .getLastPid(0)
        .release(3)
        .release(2)
        .isDrained(1)
        .isDrained(2)
        .allocate(0);
  }

  private static Calls lookUp() {
    return new Calls("look_up", "By number, by the next number, and from other namespaces.")
        .allocate(0)
        .create(0, 1)
        .create(0, 2)
        .allocate(1)
        .allocate(0, 5)
        .allocate(0, 1000)
        .find(0, 0)
        .find(0, -1)
        .find(0, LIMIT)
        .find(0, 2)
        .find(1, 1)
        .find(2, 1)
        .numberOf(2, 0)
        .numberOf(2, 1)
        .numberOf(2, 2)
        .numberOf(1, 1)
        .findAtLeast(0, 0)
        .findAtLeast(0, 3)
        .findAtLeast(0, 6)
        .findAtLeast(0, 1001)
        .findAtLeast(1, 1)
        .findAtLeast(2, 1)
        .release(3)
        .findAtLeast(0, 3)
        .numberOf(3, 0)
        .release(3);
  }
}
