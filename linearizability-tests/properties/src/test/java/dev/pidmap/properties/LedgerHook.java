package dev.pidmap.properties;

import dev.pidmap.harness.Ledger;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** Writes each property with the number of sequences it was tried on into the ledger. */
public final class LedgerHook implements AroundPropertyHook {

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    long start = System.nanoTime();
    PropertyExecutionResult result = property.execute();
    double seconds = (System.nanoTime() - start) / 1e9;
    boolean held = result.status() == PropertyExecutionResult.Status.SUCCESSFUL;
    List<String> invariants =
        context.findAnnotation(Shows.class).map(Shows::value).map(List::of).orElse(List.of());
    String seed = result.seed().map(s -> "seed " + s).orElse("");
    Ledger.record(
        new Ledger.Entry(
            "jqwik",
            context.containerClass().getSimpleName() + "." + context.targetMethod().getName(),
            invariants,
            held ? Ledger.Verdict.HELD : Ledger.Verdict.VIOLATED,
            0,
            result.countTries(),
            false,
            0,
            context.targetMethod().isAnnotationPresent(Threads.class)
                ? "hardware, sampled"
                : "sequential, sampled",
            seconds,
            held ? "" : seed + " " + firstLine(result.throwable())));
    return result;
  }

  private static String firstLine(Optional<Throwable> failure) {
    return failure.map(f -> f.toString().lines().findFirst().orElse("")).orElse("");
  }
}
