package io.hexareme.core.store.command;

import io.hexareme.ports.store.CompactResult;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.Maintenance.Alarm;
import io.hexareme.ports.store.MembershipResult;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.TxnResult;
import java.util.List;

/**
 * A change to the store as the log carries it; what it comes to depends on the state it meets and on nothing else.
 *
 * @param <R> its result
 */
public sealed interface Command<R> {

  /** A change of the content. */
  sealed interface Content<R> extends Command<R> {}

  /** A change of what the members know of each other. */
  sealed interface Group<R> extends Command<R> {}

  record Transact(Txn txn) implements Content<TxnResult> {}

  record Compact(long revision) implements Content<CompactResult> {}

  /** {@code id} 0: the state machine chooses. */
  record GrantLease(long id, long ttlSeconds) implements Content<LeaseResult> {}

  record RevokeLease(long id) implements Content<LeaseResult> {}

  record KeepLeaseAlive(long id) implements Content<LeaseResult> {}

  /**
   * The lease's time ran out, as one member's clock saw it. It holds only if the lease was not kept alive since: {@code
   * renewals} is the count the proposer judged by, so a keep-alive that reached the log first wins.
   */
  record ExpireLease(long id, long renewals) implements Content<LeaseResult> {}

  /** The member has started: this is its name, and there clients reach it. */
  record PublishMember(long id, String name, List<String> clientUrls) implements Group<Boolean> {
    public PublishMember {
      clientUrls = List.copyOf(clientUrls);
    }
  }

  /** Where the others reach the member. */
  record UpdateMember(long id, List<String> peerUrls) implements Group<MembershipResult> {
    public UpdateMember {
      peerUrls = List.copyOf(peerUrls);
    }
  }

  /** Goes with a change of the Raft group: what the registry is to say of it. {@code peerUrls} is empty but for a member that is new. */
  record ChangeMember(Change change, long id, List<String> peerUrls) implements Group<MembershipResult> {
    public ChangeMember {
      peerUrls = List.copyOf(peerUrls);
    }
  }

  enum Change { ADD_VOTER, ADD_LEARNER, PROMOTE, REMOVE }

  /** Gives the alarms that changed. Member 0: all members (only to end alarms). */
  record SwitchAlarm(Alarm alarm, boolean raised) implements Group<List<Alarm>> {}

  /**
   * One member's figure of the content up to {@code revision}. The others follow with theirs; whose differs from the majority's is
   * corrupt. Gives whether a verdict was reached by it.
   */
  record CheckHash(long member, long revision, long hash) implements Group<Boolean> {}
}
