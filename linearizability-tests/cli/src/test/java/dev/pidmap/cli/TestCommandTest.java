package dev.pidmap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test command over a checkout of one module, whose Maven is a script. */
final class TestCommandTest {
  private static final String TWO_PASSED =
      """
      mkdir -p spec/target/surefire-reports
      cat >spec/target/surefire-reports/TEST-a.xml <<X
      <s><testcase classname="p.ATest" name="a"/><testcase classname="p.ATest" name="b"/></s>
      X
      echo '[INFO] Building pidmap-spec 1                                    [1/1]'
      echo '[INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.5 s -- in p.ATest'
      """;

  @TempDir private Path root;

  @BeforeEach
  void aCheckout() throws IOException {
    Files.createDirectories(root.resolve("spec"));
    Files.createDirectories(root.resolve("linearizability-tests"));
    Files.writeString(root.resolve("pom.xml"), "<project><module>spec</module></project>");
    declare(2);
    System.setProperty("pidmap.root", root.toString());
    System.setProperty("pidmap.maven", root.resolve("mvn").toString());
  }

  @AfterEach
  void forgetIt() {
    System.clearProperty("pidmap.root");
    System.clearProperty("pidmap.maven");
  }

  @Test
  void everythingDeclaredPassed() throws IOException {
    Ran ran = test(TWO_PASSED);

    assertThat(ran.out())
        .startsWith("[1/1] pidmap-spec\n      p.ATest: 2 tests, 0.5 s\n")
        .contains("suite     declared  passed  failed  skipped\nspec             2       2")
        .endsWith("\n2 passed, 0 failed, 0 skipped\n");
    assertThat(ran.code()).isEqualTo(Exit.HELD);
  }

  @Test
  void aFailedTestIsShown() throws IOException {
    Ran ran =
        test(
            """
            mkdir -p spec/target/surefire-reports
            cat >spec/target/surefire-reports/TEST-a.xml <<X
            <s><testcase classname="p.ATest" name="a"><failure>expected 1</failure></testcase>
            <testcase classname="p.ATest" name="b"><skipped/></testcase></s>
            X
            """);

    assertThat(ran.out())
        .contains("FAILED p.ATest.a\n    expected 1\n")
        .endsWith("\n0 passed, 1 failed, 1 skipped\n");
    assertThat(ran.code()).isEqualTo(Exit.VIOLATED);
  }

  @Test
  void aTestThatVanishedIsAFailure() throws IOException {
    declare(3);
    Ran ran = test(TWO_PASSED);

    assertThat(ran.out())
        .contains("COUNT spec: p.ATest declares 3, ran 2")
        .endsWith("\n2 passed, 1 failed, 0 skipped\n");
    assertThat(ran.code()).isEqualTo(Exit.VIOLATED);
  }

  @Test
  void aBuildThatFailsIsAFailureThoughTheTestsPassed() throws IOException {
    Ran ran = test(TWO_PASSED + "echo '[ERROR] A.java is not formatted'; exit 1");

    assertThat(ran.out())
        .contains("BUILD failed", "    [ERROR] A.java is not formatted")
        .endsWith("\n2 passed, 1 failed, 0 skipped\n");
    assertThat(ran.code()).isEqualTo(Exit.VIOLATED);
  }

  @Test
  void aDownloadThatFailsIsTriedOnceMore() throws IOException {
    Ran ran =
        test(
            "[ -e tried ] || { echo >tried; echo '[ERROR] Could not transfer x'; exit 1; }\n"
                + TWO_PASSED);

    assertThat(ran.out()).contains("trying once more").endsWith("2 passed, 0 failed, 0 skipped\n");
    assertThat(ran.code()).isEqualTo(Exit.HELD);
  }

  @Test
  void reportsOfAnEarlierRunDoNotCount() throws IOException {
    test(TWO_PASSED);
    Ran ran = test("exit 0");

    assertThat(ran.out()).endsWith("\n0 passed, 2 failed, 0 skipped\n");
    assertThat(ran.code()).isEqualTo(Exit.VIOLATED);
  }

  @Test
  void noTestsAtAllAreNoSuccess() throws IOException {
    Files.writeString(root.resolve("linearizability-tests/suites.json"), "{}");
    assertThat(test("exit 0").code()).isEqualTo(Exit.VIOLATED);
  }

  @Test
  void declaringWritesTheCountsThatRan() throws IOException {
    declare(9);
    assertThat(test(TWO_PASSED, "--declare").code()).isEqualTo(Exit.HELD);
    assertThat(Suites.read(root.resolve("linearizability-tests/suites.json")))
        .isEqualTo(new Suites(Map.of("spec", Map.of("p.ATest", 2))));
  }

  @Test
  void aRunThatFailedDeclaresNothing() throws IOException {
    declare(9);
    Ran ran = test(TWO_PASSED + "exit 1", "--declare");

    assertThat(ran.code()).isEqualTo(Exit.UNABLE);
    assertThat(Suites.read(root.resolve("linearizability-tests/suites.json")).total("spec"))
        .isEqualTo(9);
  }

  private void declare(int tests) {
    new Suites(Map.of("spec", Map.of("p.ATest", tests)))
        .write(root.resolve("linearizability-tests/suites.json"));
  }

  private Ran test(String maven, String... options) throws IOException {
    Path script = Files.writeString(root.resolve("mvn"), "#!/bin/sh\n" + maven + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    String[] args = new String[options.length + 1];
    args[0] = "test";
    System.arraycopy(options, 0, args, 1, options.length);
    return Ran.pidmap(args);
  }
}
