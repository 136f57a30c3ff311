package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.StoreClient;
import io.hexareme.ports.store.Member;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hexareme store add --peer URL}: lets the group know of a member that is to join it. */
@Command(name = "add", mixinStandardHelpOptions = true,
    description = "Add a member that does not run yet; start it afterwards with \"hexareme store … --join URL\".")
final class StoreAddCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Mixin
  private RemoteStore store;

  @Option(names = "--peer", required = true, paramLabel = "HOST:PORT", description = "Where the new member will listen for the others.")
  private String peer;

  @Option(names = "--learner", description = "It receives everything but has no vote until it is promoted.")
  private boolean learner;

  @Override
  public Integer call() {
    URI url = Endpoints.address(spec.commandLine(), "--peer", peer, store.isSecured() ? "https" : "http");
    try (StoreClient client = store.client(spec.commandLine())) {
      Member added = RemoteStore.changed(client.add(url, learner));
      spec.commandLine().getOut().println("added " + (learner ? "learner " : "member ") + StoreClient.name(added.id()) + " at " + url
          + "; it gets everything as soon as it runs" + (learner ? "" : ", and then its vote"));
      return 0;
    }
  }
}
