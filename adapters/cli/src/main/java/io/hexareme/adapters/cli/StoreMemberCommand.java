package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.StoreClient;
import io.hexareme.ports.store.Member;
import io.hexareme.ports.store.MembershipResult;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command about one member that a running group has. */
abstract class StoreMemberCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Mixin
  private RemoteStore store;

  @Parameters(paramLabel = "MEMBER", description = "Its name or its id.")
  private String member;

  /** Asks the group for it. */
  abstract MembershipResult ask(StoreClient client, long id);

  /** What to say when it is done. @param name of the member, with its id */
  abstract String done(String name);

  @Override
  public final Integer call() {
    try (StoreClient client = store.client(spec.commandLine())) {
      Member found = RemoteStore.named(client.members(), member);
      RemoteStore.changed(ask(client, found.id()));
      spec.commandLine().getOut().println(done(RemoteStore.words(found)));
      return 0;
    }
  }
}
