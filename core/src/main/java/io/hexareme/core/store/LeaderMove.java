package io.hexareme.core.store;

import io.hexareme.core.consensus.Output.Refusal;
import io.hexareme.core.store.group.MemberIds;
import io.hexareme.ports.store.Member;
import io.hexareme.ports.store.MembershipResult;
import io.hexareme.ports.store.MembershipResult.Reason;
import io.hexareme.ports.store.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A planned change of leader: asked for once, then looked out for. */
final class LeaderMove {
  private static final Duration LOOK = Duration.ofMillis(5);

  private final StoreMember member;
  private final Member target;
  private final CompletableFuture<MembershipResult> outcome = new CompletableFuture<>();
  private long deadline;

  LeaderMove(StoreMember member, Member target) {
    this.member = member;
    this.target = target;
  }

  CompletionStage<MembershipResult> outcome() {
    return outcome;
  }

  void begin() {
    deadline = member.loop.nanos() + member.settings.log().patience().toNanos();
    if (target.id() != member.id()) member.log.transferLeadership(MemberIds.name(target.id()), this::refused);
    look();
  }

  private void refused(Refusal why) {
    outcome.complete(switch (why) {
      case NOT_LEADER -> new MembershipResult.Refused(Reason.NOT_LEADER, "etcdserver: not leader");
      case INVALID -> new MembershipResult.Refused(Reason.BAD_LEADER_TRANSFEREE, "etcdserver: bad leader transferee");
      case TRANSFERRING, CHANGE_UNDER_WAY, TOO_MUCH_UNCOMMITTED -> new MembershipResult.Refused(Reason.UNHEALTHY, "etcdserver: unhealthy cluster");
    });
  }

  private void look() {
    if (outcome.isDone()) return;
    if (member.applied.unavailable() != null) {
      outcome.completeExceptionally(member.applied.unavailable());
    } else if (MemberIds.id(member.log.leader()) == target.id()) {
      outcome.complete(new MembershipResult.Changed(target, member.applied.group().members()));
    } else if (member.loop.nanos() - deadline > 0) {
      outcome.completeExceptionally(new StoreUnavailable("etcdserver: request timed out, leader transfer took too long", null));
    } else {
      member.loop.after(LOOK, this::look);
    }
  }
}
