package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.StoreClient;
import io.hexareme.ports.store.MembershipResult;
import picocli.CommandLine.Command;

/** {@code hexareme store move-leader MEMBER}. */
@Command(name = "move-leader", mixinStandardHelpOptions = true, description = "Hand leadership to another member.")
final class StoreMoveLeaderCommand extends StoreMemberCommand {
  @Override
  MembershipResult ask(StoreClient client, long id) {
    return client.moveLeader(id);
  }

  @Override
  String done(String name) {
    return name + " leads now";
  }
}
