package io.hexareme.core.store.command;

import io.hexareme.ports.value.Bytes;

/** A command's bytes: one octet for its kind, then its parts. */
public final class CommandCodec {
  private static final int TRANSACT = 1;
  private static final int COMPACT = 2;
  private static final int GRANT = 3;
  private static final int REVOKE = 4;
  private static final int KEEP_ALIVE = 5;
  private static final int EXPIRE = 6;

  private CommandCodec() {}

  public static Bytes encode(Command<?> command) {
    return switch (command) {
      case Command.Transact c -> TxnCodec.write(new ByteWriter(TxnCodec.sizeGuess(c.txn())).octet(TRANSACT), c.txn()).done();
      case Command.Compact c -> new ByteWriter(16).octet(COMPACT).number(c.revision()).done();
      case Command.GrantLease c -> new ByteWriter(24).octet(GRANT).number(c.id()).number(c.ttlSeconds()).done();
      case Command.RevokeLease c -> new ByteWriter(16).octet(REVOKE).number(c.id()).done();
      case Command.KeepLeaseAlive c -> new ByteWriter(16).octet(KEEP_ALIVE).number(c.id()).done();
      case Command.ExpireLease c -> new ByteWriter(24).octet(EXPIRE).number(c.id()).number(c.renewals()).done();
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
      default -> throw new IllegalStateException("unknown kind of command: " + kind);
    };
    if (!in.atEnd()) throw new IllegalStateException("a command of kind " + kind + " has bytes left over");
    return command;
  }
}
