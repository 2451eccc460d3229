package dev.pidmap.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.port.CBuild.Ended;
import dev.pidmap.spec.check.Budget;
import dev.pidmap.spec.check.LinearizabilityChecker;
import dev.pidmap.spec.check.Verdict;
import dev.pidmap.spec.history.HistoryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken variants of the C port, and the check that catches each: what the checks are worth. */
class CMutantsTest {
  private static final int SEEDS = 40;
  private static final String NO_RECOVERY = "-fno-sanitize-recover=all";
  private static final Map<String, CBuild> BASES = new HashMap<>();

  /** What is to catch a mutant. */
  private enum Killer {
    VECTORS(""),
    FAULTS(""),
    /** Programs in which a call is interrupted at each of its accesses. */
    INTERRUPTED(""),
    HISTORY(""),
    ADDRESS_SANITIZER("address"),
    THREAD_SANITIZER("thread"),
    UNDEFINED_SANITIZER("undefined");

    private final String sanitizer;

    Killer(String sanitizer) {
      this.sanitizer = sanitizer;
    }
  }

  /**
   * One replacement in one file of {@code src}.
   *
   * @param shape what the recorder runs, where histories or a sanitizer are to catch it
   */
  record Mutant(
      String name, String file, String find, String replacement, Killer killer, String shape) {
    @Override
    public String toString() {
      return name;
    }

    String text() throws IOException {
      String text = Files.readString(CBuild.SOURCES.resolve("src").resolve(file));
      assertThat(text.split(java.util.regex.Pattern.quote(find), -1)).as(find).hasSize(2);
      return text.replace(find, replacement);
    }
  }

