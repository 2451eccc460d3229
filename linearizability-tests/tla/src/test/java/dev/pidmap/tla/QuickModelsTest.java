package dev.pidmap.tla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.tla.Models.Model;
import dev.pidmap.tla.Models.MutantModel;
import dev.pidmap.tla.Models.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The quick tier, and that between its models every action is taken. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuickModelsTest {
  private final Models models = Models.of(Path.of(System.getProperty("pidmap.root", "../..")));
  private final Check check = new Check(models, new Tlc(models.folder(), Duration.ofMinutes(10)));
  private final List<TlcRun> runs = new ArrayList<>();

  /** A run of TLC uses one processor. */
  private final ExecutorService two = Executors.newFixedThreadPool(2);

  private final Map<Object, Future<Check.Checked>> checks = new HashMap<>();

  QuickModelsTest() throws IOException {}

  @BeforeAll
  void start() {
    models().forEach(model -> checks.put(model, two.submit(() -> check.check(model))));
    mutants().forEach(mutant -> checks.put(mutant, two.submit(() -> check.check(mutant))));
  }

  @AfterAll
  void stop() {
    two.shutdownNow();
  }

  Stream<Model> models() {
    return models.models(Tier.quick);
  }

  Stream<MutantModel> mutants() {
    return models.mutants(Tier.quick);
  }

  @Order(1)
  @ParameterizedTest
  @MethodSource("models")
  void modelHolds(Model model) throws Exception {
    Check.Checked checked = checks.get(model).get();
    runs.add(checked.run());
    assertThat(checked.complaints()).isEmpty();
  }

  @Order(2)
  @ParameterizedTest
  @MethodSource("mutants")
  void mutantBreaksWhatItsNameSays(MutantModel mutant) throws Exception {
    assertThat(checks.get(mutant).get().complaints()).isEmpty();
  }

  @Order(3)
  @Test
  void everyActionIsTaken() throws IOException {
    assertThat(Actions.of(models.folder()).notCovered(runs)).isEmpty();
  }
}
