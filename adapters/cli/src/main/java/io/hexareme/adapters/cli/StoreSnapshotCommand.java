package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.Backups;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hexareme store snapshot FILE --data DIR}: backs up a cluster that is down. */
@Command(name = "snapshot", mixinStandardHelpOptions = true,
    description = "Back up the data directory of a cluster that does not run, as an etcd snapshot file.")
final class StoreSnapshotCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "Where to write it.")
  private Path file;

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "The cluster's data directory.")
  private Path data;

  @Override
  public Integer call() {
    Backups.Content content = Backups.snapshot(data, file);
    spec.commandLine().getOut().println("saved revision " + content.revision() + ": " + file);
    return 0;
  }
}
