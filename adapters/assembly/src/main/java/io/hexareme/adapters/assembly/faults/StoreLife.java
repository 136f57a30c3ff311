package io.hexareme.adapters.assembly.faults;

import io.hexareme.core.store.EmbeddedStore;
import io.hexareme.ports.store.Maintenance.Status;
import io.hexareme.ports.store.MembershipResult;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreImage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The store of one life of a member. What changes something is to be called on the member's loop. */
public final class StoreLife {
  private final EmbeddedStore store;
  private final MemberNames names;

  StoreLife(EmbeddedStore store, MemberNames names) {
    this.store = store;
    this.names = names;
  }

  public Store store() {
    return store;
  }

  /** Whether it believes that it leads. */
  public boolean leads() {
    return store.isLeading();
  }

  /** Empty once the store has failed. */
  Optional<Status> status() {
    return answer(store.maintenance().status());
  }

  public long term() {
    return status().map(Status::term).orElse(0L);
  }

  /** The name of the leader's machine; empty when it knows of none. */
  public String leader() {
    return status().map(status -> names.print(status.leader())).orElse("");
  }

  public long revision() {
    return store.appliedRevision();
  }

  /** Its content now, as far as it can tell. */
  public Optional<StoreImage> image() {
    return answer(store.maintenance().image());
  }

  /** The machines of those who take part, as far as it knows. */
  List<String> participants() {
    return answer(store.membership().members(true)).orElse(List.of()).stream().map(member -> names.print(member.id())).toList();
  }

  private static <R> Optional<R> answer(CompletionStage<R> stage) {
    CompletableFuture<R> future = stage.toCompletableFuture();
    return future.isDone() && !future.isCompletedExceptionally() ? Optional.ofNullable(future.join()) : Optional.empty();
  }

  // --- the group ---

  void addLearner(SimulatedMember member, Consumer<Boolean> then) {
    add(member, true, then);
  }

  void addVoter(SimulatedMember member, Consumer<Boolean> then) {
    add(member, false, then);
  }

  private void add(SimulatedMember member, boolean learner, Consumer<Boolean> then) {
    store.membership().add(MemberNames.urls(member.id()), learner).whenComplete((result, failure) -> {
      if (result instanceof MembershipResult.Changed changed) names.joins(member.id(), changed.member(), changed.members());
      then.accept(result instanceof MembershipResult.Changed);
    });
  }

  void promote(SimulatedMember member, Consumer<Boolean> then) {
    changed(store.membership().promote(names.idOf(member.id())), then);
  }

  void remove(SimulatedMember member, Consumer<Boolean> then) {
    changed(store.membership().remove(names.idOf(member.id())), then);
  }

  void moveLeader(SimulatedMember member) {
    changed(store.membership().moveLeader(names.idOf(member.id())), done -> { });
  }

  private static void changed(CompletionStage<MembershipResult> stage, Consumer<Boolean> then) {
    stage.whenComplete((result, failure) -> then.accept(result instanceof MembershipResult.Changed));
  }
}
