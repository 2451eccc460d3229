package dev.pidmap.mutants;

import dev.pidmap.mutants.Cell.Kind;
import dev.pidmap.mutants.Matrix.Row;
import dev.pidmap.mutants.Trial.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/**
 * Runs whole checks against mutants and enters what it sees in the matrix: {@code Survey ROOT
 * CHECKS MUTANTS}, the root of a built checkout, the names of checks with commas between them, and
 * a regular expression of the names of mutants. Hours, for all of both. With {@code -Dverify=true}
 * it changes nothing, and ends with exit code 1 when a required kill did not happen.
 */
public final class Survey {
  private static final int JVMS = 2;

  private final Path root;
  private final Trials trials;
  private final MutantCompiler compiler;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final List<String> missed = new ArrayList<>();

  private Survey(Path root, Duration limit) {
    Path work = root.resolve("target/pidmap-mutants");
    this.root = root;
    this.trials = new Trials(root, work.resolve("trials"), limit);
    this.compiler = new MutantCompiler(root, work.resolve("classes"));
    if (Files.exists(root.resolve(Matrix.FILE))) {
      Matrix.read(root).rows().forEach(row -> rows.put(row.mutant(), row));
    }
  }

  public static void main(String[] args) throws Exception {
    Survey survey =
        new Survey(Path.of(args[0]), Duration.ofSeconds(Integer.getInteger("limit", 900)));
    List<Check> checks = Arrays.stream(args[1].split(",", -1)).map(Check::valueOf).toList();
    if (!Check.BY_COST.containsAll(checks)) {
      System.err.println("mutants can meet " + Check.BY_COST + " here, not all of " + checks);
      System.exit(2);
    }
    boolean verify = Boolean.getBoolean("verify");
    survey.run(checks, Pattern.compile(args[2]), verify);
    survey.missed.forEach(System.out::println);
    System.out.printf("%d required kills did not happen%n", survey.missed.size());
    System.exit(verify && !survey.missed.isEmpty() ? 1 : 0);
  }

  private void run(List<Check> checks, Pattern names, boolean verify)
      throws InterruptedException, ExecutionException, IOException {
    ExecutorService pool = Executors.newFixedThreadPool(JVMS);
    List<Future<?>> all = new ArrayList<>();
    for (Mutant mutant : Catalogue.all(root)) {
      if (names.matcher(mutant.name()).matches()) {
        Path classes = compiler.compile(mutant);
        checks.forEach(check -> all.add(pool.submit(() -> meet(mutant, classes, check))));
      }
    }
    for (Future<?> one : all) {
      one.get();
    }
    pool.shutdown();
    if (!verify) {
      matrix().write(root);
    }
  }

  /** One cell. */
  private void meet(Mutant mutant, Path classes, Check check) {
    String name = mutant.name() + "-" + check.name();
    if (!check.judges(mutant.family())) {
      return;
    }
    Trial trial;
    try {
      trial = trials.run(name, classes, mutant.family(), Killer.whole(check), check.bounds());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    enter(mutant, check, trial);
  }

  private synchronized void enter(Mutant mutant, Check check, Trial trial) {
    System.out.printf(
        "%-9s %-14s %-34s %6.1f s  %s%n",
        trial.outcome(), check.label(), mutant.name(), trial.seconds(), trial.summary());
    Row old = row(mutant);
    if (old.requires(check) && trial.outcome() != Outcome.KILLED) {
      missed.add(mutant.name() + " was not killed by " + check.label() + ": " + trial.summary());
    }
    Map<Check, Cell> cells = new EnumMap<>(Check.class);
    for (Check each : Check.values()) {
      cells.put(each, each.judges(mutant.family()) ? old.cell(each) : Blindness.ofContracts());
    }
    cells.put(check, Blindness.cell(mutant, check, trial, old.cell(check)));
    Killer killer = killer(cells);
    String survives = killer == null ? old.survives() : "";
    rows.put(mutant.name(), new Row(mutant.name(), killer, survives, labelled(cells)));
  }

  private Row row(Mutant mutant) {
    return rows.getOrDefault(mutant.name(), new Row(mutant.name(), null, "", Map.of()));
  }

  /**
   * The kill that takes the least time, where the same input gives the same answer if there is one.
   */
  private static Killer killer(Map<Check, Cell> cells) {
    return Check.BY_COST.stream()
        .filter(check -> cells.get(check).kind() == Kind.REQUIRED)
        .findFirst()
        .map(check -> new Killer(check, Killer.testOf(check, cells.get(check).by())))
        .orElse(null);
  }

  private static Map<String, Cell> labelled(Map<Check, Cell> cells) {
    Map<String, Cell> labelled = new LinkedHashMap<>();
    cells.forEach((check, cell) -> labelled.put(check.label(), cell));
    return labelled;
  }

  private Matrix matrix() {
    String measured =
        "JDK %s, %s %s, %d processors"
            .formatted(
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
    return new Matrix(measured, Catalogue.all(root).stream().map(this::row).toList());
  }
}
