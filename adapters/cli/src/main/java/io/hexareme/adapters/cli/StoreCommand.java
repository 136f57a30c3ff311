package io.hexareme.adapters.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hexareme store …}: the store by itself. */
@Command(name = "store", mixinStandardHelpOptions = true, subcommands = {StoreRestoreCommand.class, StoreSnapshotCommand.class},
    description = "Look after the store.")
final class StoreCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "one of these is needed: " + String.join(", ", spec.subcommands().keySet()));
  }
}
