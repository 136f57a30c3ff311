package io.hexareme.core.store;

import io.hexareme.core.consensus.RaftStatus;
import io.hexareme.core.consensus.membership.MembershipChange.Kind;
import io.hexareme.core.consensus.membership.MembershipChange.Step;
import io.hexareme.core.store.command.Command;
import io.hexareme.core.store.command.Command.Change;
import io.hexareme.core.store.group.MemberIds;
import io.hexareme.core.store.log.Refusals;
import io.hexareme.ports.store.Member;
import io.hexareme.ports.store.Membership;
import io.hexareme.ports.store.MembershipResult;
import io.hexareme.ports.store.MembershipResult.Reason;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.time.Randomness;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The members, through any of them. What etcd would refuse is refused before it is proposed, by the state as it is agreed then. */
final class GroupMembers implements Membership {
  /** etcd's default: learners cost the leader as much as voters. */
  private static final int MOST_LEARNERS = 1;

  private final StoreMember member;
  private final Randomness randomness;

  GroupMembers(StoreMember member, Randomness randomness) {
    this.member = member;
    this.randomness = randomness;
  }

  @Override
  public CompletionStage<Long> clusterId() {
    return member.readHere(() -> member.applied.group().id());
  }

  @Override
  public CompletionStage<List<Member>> members(boolean serializable) {
    return serializable ? member.readHere(this::known) : member.read(this::known);
  }

  private List<Member> known() {
    return member.applied.group().members();
  }

  @Override
  public CompletionStage<MembershipResult> add(List<String> peerUrls, boolean learner) {
    return checked(() -> refusalOfUrls(0, peerUrls, learner), () -> {
      long id = MemberIds.of(peerUrls, "", Long.toHexString(randomness.nextLong()));
      return change(Kind.ADD_LEARNER, learner ? Change.ADD_LEARNER : Change.ADD_VOTER, id, peerUrls); // its vote: see Promotions
    });
  }

  @Override
  public CompletionStage<MembershipResult> remove(long id) {
    return checked(() -> unknown(id), () -> change(Kind.REMOVE, Change.REMOVE, id, List.of()));
  }

  @Override
  public CompletionStage<MembershipResult> promote(long id) {
    return checked(() -> refusalOfPromotion(id), () -> change(Kind.ADD_VOTER, Change.PROMOTE, id, List.of()));
  }

  @Override
  public CompletionStage<MembershipResult> update(long id, List<String> peerUrls) {
    return checked(() -> unknown(id) != null ? unknown(id) : refusalOfUrls(id, peerUrls, false),
        () -> member.propose(new Command.UpdateMember(id, peerUrls)));
  }

  @Override
  public CompletionStage<MembershipResult> moveLeader(long id) {
    Member target = member.applied.group().member(id);
    if (!member.log.isLeading()) return refused(Reason.NOT_LEADER, "etcdserver: not leader");
    if (target == null || target.learner()) return refused(Reason.BAD_LEADER_TRANSFEREE, "etcdserver: bad leader transferee");
    LeaderMove move = new LeaderMove(member, target);
    move.begin();
    return move.outcome();
  }

  private CompletionStage<MembershipResult> checked(Supplier<MembershipResult> refusal, Supplier<CompletionStage<MembershipResult>> act) {
    return member.read(refusal).thenCompose(refused ->
        refused != null ? CompletableFuture.completedFuture(refused) : act.get());
  }

  private CompletionStage<MembershipResult> change(Kind kind, Change change, long id, List<String> peerUrls) {
    return member.change(new Step(kind, MemberIds.name(id)), new Command.ChangeMember(change, id, peerUrls))
        .exceptionally(GroupMembers::refusal);
  }

  /** What the leader does not take on is an outcome here; that there is no answer is none. */
  private static MembershipResult refusal(Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    if (!(cause instanceof StoreUnavailable unavailable)) throw new CompletionException(cause);
    if (Refusals.CHANGE_UNDER_WAY.equals(cause.getMessage())) return new MembershipResult.Refused(Reason.CHANGE_UNDER_WAY, cause.getMessage());
    if (Refusals.LEAVES_NO_VOTER.equals(cause.getMessage())) return new MembershipResult.Refused(Reason.UNHEALTHY, cause.getMessage());
    throw unavailable;
  }

  private MembershipResult unknown(long id) {
    return member.applied.group().member(id) != null ? null : no(Reason.NOT_FOUND, "etcdserver: member not found");
  }

  private MembershipResult refusalOfUrls(long except, List<String> peerUrls, boolean learner) {
    for (Member other : known()) {
      if (other.id() != except && other.peerUrls().stream().anyMatch(peerUrls::contains)) {
        return no(Reason.PEER_URL_EXISTS, "etcdserver: Peer URLs already exists");
      }
    }
    boolean tooMany = learner && known().stream().filter(Member::learner).count() >= MOST_LEARNERS;
    return tooMany ? no(Reason.TOO_MANY_LEARNERS, "etcdserver: too many learner members in cluster") : null;
  }

  /** The leader knows how far the learner is; another member leaves that to the entry's own way through the log. */
  private MembershipResult refusalOfPromotion(long id) {
    Member learner = member.applied.group().member(id);
    if (learner == null) return unknown(id);
    if (!learner.learner()) return no(Reason.NOT_LEARNER, "etcdserver: can only promote a learner member");
    if (!member.log.isLeading()) return null;
    RaftStatus status = member.log.status();
    RaftStatus.Progress progress = status.progress().get(MemberIds.name(id));
    // etcd's measure of a learner that is in sync: nine tenths of the leader's log.
    boolean ready = progress != null && progress.recentlyActive() && progress.match() >= status.lastIndex() * 0.9;
    return ready ? null : no(Reason.LEARNER_NOT_READY, "etcdserver: can only promote a learner member which is in sync with leader");
  }

  private static CompletionStage<MembershipResult> refused(Reason reason, String message) {
    return CompletableFuture.completedFuture(no(reason, message));
  }

  private static MembershipResult no(Reason reason, String message) {
    return new MembershipResult.Refused(reason, message);
  }
}
