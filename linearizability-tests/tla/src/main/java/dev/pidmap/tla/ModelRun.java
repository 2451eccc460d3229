package dev.pidmap.tla;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run of TLC came to, for a report: a file for each in a folder.
 *
 * @param mutant the wrong step that was put in, or empty
 * @param violated the invariant or property that was violated, or empty
 * @param complaints what differs from the declaration
 * @param steps of the shortest violation; none where nothing was violated
 */
public record ModelRun(
    String model,
    String mutant,
    Verdict verdict,
    String violated,
    long distinct,
    int depth,
    double seconds,
    List<String> complaints,
    List<Counterexample.Step> steps) {
  /** The system property that names the folder; where it is not set, nothing is kept. */
  static final String FOLDER = "pidmap.models";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Keeps a run, and hands it on. */
  static Check.Checked kept(String model, String mutant, Check.Checked checked) throws IOException {
    String folder = System.getProperty(FOLDER);
    if (folder != null) {
      of(model, mutant, checked).write(Path.of(folder));
    }
    return checked;
  }

  private static ModelRun of(String model, String mutant, Check.Checked checked) {
    TlcRun run = checked.run();
    return new ModelRun(
        model,
        mutant,
        run.verdict(),
        run.violated(),
        run.distinct(),
        run.depth(),
        run.seconds(),
        checked.complaints(),
        Counterexample.of(run.output()).steps());
  }

  private void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    String name = mutant.isEmpty() ? model : model + "-" + mutant;
    JSON.writeValue(folder.resolve(name + ".json").toFile(), this);
  }

  /** Those that were kept in {@code folder}; none where there is no such folder. */
  public static List<ModelRun> in(Path folder) throws IOException {
    List<ModelRun> runs = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      List<Path> kept;
      try (Stream<Path> files = Files.list(folder)) {
        kept = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      }
      for (Path file : kept) {
        runs.add(JSON.readValue(file.toFile(), ModelRun.class));
      }
    }
    return runs;
  }
}
