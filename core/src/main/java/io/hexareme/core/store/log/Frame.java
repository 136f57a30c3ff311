package io.hexareme.core.store.log;

import io.hexareme.core.store.command.ByteReader;
import io.hexareme.core.store.command.ByteWriter;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** What members say to each other beside Raft. Told apart from Raft's messages by the first octet, whose upper half is all ones. */
sealed interface Frame {

  /**
   * Proposals for the leader of {@code term}, each in its {@link Envelope}. A frame is sent once, and good for that one leader in that one
   * term, who remembers which it took: so no copy of it can be taken twice.
   *
   * @param first the first one's sequence; the others' follow without a gap
   * @param change whether it is one change of the group, as {@link ChangeCodec} writes it
   */
  record Forward(long term, long life, long first, boolean change, List<Bytes> payloads) implements Frame {}

  /** That frame was not taken on, and never will be. */
  record Refused(long life, long first, int count, Reason reason) implements Frame {}

  /** Asks how long the way to the other member and back is. */
  record Ping(long nanos) implements Frame {}

  record Pong(long nanos) implements Frame {}

  /** That member was removed from the group. It names whom it means, because it ends a member for good. */
  record Removed(String id) implements Frame {}

  /**
   * What a member of a group that may be new knows of its founding: see {@link Founders}.
   *
   * @param disk its disk's number while its part in the founding is not proven; else 0
   * @param untouched whether there is nothing on that disk but its number
   * @param disks while untouched: those it has heard the same of, itself included; from a member with data: what was proven, as far as it
   *     remembers
   */
  record Founder(long disk, boolean untouched, SortedMap<String, Long> disks) implements Frame {}

  /** Why a frame was not taken on. NOT_LEADING: try the leader of a later term. */
  enum Reason { NOT_LEADING, TOO_MUCH, CHANGE_UNDER_WAY, INVALID }

  int FORWARD = 0xf1;
  int REFUSED = 0xf2;
  int PING = 0xf3;
  int PONG = 0xf4;
  int REMOVED = 0xf5;
  int FOUNDER = 0xf6;

  static boolean isOne(Bytes bytes) {
    return bytes.length() > 0 && (bytes.array()[0] & 0xf0) == 0xf0;
  }

  default Bytes encode() {
    return switch (this) {
      case Forward f -> encode(f);
      case Refused r -> new ByteWriter(40).octet(REFUSED).number(r.life).number(r.first).number(r.count).octet(r.reason.ordinal()).done();
      case Ping p -> new ByteWriter(16).octet(PING).number(p.nanos).done();
      case Pong p -> new ByteWriter(16).octet(PONG).number(p.nanos).done();
      case Removed r -> new ByteWriter(32).octet(REMOVED).text(r.id).done();
      case Founder f -> Roll.write(new ByteWriter(128).octet(FOUNDER).number(f.disk).octet(f.untouched ? 1 : 0), f.disks).done();
    };
  }

  private static Bytes encode(Forward frame) {
    int size = 64;
    for (Bytes payload : frame.payloads) size += payload.length() + 5;
    ByteWriter out = new ByteWriter(size).octet(FORWARD).number(frame.term).number(frame.life).number(frame.first);
    out.octet(frame.change ? 1 : 0).number(frame.payloads.size());
    frame.payloads.forEach(out::bytes);
    return out.done();
  }

  /** @throws IllegalStateException when it is none */
  static Frame decode(Bytes bytes) {
    ByteReader in = new ByteReader(bytes);
    int kind = in.octet() & 0xff;
    Frame frame = switch (kind) {
      case FORWARD -> {
        long term = in.number();
        long life = in.number();
        long first = in.number();
        boolean change = in.octet() != 0;
        int count = in.count();
        List<Bytes> payloads = new ArrayList<>(count);
        for (int i = 0; i < count; i++) payloads.add(in.bytes());
        yield new Forward(term, life, first, change, payloads);
      }
      case REFUSED -> new Refused(in.number(), in.number(), (int) in.number(), reason(in.octet()));
      case PING -> new Ping(in.number());
      case PONG -> new Pong(in.number());
      case REMOVED -> new Removed(in.text());
      case FOUNDER -> new Founder(in.number(), in.octet() != 0, Roll.read(in));
      default -> throw new IllegalStateException("unknown kind of frame: " + kind);
    };
    if (!in.atEnd()) throw new IllegalStateException("a frame of kind " + kind + " has bytes left over");
    return frame;
  }

  private static Reason reason(int number) {
    if (number < 0 || number >= Reason.values().length) throw new IllegalStateException("unknown reason: " + number);
    return Reason.values()[number];
  }
}
