package io.hexareme.core.store;

import io.hexareme.core.consensus.RaftStatus;
import io.hexareme.core.store.command.Command;
import io.hexareme.core.store.group.MemberIds;
import io.hexareme.core.store.mvcc.Mvcc;
import io.hexareme.ports.store.Maintenance;
import io.hexareme.ports.store.Member;
import io.hexareme.ports.store.StoreImage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What an operator asks of this member. All but alarms is answered from what the member has, with or without a majority. */
final class MemberMaintenance implements Maintenance {
  /** The version of etcd whose API and behaviour this is. */
  private static final String VERSION = "3.4.23";

  private final StoreMember member;

  MemberMaintenance(StoreMember member) {
    this.member = member;
  }

  @Override
  public CompletionStage<Status> status() {
    return member.readHere(() -> {
      RaftStatus raft = member.log.status();
      Member self = member.applied.group().member(member.id());
      long bytes = member.applied.contentBytes();
      return new Status(member.id(), MemberIds.id(raft.leader()), self != null && self.learner(), VERSION, bytes, bytes,
          member.applied.state().revision(), raft.term(), raft.lastIndex(), member.log.applied(), errors(raft));
    });
  }

  private List<String> errors(RaftStatus raft) {
    List<String> errors = new ArrayList<>();
    if (raft.leader().isEmpty()) errors.add("etcdserver: no leader");
    for (Alarm alarm : member.applied.group().alarms()) errors.add("memberID:" + Long.toUnsignedString(alarm.member()) + " alarm:" + alarm.kind() + " ");
    return errors;
  }

  @Override
  public CompletionStage<HashResult> hash(long revision) {
    return member.readHere(() -> {
      Mvcc state = member.applied.state();
      long wanted = revision == 0 ? state.revision() : revision;
      if (wanted > state.revision()) return new HashResult.FutureRevision(state.revision());
      if (wanted < state.compacted()) return new HashResult.Compacted(state.compacted());
      return new HashResult.Hashed(state.hash(wanted), wanted, state.compacted());
    });
  }

  @Override
  public CompletionStage<StoreImage> image() {
    return member.readHere(() -> member.applied.state().image());
  }

  /** Nothing to do: files are whole segments, and those that are not needed go with each snapshot. */
  @Override
  public CompletionStage<Void> defragment() {
    return member.readHere(() -> null);
  }

  @Override
  public CompletionStage<List<Alarm>> alarms() {
    return member.read(() -> member.applied.group().alarms());
  }

  @Override
  public CompletionStage<List<Alarm>> alarm(Alarm alarm, boolean raised) {
    return member.propose(new Command.SwitchAlarm(alarm, raised));
  }
}
