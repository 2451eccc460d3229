package dev.pidmap.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code pidmap}. */
@Command(
    name = "pidmap",
    description = "Checks a lock-free per-CPU pid map against its contract.",
    subcommands = {
      CheckCommand.class,
      TestCommand.class,
      CheckHistoryCommand.class,
      ReportCommand.class,
      BenchCommand.class,
      HelpCommand.class
    },
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything held",
      "1:a violation was found, or a test failed or did not run",
      "2:bad usage or bad input",
      "3:the environment could not run it, or the budget was spent before an answer"
    },
    footerHeading = "%nEnvironment:%n",
    footer = {
      "  JAVA_HOME       the JDK to use, 17 or later; unset: the newest one found",
      "  PIDMAP_JVM_DIR  where JDKs are looked for (default /usr/lib/jvm)",
      "",
      "Start with: ./pidmap check"
    })
public final class Main extends Helpful implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version, the JDK and the commit.")
  void version(boolean wanted) {
    // Picocli prints it.
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "A command is missing.");
  }

  /** The command line as it answers to {@code ./pidmap}. */
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(90)
        .setParameterExceptionHandler(Main::refuse)
        .setExecutionExceptionHandler(Main::explain);
  }

  private static int refuse(CommandLine.ParameterException e, String[] args) {
    CommandLine commandLine = e.getCommandLine();
    PrintWriter err = commandLine.getErr();
    err.println("pidmap: " + e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    String name = commandLine.getCommandName();
    err.println("Try: ./pidmap help" + (name.equals("pidmap") ? "" : " " + name));
    return Exit.USAGE;
  }

  private static int explain(
      Exception e, CommandLine commandLine, CommandLine.ParseResult parseResult) {
    if (e instanceof Stop stop) {
      commandLine.getErr().println("pidmap: " + stop.getMessage());
      return stop.code();
    }
    commandLine.getErr().println("pidmap: this is a defect of pidmap, please report it:");
    e.printStackTrace(commandLine.getErr());
    return Exit.UNABLE;
  }

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** What {@code --version} prints. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      String commit = System.getProperty("pidmap.commit", "");
      return new String[] {
        "pidmap " + (version == null ? "(unpackaged)" : version),
        "JDK " + Runtime.version() + " (" + System.getProperty("java.home") + ")",
        "commit " + (commit.isEmpty() ? "unknown" : commit)
      };
    }
  }
}
