package dev.pidmap.cli;

import dev.pidmap.harness.Profile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A part of the check that runs in a JVM of its own.
 *
 * @param name as in the ledger and in the report
 * @param module whose tests it runs
 * @param junit whether those are JUnit tests; else the module has a main class
 * @param classes which of its test classes, by a regular expression of their full names
 */
record CheckSuite(String name, String module, boolean junit, Pattern classes) {
  private static final Pattern ANY = Pattern.compile(".*");

  /** Its tests are run by a main class of its own, which enters them in the ledger. */
  static final CheckSuite JCSTRESS =
      new CheckSuite("jcstress", "linearizability-tests/jcstress", false, ANY);

  /** The longest first, so that two at a time end early. */
  static final List<CheckSuite> ALL =
      List.of(
          lincheck("lincheck", ".*[.]ModelCheckingTest"),
          JCSTRESS,
          lincheck("lincheck-pairs", "(?!.*[.]ModelCheckingTest).*"),
          new CheckSuite("simulator", "linearizability-tests/simulator", true, ANY),
          new CheckSuite(
              "models",
              "linearizability-tests/tla",
              true,
              Pattern.compile(".*[.](QuickModels|DeeperModels|Outcomes)Test")),
          new CheckSuite(
              "matrix",
              "linearizability-tests/mutants",
              true,
              Pattern.compile(".*[.]WholeMatrixTest")),
          new CheckSuite("properties", "linearizability-tests/properties", true, ANY),
          new CheckSuite("kernel", "linearizability-tests/kernel", true, ANY));

  /** Lincheck uses one processor, and its programs are most of the work: it gets two JVMs. */
  private static CheckSuite lincheck(String name, String classes) {
    return new CheckSuite(name, "linearizability-tests/lincheck", true, Pattern.compile(classes));
  }

  /** Whether it runs {@code testClass}. */
  boolean includes(String testClass) {
    return classes.matcher(testClass).matches();
  }

  /** The name of the main class that runs every JCStress test. */
  static final String JCSTRESS_MAIN = "dev.pidmap.jcstress.RunAll";

  /** The key of its declared counts: JCStress counts its own tests, which JUnit does not see. */
  String declaredAs() {
    return junit ? module : name;
  }

  /** The command that runs it, leaving what it finds under {@code report}. */
  List<String> command(Workspace workspace, Profile profile, Path report) {
    List<String> command = new ArrayList<>();
    command.add(workspace.java());
    command.addAll(workspace.testFlags(module));
    command.add("-Dpidmap.profile=" + profile.name().toLowerCase(Locale.ROOT));
    command.add("-Dpidmap.ledger=" + report.resolve("ledger"));
    command.add("-Dpidmap.histories=" + report.resolve("histories"));
    command.add("-Dpidmap.models=" + report.resolve("models"));
    command.add("-Dbasedir=" + workspace.root().resolve(module));
    command.add("-cp");
    if (junit) {
      command.add(workspace.testClassPath(module) + separator() + consoleClassPath());
      command.add("org.junit.platform.console.ConsoleLauncher");
      command.addAll(
          List.of(
              "execute",
              "--scan-classpath",
              workspace.root().resolve(module).resolve("target/test-classes").toString(),
              "--include-classname",
              classes.pattern(),
              "--reports-dir",
              junitFolder(report).toString(),
              "--details",
              "testfeed",
              "--disable-banner",
              "--disable-ansi-colors"));
    } else {
      command.add(workspace.testClassPath(module));
      command.add(JCSTRESS_MAIN);
      command.add(report.resolve("jcstress").toString());
    }
    return command;
  }

  Path junitFolder(Path report) {
    return report.resolve("junit").resolve(name);
  }

  Path log(Path report) {
    return report.resolve("logs").resolve(name + ".log");
  }

  /** The jars of the console launcher, which this command line was started with. */
  private static String consoleClassPath() {
    List<String> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(separator(), -1)) {
      String file = Path.of(entry).getFileName().toString();
      if (file.startsWith("junit-platform-") || file.startsWith("open-test-reporting-")) {
        jars.add(entry);
      }
    }
    return String.join(separator(), jars);
  }

  private static String separator() {
    return System.getProperty("path.separator");
  }
}
