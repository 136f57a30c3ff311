package io.hexareme.core.store.log;

import io.hexareme.core.consensus.Input;
import io.hexareme.core.consensus.Output;
import io.hexareme.core.store.log.Forwarding.Guest;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Gives what waits to whoever leads. What this member leads itself waits until its disk is free, so that the next write has all of it; what
 * another leads goes out at once.
 */
final class ProposalFlow<C> {
  private final long maxBatchBytes;
  private final Proposals<C> proposals;
  private final Forwarding<C> forwarding;
  private final DiskWriter disk;
  private final Function<Input, Output> raft;
  private boolean held;

  /** Makes one, given the disk of what this member leads and a way to step Raft. */
  interface Making<C> {
    ProposalFlow<C> make(DiskWriter disk, Function<Input, Output> raft);
  }

  ProposalFlow(long maxBatchBytes, Proposals<C> proposals, Forwarding<C> forwarding, DiskWriter disk, Function<Input, Output> raft) {
    this.maxBatchBytes = maxBatchBytes;
    this.proposals = proposals;
    this.forwarding = forwarding;
    this.disk = disk;
    this.raft = raft;
  }

  /** Whoever was taken for the leader takes no proposals: not before a tick, or a change of leaders. */
  void hold() {
    held = true;
  }

  /** The leader may take proposals again. */
  void release() {
    held = false;
  }

  /** Gives the next batch away. Null when there is none to be given now, or nothing came of it yet. */
  Output next(Leadership leadership) {
    if (held || !leadership.hasLeader()) return null;
    if (leadership.leading()) return disk.isTaken() ? null : lead();
    while (proposals.anyWaiting()) forwarding.send(leadership, proposals.take(maxBatchBytes));
    return null;
  }

  private Output lead() {
    if (proposals.changeIsNext()) {
      List<Proposal<C>> own = proposals.take(maxBatchBytes);
      return lead(new Input.ProposeMembership(own.getFirst().change), own, List.of());
    }
    List<Guest> guests = forwarding.take(maxBatchBytes);
    if (!guests.isEmpty() && guests.getFirst().frame().change()) {
      return lead(new Input.ProposeMembership(ChangeCodec.decode(guests.getFirst().frame().payloads().getFirst())), List.of(), guests);
    }
    List<Proposal<C>> own = proposals.take(maxBatchBytes);
    if (own.isEmpty() && guests.isEmpty()) return null;
    List<Bytes> commands = new ArrayList<>(own.size());
    for (Proposal<C> proposal : own) commands.add(proposal.command);
    for (Guest guest : guests) commands.addAll(guest.frame().payloads());
    return lead(new Input.Propose(commands), own, guests);
  }

  private Output lead(Input input, List<Proposal<C>> own, List<Guest> guests) {
    Output output = raft.apply(input);
    if (output.refusal() == null) {
      proposals.led(own, output.entries());
      return output;
    }
    Frame.Reason reason = Forwarding.reason(output.refusal());
    for (Guest guest : guests) forwarding.refuse(guest, reason);
    String why = Refusals.text(reason);
    if (why == null) {
      proposals.giveBack(own);
      held = true;
    } else {
      for (Proposal<C> proposal : own) proposals.refuse(proposal, why);
    }
    return output;
  }
}
