package io.hexareme.core.store.log;

import io.hexareme.core.consensus.Output.Refusal;
import io.hexareme.ports.peers.PeerNetwork;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Both ends of a proposal's way to the leader. As a follower: puts proposals into envelopes and a frame, and sends that once. As the leader:
 * takes each frame at most once ({@link Accepted}) and keeps it until it goes into the log, or back.
 */
final class Forwarding<C> {
  private final PeerNetwork network;
  private final Proposals<C> proposals;
  private final Accepted accepted = new Accepted();
  private final ArrayDeque<Guest> guests = new ArrayDeque<>();

  /** A frame that waits to be put into the log. */
  record Guest(String from, Frame.Forward frame) {}

  Forwarding(PeerNetwork network, Proposals<C> proposals) {
    this.network = network;
    this.proposals = proposals;
  }

  void lead(long term) {
    accepted.lead(term);
  }

  void send(Leadership to, List<Proposal<C>> batch) {
    long first = proposals.forward(batch, to.term());
    long sequence = first;
    boolean change = batch.getFirst().change != null;
    List<Bytes> payloads = new ArrayList<>(batch.size());
    for (Proposal<C> proposal : batch) {
      Bytes inEnvelope = new Envelope(proposals.life(), sequence++).around(proposal.command);
      payloads.add(change ? ChangeCodec.encode(proposal.changeWith(inEnvelope)) : inEnvelope);
    }
    network.send(to.leader(), new Frame.Forward(to.term(), proposals.life(), first, change, payloads).encode());
  }

  /** Another member has sent a frame here. */
  void received(String from, Frame.Forward frame, Leadership now) {
    if (frame.payloads().isEmpty()) return;
    if (now.leading() && now.term() == frame.term()) {
      if (accepted.take(frame)) guests.add(new Guest(from, frame));
    } else if (accepted.neverTook(frame)) {
      refuse(new Guest(from, frame), Frame.Reason.NOT_LEADING);
    }
  }

  boolean anyGuests() {
    return !guests.isEmpty();
  }

  /** The frames that go together: up to about so many bytes of commands, or a single change of the group. */
  List<Guest> take(long maxBytes) {
    List<Guest> batch = new ArrayList<>();
    long bytes = 0;
    while (!guests.isEmpty() && (batch.isEmpty() || bytes < maxBytes && !guests.peek().frame.change())) {
      Guest next = guests.poll();
      batch.add(next);
      for (Bytes payload : next.frame.payloads()) bytes += payload.length();
      if (next.frame.change()) break;
    }
    return batch;
  }

  void refuse(Guest guest, Frame.Reason reason) {
    Frame.Forward frame = guest.frame;
    network.send(guest.from, new Frame.Refused(frame.life(), frame.first(), frame.payloads().size(), reason).encode());
  }

  /** This member leads no more: what is not in its log never will be by it. */
  void refuseAll() {
    while (!guests.isEmpty()) refuse(guests.poll(), Frame.Reason.NOT_LEADING);
  }

  static Frame.Reason reason(Refusal refusal) {
    return switch (refusal) {
      case NOT_LEADER, TRANSFERRING -> Frame.Reason.NOT_LEADING;
      case TOO_MUCH_UNCOMMITTED -> Frame.Reason.TOO_MUCH;
      case CHANGE_UNDER_WAY -> Frame.Reason.CHANGE_UNDER_WAY;
      case INVALID -> Frame.Reason.INVALID;
    };
  }
}
