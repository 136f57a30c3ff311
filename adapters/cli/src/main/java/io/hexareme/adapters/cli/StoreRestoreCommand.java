package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.Backups;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hexareme store restore FILE --data DIR}: makes a data directory of a backup. */
@Command(name = "restore", mixinStandardHelpOptions = true, description = "Make a new data directory from a backup, for \"hexareme up --data DIR\".")
final class StoreRestoreCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A backup of ours, or an etcd snapshot.")
  private Path file;

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "The directory to make; it must not exist, or be empty.")
  private Path data;

  @Option(names = "--bump-revision", paramLabel = "N", defaultValue = "1000000000",
      description = "Go on so many revisions later, so that clients of the lost cluster list anew instead of missing changes"
          + " (default: ${DEFAULT-VALUE}); 0 keeps revisions and history as they were.")
  private long leap;

  @Override
  public Integer call() {
    if (leap < 0) {
      throw new ParameterException(spec.commandLine(), "--bump-revision must not be negative");
    }
    Backups.Content content = Backups.restore(file, data, leap);
    spec.commandLine().getOut().println("restored to revision " + content.revision() + ": " + data);
    return 0;
  }
}
