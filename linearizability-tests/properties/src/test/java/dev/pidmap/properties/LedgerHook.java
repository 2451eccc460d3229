package dev.pidmap.properties;

import dev.pidmap.harness.Count;
import dev.pidmap.harness.Ledger;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;

/**
 * Writes each property with the number of sequences it was tried on into the ledger, and holds one
 * with a fixed seed to its committed {@link Count}.
 */
public final class LedgerHook implements AroundPropertyHook, AroundTryHook {

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    String scenario =
        context.containerClass().getSimpleName() + "." + context.targetMethod().getName();
    Outcomes.begin();
    long start = System.nanoTime();
    PropertyExecutionResult result = counted(scenario, property.execute());
    double seconds = (System.nanoTime() - start) / 1e9;
    boolean held = result.status() == PropertyExecutionResult.Status.SUCCESSFUL;
    List<String> invariants =
        context.findAnnotation(Shows.class).map(Shows::value).map(List::of).orElse(List.of());
    String seed = result.seed().map(s -> "seed " + s).orElse("");
    Ledger.record(
        new Ledger.Entry(
            "jqwik",
            scenario,
            invariants,
            held ? Ledger.Verdict.HELD : Ledger.Verdict.VIOLATED,
            tries(context),
            result.countTries(),
            false,
            Outcomes.count(),
            context.targetMethod().isAnnotationPresent(Threads.class)
                ? "hardware, sampled"
                : "sequential, sampled",
            seconds,
            held ? "" : seed + " " + firstLine(result.throwable())));
    return result;
  }

  @Override
  public TryExecutionResult aroundTry(
      TryLifecycleContext context, TryExecutor attempt, List<Object> parameters) throws Throwable {
    try {
      return attempt.execute(parameters);
    } finally {
      Outcomes.endTry();
    }
  }

  /** How often the property was to be tried. */
  private static long tries(PropertyLifecycleContext context) {
    int own = context.findAnnotation(Property.class).map(Property::tries).orElse(0);
    return own != Property.TRIES_NOT_SET ? own : Long.getLong("jqwik.tries.default");
  }

  /** {@code result}, failed where the count is not the committed one. */
  private static PropertyExecutionResult counted(String scenario, PropertyExecutionResult result) {
    Count committed = Count.committed("jqwik").get(scenario);
    Count seen = new Count(result.countTries(), Outcomes.count());
    boolean same = committed == null || committed.equals(seen);
    return same || result.status() != PropertyExecutionResult.Status.SUCCESSFUL
        ? result
        : result.mapToFailed(seen + " instead of " + committed + ", as committed in counts.tsv");
  }

  private static String firstLine(Optional<Throwable> failure) {
    return failure.map(f -> f.toString().lines().findFirst().orElse("")).orElse("");
  }
}
