package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.StoreClient;
import io.hexareme.ports.store.MembershipResult;
import picocli.CommandLine.Command;

/** {@code hexareme store promote MEMBER}. */
@Command(name = "promote", mixinStandardHelpOptions = true, description = "Give a learner that has caught up a vote.")
final class StorePromoteCommand extends StoreMemberCommand {
  @Override
  MembershipResult ask(StoreClient client, long id) {
    return client.promote(id);
  }

  @Override
  String done(String name) {
    return name + " has a vote now";
  }
}
