package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.StoreClient;
import io.hexareme.ports.store.MembershipResult;
import picocli.CommandLine.Command;

/** {@code hexareme store remove MEMBER}. */
@Command(name = "remove", mixinStandardHelpOptions = true, description = "Remove a member for good. It stops; its data is of no use any more.")
final class StoreRemoveCommand extends StoreMemberCommand {
  @Override
  MembershipResult ask(StoreClient client, long id) {
    return client.remove(id);
  }

  @Override
  String done(String name) {
    return "removed " + name;
  }
}
