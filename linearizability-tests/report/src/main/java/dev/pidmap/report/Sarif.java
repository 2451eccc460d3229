package dev.pidmap.report;

import com.contrastsecurity.sarif.ArtifactLocation;
import com.contrastsecurity.sarif.CodeFlow;
import com.contrastsecurity.sarif.Location;
import com.contrastsecurity.sarif.Message;
import com.contrastsecurity.sarif.MultiformatMessageString;
import com.contrastsecurity.sarif.PhysicalLocation;
import com.contrastsecurity.sarif.Region;
import com.contrastsecurity.sarif.ReportingDescriptor;
import com.contrastsecurity.sarif.Result;
import com.contrastsecurity.sarif.Run;
import com.contrastsecurity.sarif.SarifSchema210;
import com.contrastsecurity.sarif.ThreadFlow;
import com.contrastsecurity.sarif.ThreadFlowLocation;
import com.contrastsecurity.sarif.Tool;
import com.contrastsecurity.sarif.ToolComponent;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pidmap.spec.Invariant;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Findings in SARIF 2.1.0, so that a code host shows each at the access that it is about. */
public final class Sarif {
  private static final URI SCHEMA = URI.create("https://json.schemastore.org/sarif-2.1.0.json");
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private Sarif() {}

  /**
   * A violation.
   *
   * @param rule the invariant that is broken, or the check that failed
   * @param place what to annotate, or null where no place is known
   * @param steps what the threads did, or none
   */
  public record Finding(String rule, String message, Place place, Interleaving steps) {}

  /**
   * A line of a file.
   *
   * @param file from the root of the checkout
   */
  public record Place(String file, int line) {}

  /**
   * The document.
   *
   * @param sources the folder with the classes that the steps name, from the root of the checkout
   */
  public static String of(List<Finding> findings, String sources) {
    ToolComponent driver = new ToolComponent().withName("pidmap").withRules(rules(findings));
    Run run =
        new Run()
            .withTool(new Tool().withDriver(driver))
            .withResults(findings.stream().map(finding -> result(finding, sources)).toList());
    try {
      return JSON.writeValueAsString(
              new SarifSchema210()
                  .with$schema(SCHEMA)
                  .withVersion(SarifSchema210.Version._2_1_0)
                  .withRuns(List.of(run)))
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<ReportingDescriptor> rules(List<Finding> findings) {
    Set<ReportingDescriptor> rules = new LinkedHashSet<>();
    findings.stream()
        .map(Finding::rule)
        .distinct()
        .forEach(
            rule ->
                rules.add(
                    new ReportingDescriptor()
                        .withId(rule)
                        .withShortDescription(
                            new MultiformatMessageString().withText(statement(rule)))));
    return rules;
  }

  private static String statement(String rule) {
    for (Invariant invariant : Invariant.values()) {
      if (invariant.label().equals(rule)) {
        return invariant.statement();
      }
    }
    return "a check that must not fail";
  }

  private static Result result(Finding finding, String sources) {
    Result result =
        new Result()
            .withRuleId(finding.rule())
            .withLevel(Result.Level.ERROR)
            .withMessage(new Message().withText(finding.message()));
    if (finding.place() != null) {
      result.withLocations(List.of(location(finding.place(), "")));
    }
    List<ThreadFlow> flows = flows(finding.steps(), sources);
    return flows.isEmpty()
        ? result
        : result.withCodeFlows(List.of(new CodeFlow().withThreadFlows(flows)));
  }

  private static List<ThreadFlow> flows(Interleaving interleaving, String sources) {
    Map<Integer, List<ThreadFlowLocation>> byThread = new TreeMap<>();
    int order = 0;
    for (Interleaving.Step step : interleaving.steps()) {
      order++;
      if (!step.id().isEmpty()) {
        Place place = new Place(sources + "/" + step.type() + ".java", step.line());
        byThread
            .computeIfAbsent(step.thread(), thread -> new ArrayList<>())
            .add(
                new ThreadFlowLocation()
                    .withExecutionOrder(order)
                    .withLocation(location(place, step.id() + ": " + step.text())));
      }
    }
    List<ThreadFlow> flows = new ArrayList<>();
    byThread.forEach(
        (thread, locations) ->
            flows.add(
                new ThreadFlow()
                    .withId(interleaving.threads().get(thread - 1))
                    .withLocations(locations)));
    return flows;
  }

  private static Location location(Place place, String message) {
    Location location =
        new Location()
            .withPhysicalLocation(
                new PhysicalLocation()
                    .withArtifactLocation(new ArtifactLocation().withUri(place.file()))
                    .withRegion(new Region().withStartLine(place.line())));
    return message.isEmpty() ? location : location.withMessage(new Message().withText(message));
  }
}