  static Stream<Mutant> mutants() {
    return Stream.of(
        new Mutant(
            "low numbers are issued again after the wrap at 300",
            "peek.c",
            "last->low && cursor <= ns->geometry.reserved",
            "last->low",
            Killer.VECTORS,
            ""),
        new Mutant(
            "a last-pid write stays in its lap",
            "sweep.c",
            ": newest) + 1;",
            ": newest) + (ticket_is_before_first(last) ? 1 : 0);",
            Killer.VECTORS,
            ""),
        new Mutant(
            "closed is not read after the claims",
            "allocate.c",
            "if (!closed && state_cas(pid, RESERVED, LIVE))",
            "if (state_cas(pid, RESERVED, LIVE))",
            Killer.VECTORS,
            ""),
        new Mutant(
            "the roll-back forgets a level",
            "allocate.c",
            "ns && ns->level >= outermost",
            "ns && ns->level > outermost",
            Killer.ADDRESS_SANITIZER,
            "tight"),
        new Mutant(
            "the roll-back keeps a reference",
            "allocate.c",
            "\tpid_put(pid);\n\tpid_put(pid);",
            "\tpid_put(pid);",
            Killer.FAULTS,
            ""),
        new Mutant(
            "a slot is taken without comparing",
            "claim.c",
            "if (slot_cas(range, slot, word, word_of(pid)))\n\t\t\treturn CLAIMED;",
            "if (slot_cas(range, slot, slot_read(range, slot), word_of(pid)))\n\t\t\treturn CLAIMED;",
            Killer.ADDRESS_SANITIZER,
            "lanes"),
        new Mutant(
            "a look-up that ignores the state",
            "namespace.c",
            "return pid && pid_is_live(pid) ? pid : NULL;",
            "return pid;",
            Killer.HISTORY,
            "tight"),
        new Mutant(
            "a number is issued twice in a lap",
            "claim.c",
            "if (!mark_older_than(word, lap))",
            "if (!mark_older_than(word, lap + 1))",
            Killer.HISTORY,
            "lanes"),
        new Mutant(
            "memory is freed without waiting for sections",
            "epoch.c",
            "if (word != 0 && word >> 1 != epoch)",
            "if (word == 1)",
            Killer.INTERRUPTED,
            ""),
        new Mutant(
            "close does not turn reserved pids away",
            "close.c",
            "\t\tstate_cas(pid, RESERVED, ABORTED);",
            "\t\t(void)pid;",
            Killer.INTERRUPTED,
            ""),
        new Mutant(
            "the first number is claimed without asking for an init",
            "claim.c",
            "claim_number(ns, pid, 1, true)",
            "claim_number(ns, pid, 1, false)",
            Killer.INTERRUPTED,
            ""),
        new Mutant(
            "full after a single collect",
            "peek.c",
            "else if (!any_is_gone(&met))",
            "else if (!any_is_gone(&met) || true)",
            Killer.INTERRUPTED,
            ""),
        new Mutant(
            "the ordered search collects once",
            "search.c",
            "*agreed = agree(&first, &second);",
            "*agreed = agree(&first, &second) || true;",
            Killer.INTERRUPTED,
            ""),
        new Mutant(
            "a pid is put into its slot without release",
            "range.h",
            "&range->slot[slot], &expected, next, memory_order_seq_cst",
            "&range->slot[slot], &expected, next, memory_order_relaxed",
            Killer.THREAD_SANITIZER,
            "lanes"),
        new Mutant(
            "a range is put into the directory without release",
            "directory.h",
            "&word, next,\n\t\t\t\t\t\t       memory_order_seq_cst",
            "&word, next,\n\t\t\t\t\t\t       memory_order_relaxed",
            Killer.THREAD_SANITIZER,
            "lanes"),
        new Mutant(
            "memory is not aligned",
            "memory.c",
            "const size_t align = 128;",
            "const size_t align = 16;",
            Killer.UNDEFINED_SANITIZER,
            "lanes"));
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void isCaught(Mutant mutant) throws Exception {
    String name = "mutant-" + mutant.name().replace(' ', '-');
    CBuild broken = base(mutant.killer()).with(name, mutant.file(), mutant.text());
    assertThat(isCaught(mutant, broken)).as(mutant.name()).isTrue();
  }

  private static synchronized CBuild base(Killer killer) throws IOException {
    String name = "mutants-" + (killer.sanitizer.isEmpty() ? "plain" : killer.sanitizer);
    CBuild base = BASES.get(name);
    if (base == null) {
      base =
          killer.sanitizer.isEmpty()
              ? CBuild.of(name, "-O1")
              : CBuild.of(name, "-O1", "-fsanitize=" + killer.sanitizer, NO_RECOVERY);
      BASES.put(name, base);
    }
    return base;
  }

  private static boolean isCaught(Mutant mutant, CBuild broken) throws Exception {
    switch (mutant.killer()) {
      case VECTORS -> {
        List<Object> files = new ArrayList<>();
        VectorsTest.files().map(Path::toAbsolutePath).forEach(files::add);
        return broken.run("vectors", files.toArray()).status() == 1;
      }
      case FAULTS -> {
        return broken.run("faults").status() == 1;
      }
      case INTERRUPTED -> {
        return broken.run("interrupted").status() == 1;
      }
      case ADDRESS_SANITIZER -> {
        return isReported(broken, mutant.shape(), "ERROR: AddressSanitizer");
      }
      case THREAD_SANITIZER -> {
        return isReported(broken, mutant.shape(), "WARNING: ThreadSanitizer: data race");
      }
      case UNDEFINED_SANITIZER -> {
        return isReported(broken, mutant.shape(), "runtime error: ");
      }
      default -> {
        for (int seed = 1; seed <= SEEDS; seed++) {
          Path file = broken.record(mutant.shape(), 4, 5_000, seed);
          if (LinearizabilityChecker.check(HistoryReader.read(file), budget())
              instanceof Verdict.NotLinearizable) {
            return true;
          }
        }
        return false;
      }
    }
  }

  private static boolean isReported(CBuild broken, String shape, String report) throws IOException {
    for (int seed = 1; seed <= SEEDS; seed++) {
      Ended ended = broken.run("record", shape, 4, 20_000, seed);
      if (ended.output().contains(report)) {
        return true;
      }
    }
    return false;
  }

  private static Budget budget() {
    return Budget.ofTime(Duration.ofSeconds(20));
  }
}
