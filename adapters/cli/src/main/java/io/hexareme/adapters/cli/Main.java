package io.hexareme.adapters.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point. */
@Command(
    name = "hexareme",
    description = "A whole Kubernetes in one JVM.",
    subcommands = {UpCommand.class, DemoCommand.class, ExplainCommand.class, RehearseCommand.class, SimCommand.class, StoreCommand.class,
        TrainCommand.class},
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class Main {
  private Main() {}

  /** Exit codes: 0 done, 1 it did not work, 2 the command line is wrong; {@code explain} has one more. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main()).setExecutionExceptionHandler(new PlainErrors());
  }
}
