package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.StoreClient;
import io.hexareme.adapters.assembly.StoreClient.Standing;
import io.hexareme.ports.store.Member;
import io.hexareme.ports.store.StoreUnavailable;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hexareme store status}: what each endpoint says of itself. */
@Command(name = "status", mixinStandardHelpOptions = true,
    description = "Show how the members are, in a table. Exit code 1 when one does not answer.")
final class StoreStatusCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Mixin
  private RemoteStore store;

  @Override
  public Integer call() {
    try (StoreClient client = store.client(spec.commandLine())) {
      List<Standing> standings = client.standings();
      StatusLayout.lines(standings, members(client, standings)).forEach(spec.commandLine().getOut()::println);
      return standings.stream().allMatch(standing -> standing.status().isPresent()) ? 0 : 1;
    }
  }

  /** For their names only. */
  private static List<Member> members(StoreClient client, List<Standing> standings) {
    if (standings.stream().noneMatch(standing -> standing.status().isPresent())) {
      return List.of();
    }
    try {
      return client.knownMembers();
    } catch (StoreUnavailable lost) {
      return List.of(); // since they answered a moment ago, the next call will tell more than this one could
    }
  }
}
