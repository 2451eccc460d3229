package dev.pidmap.tla;

import dev.pidmap.tla.Models.Model;
import dev.pidmap.tla.Models.MutantModel;
import dev.pidmap.tla.Models.Smaller;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs a declared model and says in words what differs from the declaration. */
public final class Check {
  /** Tells how often each action was taken; every minute, and at the end. */
  static final String[] COVERAGE = {"-coverage", "60"};

  private final Models models;
  private final Tlc tlc;

  public Check(Models models, Tlc tlc) {
    this.models = models;
    this.tlc = tlc;
  }

  /**
   * A run and what was wrong with it.
   *
   * @param complaints empty where the run came to what was declared
   */
  public record Checked(TlcRun run, List<String> complaints) {}

  public Checked check(Model model) throws IOException, InterruptedException {
    TlcRun run = tlc.run(model.model(), models.config(model.model()), COVERAGE);
    List<String> complaints = holds(run, model.verdict(), model.distinct(), model.depth());
    return ModelRun.kept(model.model(), "", new Checked(run, complaints));
  }

  /** That the mutant survives there. */
  public Checked check(Smaller smaller) throws IOException, InterruptedException {
    TlcRun run = tlc.run(smaller.model(), models.config(smaller));
    return new Checked(run, holds(run, Verdict.HOLDS, smaller.distinct(), smaller.depth()));
  }

  private static List<String> holds(TlcRun run, Verdict verdict, long distinct, int depth) {
    if (run.verdict() != verdict) {
      return List.of(told(run));
    }
    return run.distinct() == distinct && run.depth() == depth
        ? List.of()
        : List.of(
            run.distinct()
                + " states, depth "
                + run.depth()
                + "; declared: "
                + distinct
                + " states, depth "
                + depth);
  }

  public Checked check(MutantModel mutant) throws IOException, InterruptedException {
    TlcRun run = tlc.run(mutant.model(), models.config(mutant));
    List<String> complaints = new ArrayList<>();
    int steps = Counterexample.of(run.output()).steps().size();
    if (run.verdict() == Verdict.HOLDS) {
      complaints.add("survives: " + mutant.breaks() + " holds");
    } else if (run.verdict() != mutant.verdict() || !breaks(run, mutant)) {
      complaints.add("declared to break " + mutant.breaks() + "; " + told(run));
    } else if (steps != mutant.steps()) {
      complaints.add(
          mutant.breaks() + " fails after " + steps + " steps; declared: " + mutant.steps());
    }
    return ModelRun.kept(mutant.model(), mutant.mutant(), new Checked(run, complaints));
  }

  /**
   * Of a temporal property TLC does not say which, and of a refinement it names the specification
   * that is refined; there is no other property in the configuration.
   */
  private static boolean breaks(TlcRun run, MutantModel mutant) {
    return run.violated().equals(mutant.breaks())
        || (run.violated().matches("|Spec") && run.verdict() == Verdict.PROPERTY_VIOLATED);
  }

  private static String told(TlcRun run) {
    String violated = run.violated().isEmpty() ? "" : " (" + run.violated() + ")";
    String table = Counterexample.of(run.output()).table();
    return run.verdict()
        + violated
        + ": "
        + run.verdict().words()
        + "\n"
        + (table.isEmpty() ? run.output() : table);
  }
}
