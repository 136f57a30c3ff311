package io.hexareme.adapters.assembly;

import io.hexareme.ports.store.Member;
import io.hexareme.ports.store.Membership;
import io.hexareme.ports.time.Loop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Waits until the group's registry, as this member has it, has this member. A founding member has it from the beginning; one that joins gets
 * it from the others; and a directory of another group never will. Before that nobody can be served: not even the group's id is known.
 */
final class Enrolment {
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final int LOOKS_BEFORE_WORD = 150;

  private final MemberIdentity identity;
  private final Loop loop;
  private final Membership membership;
  private final Path data;
  private final Consumer<String> notices;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private int looks;

  Enrolment(MemberIdentity identity, Loop loop, Membership membership, Path data, Consumer<String> notices) {
    this.identity = identity;
    this.loop = loop;
    this.membership = membership;
    this.data = data;
    this.notices = notices;
  }

  /** Fails with {@link IllegalStateException} when it can never be. */
  CompletableFuture<Void> begin() {
    loop.execute(this::look);
    return done;
  }

  private void look() {
    membership.members(true).whenComplete((members, failure) -> {
      if (failure != null) {
        done.completeExceptionally(failure);
      } else if (members.stream().anyMatch(member -> member.id() == identity.id())) {
        done.complete(null);
      } else if (identity.founded() && !members.isEmpty()) {
        done.completeExceptionally(new IllegalStateException(data + " does not have the data of member " + identity.name() + " of this group: "
            + "it belongs to " + names(members) + ", or the member was removed"));
      } else if (!done.isDone()) {
        again();
      }
    });
  }

  private void again() {
    if (++looks == LOOKS_BEFORE_WORD) {
      notices.accept("member " + identity.name() + " waits for the group to reach it");
    }
    loop.after(LOOK, this::look);
  }

  private static String names(List<Member> members) {
    return String.join(", ", members.stream().map(member -> member.name().isEmpty() ? StoreClient.name(member.id()) : member.name()).toList());
  }
}
