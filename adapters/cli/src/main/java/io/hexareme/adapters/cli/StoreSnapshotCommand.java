package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.Backups;
import io.hexareme.adapters.assembly.StoreClient;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hexareme store snapshot FILE}: backs up a store that runs, or the data directory of one that does not. */
@Command(name = "snapshot", mixinStandardHelpOptions = true,
    description = "Back up a running store (--endpoints), or the data directory of a cluster or member that does not run (--data),"
        + " as an etcd snapshot file.")
final class StoreSnapshotCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Mixin
  private RemoteStore store;

  @Parameters(paramLabel = "FILE", description = "Where to write it.")
  private Path file;

  @Option(names = "--data", paramLabel = "DIR", description = "The data directory, instead of --endpoints.")
  private Path data;

  @Override
  public Integer call() {
    if (data != null && store.isGiven()) {
      throw new ParameterException(spec.commandLine(), "--data and --endpoints contradict each other");
    }
    Backups.Content content = data == null ? live() : Backups.snapshot(data, file);
    spec.commandLine().getOut().println("saved revision " + content.revision() + ": " + file);
    return 0;
  }

  private Backups.Content live() {
    try (StoreClient client = store.client(spec.commandLine())) {
      return client.snapshot(file);
    }
  }
}
