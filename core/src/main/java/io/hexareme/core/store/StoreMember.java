package io.hexareme.core.store;

import io.hexareme.core.consensus.membership.MembershipChange;
import io.hexareme.core.store.command.Command;
import io.hexareme.core.store.command.CommandCodec;
import io.hexareme.core.store.flaw.StoreFlaw;
import io.hexareme.core.store.group.MemberIds;
import io.hexareme.core.store.log.LogPorts;
import io.hexareme.core.store.log.MemberRemoved;
import io.hexareme.core.store.log.RaftLog;
import io.hexareme.ports.peers.PeerNetwork.Peer;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.Member;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A member: its log, the state its log leads to, and the two ways in: commands go through the log, reads wait until the state is new enough. */
final class StoreMember implements AppliedState.Consequences {
  final MemberConfig config;
  private final boolean careless; // a bug to be found: whether renewals count for nothing
  final StoreConfig settings;
  final Loop loop;
  final AppliedState applied;
  final RaftLog<Pending<?>> log;
  private final Consumer<Throwable> onFailure;
  private final HashChecks hashChecks;
  private final Promotions promotions;
  private final Quota quota;

  StoreMember(MemberConfig config, StoreConfig settings, LogPorts ports, Consumer<Throwable> onFailure) {
    this.config = config;
    this.careless = settings.flaws().contains(StoreFlaw.PAUSED_LEADER_ENDS_LEASES);
    this.settings = settings;
    this.loop = ports.loop();
    this.onFailure = onFailure;
    this.applied = new AppliedState(loop, settings, this);
    this.log = new RaftLog<>(config.raft(), settings.log(), ports, applied, settings.flaws());
    this.hashChecks = new HashChecks(this);
    this.promotions = new Promotions(this);
    this.quota = new Quota(this);
  }

  /** The first turn: what is known to be agreed is applied. */
  void begin() {
    if (applied.unavailable() != null) return;
    reachOthers();
    if (applied.group().isCorrupt(id())) hashChecks.stop();
    else new Publication(this).begin();
  }

  long id() {
    return config.self().id();
  }

  <R> CompletionStage<R> propose(Command<R> command) {
    return propose(command, CommandCodec.encode(command));
  }

  <R> CompletionStage<R> propose(Command<R> command, Bytes bytes) {
    Pending<R> pending = new Pending<>(command, new CompletableFuture<>());
    log.propose(bytes, pending);
    return pending.answer();
  }

  /** Changes who takes part, in Raft and in the registry, by one entry of the log. */
  <R> CompletionStage<R> change(MembershipChange.Step step, Command<R> command) {
    Pending<R> pending = new Pending<>(command, new CompletableFuture<>());
    log.change(List.of(step), CommandCodec.encode(command), pending);
    return pending.answer();
  }

  /** Linearizable: answers once the applied state has all that was acknowledged before. */
  <R> CompletionStage<R> read(Supplier<R> answer) {
    if (log.isCurrent()) return CompletableFuture.completedFuture(answer.get());
    CompletableFuture<R> future = new CompletableFuture<>();
    log.read(why -> {
      if (why != null) future.completeExceptionally(why);
      else future.complete(answer.get());
    });
    return future;
  }

  /** From what is applied here, however old it is. */
  <R> CompletionStage<R> readHere(Supplier<R> answer) {
    StoreUnavailable cause = applied.unavailable();
    return cause == null ? CompletableFuture.completedFuture(answer.get()) : CompletableFuture.failedFuture(cause);
  }

  /** Tells the network where the other members are: by the registry, and until there is one, by what this member was told. */
  void reachOthers() {
    List<Member> known = applied.group().members();
    // A registry from before this member was added may not name the one who leads now: whom it was told of counts as well.
    boolean early = known.stream().noneMatch(member -> member.id() == id());
    List<Member> members = early && config.joins() ? together(known, config.members()) : known.isEmpty() ? config.members() : known;
    log.peers(members.stream().filter(member -> member.id() != id())
        .map(member -> new Peer(MemberIds.name(member.id()), member.peerUrls())).toList());
  }

  private static List<Member> together(List<Member> known, List<Member> told) {
    List<Member> all = new ArrayList<>(known);
    told.stream().filter(member -> known.stream().noneMatch(other -> other.id() == member.id())).forEach(all::add);
    return all;
  }

  @Override
  public void expired(long lease) {
    Command<LeaseResult> end = careless ? new Command.RevokeLease(lease) : new Command.ExpireLease(lease, applied.state().renewals(lease));
    propose(end).whenComplete((result, cause) -> {
      if (cause != null) applied.retryExpiry(lease);
    });
  }

  @Override
  public void leads() {
    quota.check();
    promotions.look();
  }

  @Override
  public void revision(long revision) {
    hashChecks.revision(revision);
    quota.check();
  }

  @Override
  public void group(Command.Group<?> command) {
    switch (command) {
      case null -> {
        reachOthers();
        promotions.look();
      }
      case Command.ChangeMember change -> changed(change);
      case Command.UpdateMember update -> reachOthers();
      case Command.PublishMember publish -> {}
      case Command.SwitchAlarm alarm -> {}
      case Command.CheckHash check -> hashChecks.heard(check);
    }
  }

  private void changed(Command.ChangeMember change) {
    if (change.change() == Command.Change.REMOVE) {
      if (change.id() == id()) log.stop(new MemberRemoved());
      else log.tellRemoved(MemberIds.name(change.id()));
    }
    reachOthers();
    promotions.look();
  }

  @Override
  public void failed(Throwable cause) {
    onFailure.accept(cause);
  }
}
