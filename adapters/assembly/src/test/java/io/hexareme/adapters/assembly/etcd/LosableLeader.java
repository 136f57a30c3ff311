package io.hexareme.adapters.assembly.etcd;

import io.hexareme.ports.store.Maintenance;
import io.hexareme.ports.store.StoreImage;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A member's maintenance that can be made to believe that there is no leader. */
final class LosableLeader implements Maintenance {
  private final Maintenance member;
  private boolean lost;

  LosableLeader(Maintenance member) {
    this.member = member;
  }

  void lose() {
    lost = true;
  }

  @Override
  public CompletionStage<Status> status() {
    return member.status().thenApply(status -> lost ? without(status) : status);
  }

  private static Status without(Status was) {
    return new Status(was.member(), 0, was.learner(), was.version(), was.storageBytes(), was.neededBytes(), was.revision(), was.term(),
        was.raftIndex(), was.appliedIndex(), was.errors());
  }

  @Override
  public CompletionStage<HashResult> hash(long revision) {
    return member.hash(revision);
  }

  @Override
  public CompletionStage<StoreImage> image() {
    return member.image();
  }

  @Override
  public CompletionStage<Void> defragment() {
    return member.defragment();
  }

  @Override
  public CompletionStage<List<Alarm>> alarms() {
    return member.alarms();
  }

  @Override
  public CompletionStage<List<Alarm>> alarm(Alarm alarm, boolean raised) {
    return member.alarm(alarm, raised);
  }
}
