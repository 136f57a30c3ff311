package io.hexareme.core.store.command;

import io.hexareme.ports.value.Bytes;

/** A command's bytes: one octet for its kind, then its parts. The octets from 0x70 on are not for kinds: the log uses them. */
public final class CommandCodec {
  private static final int TRANSACT = 1;
  private static final int COMPACT = 2;
  private static final int GRANT = 3;
  private static final int REVOKE = 4;
  private static final int KEEP_ALIVE = 5;
  private static final int EXPIRE = 6;
  private static final int PUBLISH = 7;
  private static final int UPDATE = 8;
  private static final int CHANGE = 9;
  private static final int ALARM = 10;
  private static final int HASH = 11;

  private CommandCodec() {}

  public static Bytes encode(Command<?> command) {
    return switch (command) {
      case Command.Transact c -> TxnCodec.write(new ByteWriter(TxnCodec.sizeGuess(c.txn())).octet(TRANSACT), c.txn()).done();
      case Command.Compact c -> new ByteWriter(16).octet(COMPACT).number(c.revision()).done();
      case Command.GrantLease c -> new ByteWriter(24).octet(GRANT).number(c.id()).number(c.ttlSeconds()).done();
      case Command.RevokeLease c -> new ByteWriter(16).octet(REVOKE).number(c.id()).done();
      case Command.KeepLeaseAlive c -> new ByteWriter(16).octet(KEEP_ALIVE).number(c.id()).done();
      case Command.ExpireLease c -> new ByteWriter(24).octet(EXPIRE).number(c.id()).number(c.renewals()).done();
      case Command.Group<?> c -> write(new ByteWriter(64), c).done();
    };
  }

  private static ByteWriter write(ByteWriter out, Command.Group<?> command) {
    return switch (command) {
      case Command.PublishMember c -> GroupCodec.texts(out.octet(PUBLISH).number(c.id()).text(c.name()), c.clientUrls());
      case Command.UpdateMember c -> GroupCodec.texts(out.octet(UPDATE).number(c.id()), c.peerUrls());
      case Command.ChangeMember c -> GroupCodec.write(out.octet(CHANGE), c);
      case Command.SwitchAlarm c -> GroupCodec.write(out.octet(ALARM).octet(c.raised() ? 1 : 0), c.alarm());
      case Command.CheckHash c -> out.octet(HASH).number(c.member()).number(c.revision()).number(c.hash());
    };
  }

  /** @throws IllegalStateException when the bytes are no command of this or an older version */
  public static Command<?> decode(Bytes bytes) {
    ByteReader in = new ByteReader(bytes);
    int kind = in.octet();
    Command<?> command = switch (kind) {
      case TRANSACT -> new Command.Transact(TxnCodec.read(in));
      case COMPACT -> new Command.Compact(in.number());
      case GRANT -> new Command.GrantLease(in.number(), in.number());
      case REVOKE -> new Command.RevokeLease(in.number());
      case KEEP_ALIVE -> new Command.KeepLeaseAlive(in.number());
      case EXPIRE -> new Command.ExpireLease(in.number(), in.number());
      case PUBLISH -> new Command.PublishMember(in.number(), in.text(), GroupCodec.texts(in));
      case UPDATE -> new Command.UpdateMember(in.number(), GroupCodec.texts(in));
      case CHANGE -> GroupCodec.readChange(in);
      case ALARM -> readAlarm(in.octet() != 0, in);
      case HASH -> new Command.CheckHash(in.number(), in.number(), in.number());
      default -> throw new IllegalStateException("unknown kind of command: " + kind);
    };
    if (!in.atEnd()) throw new IllegalStateException("a command of kind " + kind + " has bytes left over");
    return command;
  }

  private static Command.SwitchAlarm readAlarm(boolean raised, ByteReader in) {
    return new Command.SwitchAlarm(GroupCodec.readAlarm(in), raised);
  }
}
