package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.StoreClient;
import io.hexareme.ports.store.Member;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hexareme store move-leader MEMBER}. */
@Command(name = "move-leader", mixinStandardHelpOptions = true, description = "Hand leadership to another member.")
final class StoreMoveLeaderCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Mixin
  private RemoteStore store;

  @Parameters(paramLabel = "MEMBER", description = "Its name or its id.")
  private String member;

  @Override
  public Integer call() {
    try (StoreClient client = store.client(spec.commandLine())) {
      Member found = RemoteStore.named(client.members(), member);
      RemoteStore.changed(client.moveLeader(found.id()));
      spec.commandLine().getOut().println(RemoteStore.words(found) + " leads now");
      return 0;
    }
  }
}
