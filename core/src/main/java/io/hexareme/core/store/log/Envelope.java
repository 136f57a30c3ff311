package io.hexareme.core.store.log;

import io.hexareme.core.store.command.ByteReader;
import io.hexareme.core.store.command.ByteWriter;
import io.hexareme.ports.value.Bytes;

/**
 * Who proposed a command through another member: that member's life (a number drawn at each start, so it names the member as well) and
 * its count of such proposals. By it the proposer knows its own again, whoever led in between. A command that its proposer put into the
 * log as the leader needs none: its index and term say as much.
 */
record Envelope(long life, long sequence) {
  /** No command begins with this octet. */
  static final int MARK = 0x7f;

  static boolean isOn(Bytes payload) {
    return payload.length() > 0 && payload.array()[0] == MARK;
  }

  Bytes around(Bytes command) {
    return new ByteWriter(command.length() + 21).octet(MARK).number(life).number(sequence).raw(command).done();
  }

  static Envelope of(Bytes payload) {
    ByteReader in = new ByteReader(payload);
    in.octet();
    return new Envelope(in.number(), in.number());
  }

  /** The command, whether it is in an envelope or not. */
  static Bytes command(Bytes payload) {
    if (!isOn(payload)) return payload;
    ByteReader in = new ByteReader(payload);
    in.octet();
    in.number();
    in.number();
    return in.rest();
  }
}
