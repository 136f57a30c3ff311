package io.hexareme.core.store.log;

import io.hexareme.core.consensus.membership.MembershipChange;
import io.hexareme.ports.value.Bytes;

/** A command on its way. Where it is in the log is known once this member, as the leader, put it there. */
final class Proposal<C> {
  final Bytes command;
  /** Null for an ordinary command. */
  final MembershipChange change;
  final C context;
  /** When its outcome is given up on, in the loop's time. */
  final long deadline;
  /** Its number in the envelope, when it was sent to another leader. */
  long sequence;
  long index;
  long term;

  Proposal(Bytes command, MembershipChange change, C context, long deadline) {
    this.command = command;
    this.change = change;
    this.context = context;
    this.deadline = deadline;
  }

  /** The change of the group with other words about it. */
  MembershipChange changeWith(Bytes context) {
    return new MembershipChange(change.steps(), context);
  }
}
