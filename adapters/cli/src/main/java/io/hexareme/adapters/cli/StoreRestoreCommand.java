package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.Backups;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hexareme store restore FILE --data DIR}: makes a data directory of a backup. */
@Command(name = "restore", mixinStandardHelpOptions = true,
    description = "Make a new data directory from a backup, for \"hexareme up --data DIR\" or, with --name and --peers, for one founding"
        + " member of a new group (\"hexareme store --data DIR\"): to be done for each of them, with the same file.")
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

  @Option(names = "--name", paramLabel = "NAME", description = "The member's name, with --peers.")
  private String name;

  @Option(names = "--peers", paramLabel = "NAME=HOST:PORT", split = ",", description = "Where all founding members will listen for each other.")
  private List<String> peers = List.of();

  @Option(names = "--tls", description = "The members will speak TLS: peers without a scheme are https.")
  private boolean tls;

  @Override
  public Integer call() {
    if (leap < 0) {
      throw new ParameterException(spec.commandLine(), "--bump-revision must not be negative");
    }
    Backups.Content content = name == null && peers.isEmpty() ? Backups.restore(file, data, leap) : restoreMember();
    spec.commandLine().getOut().println("restored to revision " + content.revision() + ": " + data);
    return 0;
  }

  private Backups.Content restoreMember() {
    SortedMap<String, URI> addresses = PeerAddresses.parse(spec.commandLine(), peers, tls ? "https" : "http");
    if (name == null || !addresses.containsKey(name)) {
      throw new ParameterException(spec.commandLine(), name == null ? "--peers goes with --name" : "--peers does not say where " + name + " itself listens");
    }
    return Backups.restore(file, data, leap, name, addresses);
  }
}
