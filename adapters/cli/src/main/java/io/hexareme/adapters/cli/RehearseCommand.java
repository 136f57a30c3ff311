package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.Backups;
import io.hexareme.adapters.assembly.Rehearsal;
import io.hexareme.adapters.assembly.RehearsalReport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hexareme rehearse FILE}: would a cluster serve on this backup? */
@Command(name = "rehearse", mixinStandardHelpOptions = true, exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:a cluster would serve on it", "1:it would not", "2:the command line is wrong"},
    description = "Restore a backup into a throw-away cluster in memory, and say whether it would serve. Touches nothing else.")
final class RehearseCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A backup of ours, or an etcd snapshot of one of our clusters.")
  private Path file;

  @Override
  public Integer call() {
    RehearsalReport report = Rehearsal.of(Backups.bytes(file), Instant.now());
    RehearsalLayout.lines(file.getFileName().toString(), report).forEach(spec.commandLine().getOut()::println);
    return report.wouldServe() ? 0 : 1;
  }
}
