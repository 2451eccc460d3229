package dev.pidmap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher {@code ./pidmap} on machines that have, or lack, what it needs. */
@Timeout(60)
final class LauncherTest {
  private static final String APT_CACHE = "[ \"$2\" = openjdk-17-jdk-headless ]";

  @TempDir private Path folder;
  private FakeCheckout checkout;

  @BeforeEach
  void aCheckout() {
    checkout = new FakeCheckout(folder);
  }

  @Test
  void argumentsAndExitCodePassThrough() {
    Ran ran = checkout.jdk("17.0.1").maven().set("JAVA_EXIT", "7").run("check", "a b");

    assertThat(ran.code()).isEqualTo(7);
    assertThat(ran.out()).startsWith("java 17.0.1 ").endsWith("dev.pidmap.cli.Main check a b\n");
    assertThat(ran.out()).contains("-Dpidmap.root=" + checkout.root());
  }

  @Test
  void theNewestJdkIsUsed() {
    checkout.jdk("17.0.9").jdk("25.0.1").jdk("21.0.2").jdk("1.8.0_392").maven();

    assertThat(checkout.run().out()).startsWith("java 25.0.1 ");
    assertThat(checkout.builds()).containsExactly(checkout.home("25.0.1").toString());
  }

  @Test
  void javaHomeWins() {
    checkout.jdk("17.0.9").jdk("25.0.1").maven();
    checkout.set("JAVA_HOME", checkout.home("17.0.9") + "/");

    assertThat(checkout.run().out()).startsWith("java 17.0.9 ");
  }

  @Test
  void aJavaHomeThatIsTooOldIsRefusedAndNotPassedOver() {
    checkout.jdk("11.0.2").jdk("17.0.9").maven();
    checkout.set("JAVA_HOME", checkout.home("11.0.2").toString());

    checkout.run().refuses(Exit.UNABLE, "is not a JDK 17 or later");
  }

  @Test
  void withoutJdkAndAptItSaysWhatToInstall() {
    checkout.maven().run().refuses(Exit.UNABLE, "Install a JDK 17 or later, then run this again.");
  }

  @Test
  void withoutJdkAUserIsGivenTheCommand() {
    checkout.maven().program("apt-get", "exit 1").program("apt-cache", APT_CACHE);

    checkout.run().refuses(Exit.UNABLE, "  sudo apt-get install -y openjdk-17-jdk-headless\n");
  }

  @Test
  void withoutJdkRootGetsThePackageInstalled() {
    checkout.jdk("17.0.1").maven().program("id", "echo 0").program("apt-cache", APT_CACHE);
    Path packaged = hide("17.0.1");
    checkout.program(
        "apt-get", "case $* in *openjdk-17*) mv '" + packaged + "' \"$PIDMAP_JVM_DIR\" ;; esac");

    Ran ran = checkout.run("help");

    assertThat(ran.err()).contains("installing Debian's package openjdk-17-jdk-headless");
    assertThat(ran.out()).startsWith("java 17.0.1 ");
    assertThat(ran.code()).isZero();
  }

  @Test
  void anInstallationThatFailsIsShown() {
    checkout.jdk("17.0.1").program("id", "echo 0");
    checkout.program("apt-get", "echo 'E: Unable to fetch'; exit 100");

    Ran ran = checkout.run();

    ran.refuses(Exit.UNABLE, "installing maven failed");
    assertThat(ran.err()).contains("E: Unable to fetch", "apt-get install -y maven");
  }

  @Test
  void withoutMavenAUserIsGivenTheCommand() {
    checkout.jdk("17.0.1").program("apt-get", "exit 1");

    checkout.run().refuses(Exit.UNABLE, "  sudo apt-get install -y maven\n");
  }

  @Test
  void theTestsAreGivenABrowserWhereOneCanBeInstalled() {
    checkout.jdk("17.0.1").maven().program("id", "echo 0");
    checkout.program("apt-get", "echo \"$@\" >>\"$PIDMAP_JVM_DIR/installed\"");

    Ran ran = checkout.run("test");

    assertThat(ran.err()).contains("installing Debian's packages chromium chromium-driver");
    assertThat(checkout.home("17.0.1").resolveSibling("installed"))
        .content()
        .endsWith("install -y --no-install-recommends chromium chromium-driver\n");
    assertThat(ran.code()).isZero();
    assertThat(checkout.run("check").err()).isEmpty();
  }

