package io.hexareme.core.store;

import io.hexareme.core.store.command.Command;
import io.hexareme.ports.store.Member;
import java.time.Duration;

/** Lets the group know this member's name and where clients reach it: after its start, until the registry says so. */
final class Publication {
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration AGAIN = Duration.ofMillis(500);

  private final StoreMember member;

  Publication(StoreMember member) {
    this.member = member;
  }

  void begin() {
    if (!isDone()) again(FIRST);
  }

  private boolean isDone() {
    Member self = member.config.self();
    Member known = member.applied.group().member(member.id());
    return known != null && known.name().equals(self.name()) && known.clientUrls().equals(self.clientUrls());
  }

  private void again(Duration delay) {
    member.loop.after(delay, this::attempt);
  }

  private void attempt() {
    if (member.applied.unavailable() != null || isDone()) return;
    Member self = member.config.self();
    member.propose(new Command.PublishMember(self.id(), self.name(), self.clientUrls()))
        .whenComplete((known, cause) -> again(AGAIN)); // finds itself done if it was heard
  }
}
