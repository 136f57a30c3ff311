package io.hexareme.core.consensus.wire;

import io.hexareme.core.consensus.Message;
import io.hexareme.core.consensus.membership.MembershipEntry;
import io.hexareme.core.consensus.octets.OctetReader;
import io.hexareme.core.consensus.octets.OctetWriter;
import io.hexareme.ports.value.Bytes;

/** Messages to bytes and back. */
public final class MessageCodec {
  static final int VERSION = 1;

  private static final int REQUEST_VOTE = 1;
  private static final int VOTE = 2;
  private static final int APPEND = 3;
  private static final int APPEND_ANSWER = 4;
  private static final int HEARTBEAT = 5;
  private static final int HEARTBEAT_ANSWER = 6;
  private static final int INSTALL_SNAPSHOT = 7;
  private static final int INSTALL_SNAPSHOT_ANSWER = 8;
  private static final int READ_INDEX = 9;
  private static final int READ_INDEX_ANSWER = 10;
  private static final int TIMEOUT_NOW = 11;

  /** What a message takes beside its payload, names included; a guess. */
  private static final int HEAD = 96;

  private MessageCodec() {}

  public static Bytes encode(Message message) {
    OctetWriter out = switch (message) {
      case Message.RequestVote m -> head(HEAD, REQUEST_VOTE, m).flag(m.pre()).flag(m.transfer()).number(m.lastIndex()).number(m.lastTerm());
      case Message.Vote m -> head(HEAD, VOTE, m).flag(m.pre()).flag(m.granted());
      case Message.Append m -> EntriesCodec.write(head(HEAD + EntriesCodec.size(m.entries()), APPEND, m)
          .number(m.prevIndex()).number(m.prevTerm()).number(m.commit()), m.prevIndex(), m.entries());
      case Message.AppendAnswer m -> head(HEAD, APPEND_ANSWER, m).flag(m.rejected()).number(m.index()).number(m.hintIndex())
          .number(m.hintTerm()).number(m.recovery());
      case Message.Heartbeat m -> head(HEAD, HEARTBEAT, m).number(m.commit()).number(m.round()).number(m.recovered());
      case Message.HeartbeatAnswer m -> head(HEAD, HEARTBEAT_ANSWER, m).number(m.round()).number(m.recovery());
      case Message.InstallSnapshot m -> snapshot(m);
      case Message.InstallSnapshotAnswer m -> head(HEAD, INSTALL_SNAPSHOT_ANSWER, m).number(m.index()).number(m.received());
      case Message.ReadIndex m -> head(HEAD, READ_INDEX, m).number(m.ticket());
      case Message.ReadIndexAnswer m -> head(HEAD, READ_INDEX_ANSWER, m).number(m.ticket()).number(m.index());
      case Message.TimeoutNow m -> head(HEAD, TIMEOUT_NOW, m);
    };
    return out.done();
  }

  private static OctetWriter head(int size, int kind, Message message) {
    return new OctetWriter(size).octet(VERSION).octet(kind).text(message.from()).text(message.to()).number(message.term());
  }

  private static OctetWriter snapshot(Message.InstallSnapshot m) {
    OctetWriter out = head(HEAD * 2 + m.chunk().length(), INSTALL_SNAPSHOT, m).number(m.index()).number(m.snapshotTerm());
    MembershipEntry.write(out, m.membership());
    return out.number(m.sequence()).flag(m.last()).bytes(m.chunk());
  }

  /** @throws IllegalArgumentException when the bytes are no message of this version; says why. Nothing else is ever thrown */
  public static Message decode(Bytes bytes) {
    OctetReader in = new OctetReader(bytes);
    int version = in.octet();
    if (version != VERSION) throw new IllegalArgumentException("a message of version " + version + " is not known here");
    Message message = body(in, in.octet(), in.text(), in.text(), in.notNegative());
    in.end();
    return message;
  }

  private static Message body(OctetReader in, int kind, String from, String to, long term) {
    return switch (kind) {
      case REQUEST_VOTE -> new Message.RequestVote(from, to, term, in.flag(), in.flag(), in.notNegative(), in.notNegative());
      case VOTE -> new Message.Vote(from, to, term, in.flag(), in.flag());
      case APPEND -> append(in, from, to, term);
      case APPEND_ANSWER -> new Message.AppendAnswer(
          from, to, term, in.flag(), in.notNegative(), in.notNegative(), in.notNegative(), in.number());
      case HEARTBEAT -> new Message.Heartbeat(from, to, term, in.notNegative(), in.notNegative(), in.number());
      case HEARTBEAT_ANSWER -> new Message.HeartbeatAnswer(from, to, term, in.notNegative(), in.number());
      case INSTALL_SNAPSHOT -> new Message.InstallSnapshot(from, to, term, in.notNegative(), in.notNegative(),
          MembershipEntry.readMembership(in), in.notNegative(), in.flag(), in.bytes());
      case INSTALL_SNAPSHOT_ANSWER -> new Message.InstallSnapshotAnswer(from, to, term, in.notNegative(), in.notNegative());
      case READ_INDEX -> new Message.ReadIndex(from, to, term, in.number());
      case READ_INDEX_ANSWER -> new Message.ReadIndexAnswer(from, to, term, in.number(), in.notNegative());
      case TIMEOUT_NOW -> new Message.TimeoutNow(from, to, term);
      default -> throw new IllegalArgumentException("a message of kind " + kind + " is not known here");
    };
  }

  private static Message append(OctetReader in, String from, String to, long term) {
    long prevIndex = in.notNegative();
    long prevTerm = in.notNegative();
    long commit = in.notNegative();
    return new Message.Append(from, to, term, prevIndex, prevTerm, EntriesCodec.read(in, prevIndex, prevTerm, term), commit);
  }
}