  @Test
  void testsRunWithoutABrowserAndSaySo() {
    checkout.jdk("17.0.1").maven();
    String skipped = "the tests in a browser will be skipped\n";
    assertThat(checkout.run("test").err()).contains("is not on the PATH: " + skipped);

    checkout.program("id", "echo 0").program("apt-get", "exit 100");
    Ran ran = checkout.run("test");

    assertThat(ran.err()).contains("that failed (see ").contains(skipped);
    assertThat(ran.code()).isZero();
  }

  @Test
  void theTestsAreGivenACCompilerWhereThereIsNone() {
    checkout.jdk("17.0.1").maven();
    String skipped = "cc or cmake is not on the PATH: the tests of the C port will be skipped\n";
    assertThat(checkout.run("test").err()).contains(skipped);

    checkout.program("id", "echo 0");
    checkout.program("apt-get", "echo \"$@\" >>\"$PIDMAP_JVM_DIR/installed\"");
    assertThat(checkout.run("test").err())
        .contains("cc was not found: installing Debian's packages gcc libc6-dev make cmake");

    checkout.program("cc", "exit 0").program("cmake", "exit 0");
    assertThat(checkout.run("test").err()).doesNotContain("gcc").doesNotContain("C port");
  }

  @Test
  void itBuildsOnceAndAgainWhenASourceChanged() {
    checkout.jdk("17.0.1").maven().source("class A {}");
    assertThat(checkout.run().err()).isEqualTo(building("17", "17.0.1"));
    assertThat(checkout.run().err()).isEmpty();
    assertThat(checkout.builds()).hasSize(1);

    checkout.source("class B {}");

    assertThat(checkout.run().err()).isEqualTo(building("17", "17.0.1"));
    assertThat(checkout.builds()).hasSize(2);
  }

  @Test
  void itBuildsAgainForAnotherJdk() {
    checkout.jdk("17.0.1").maven().run();
    checkout.jdk("25.0.1").run();

    assertThat(checkout.builds())
        .containsExactly(checkout.home("17.0.1").toString(), checkout.home("25.0.1").toString());
  }

  @Test
  void aBuildThatFailsShowsItsErrorsAndIsTriedAgainNextTime() {
    checkout.jdk("17.0.1");
    checkout.program("mvn", "echo '[INFO] noise'; echo '[ERROR] A.java:[1,2] bad'; exit 1");

    Ran ran = checkout.run();

    ran.refuses(Exit.UNABLE, "[ERROR] A.java:[1,2] bad\npidmap: the build failed");
    assertThat(ran.err()).doesNotContain("noise", "once more");
    assertThat(checkout.maven().run().code()).isZero();
  }

  @Test
  void aDownloadThatFailsIsTriedOnceMore() {
    checkout.jdk("17.0.1").maven();
    Path real = rename("mvn", "real-mvn");
    checkout.program(
        "mvn",
        "[ -e tried ] && exec '" + real + "'; echo >tried; echo 'Could not transfer x'; exit 1");

    Ran ran = checkout.run();

    assertThat(ran.err()).contains("trying once more");
    assertThat(ran.code()).isZero();
  }

  @Test
  void aLockWhoseOwnerIsGoneIsTakenOver() throws IOException {
    checkout.jdk("17.0.1").maven();
    Path lock = Files.createDirectories(checkout.root().resolve("target/pidmap-build.lock"));
    Files.writeString(lock.resolve("pid"), "4194305");

    assertThat(checkout.run().code()).isZero();
    assertThat(lock).doesNotExist();
  }

  @Test
  void aFileInTheWayOfTheOutputIsNamed() throws IOException {
    checkout.jdk("17.0.1").maven();
    Files.writeString(checkout.root().resolve("target"), "");

    checkout.run().refuses(Exit.UNABLE, "cannot write to " + checkout.root() + "/target");
  }

  @Test
  void itFindsItsCheckoutThroughALink() throws IOException {
    checkout.jdk("17.0.1").maven();
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, checkout.root().resolve("pidmap"));

    assertThat(checkout.run(link).out()).contains("-Dpidmap.root=" + checkout.root() + " ");
  }

  private String building(String release, String version) {
    return "pidmap: building with JDK " + release + " (" + checkout.home(version) + ") ...\n";
  }

  private Path hide(String version) {
    return move(checkout.home(version), folder.resolve("jdk-" + version));
  }

  private Path rename(String program, String name) {
    return move(folder.resolve("bin").resolve(program), folder.resolve("bin").resolve(name));
  }

  private static Path move(Path from, Path to) {
    try {
      return Files.move(from, to);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
