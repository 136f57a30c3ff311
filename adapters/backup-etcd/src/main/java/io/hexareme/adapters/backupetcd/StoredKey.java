package io.hexareme.adapters.backupetcd;

import io.hexareme.ports.store.BackupFormat.BackupDamaged;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.value.Bytes;
import java.nio.ByteBuffer;

/**
 * What etcd keeps under one key of its bucket {@code key}: a version of a pair, or that it was deleted. The bucket's key is the
 * revision and the place within it, both 8 octets big-endian with {@code _} between them, and {@code t} behind them for a deletion.
 *
 * @param pair null when {@code key} was deleted
 */
record StoredKey(long revision, long place, Bytes key, KeyValue pair) {
  private static final int REVISION = 17;

  static StoredKey put(KeyValue pair, long place) {
    return new StoredKey(pair.modRevision(), place, pair.key(), pair);
  }

  static StoredKey deleted(long revision, long place, Bytes key) {
    return new StoredKey(revision, place, key, null);
  }

  /** {@code main_sub} as etcd writes revisions. */
  static byte[] revisionKey(long revision, long place) {
    return ByteBuffer.allocate(REVISION).putLong(revision).put((byte) '_').putLong(place).array();
  }

  BoltEntry entry() {
    byte[] plain = revisionKey(revision, place);
    return pair == null
        ? BoltEntry.of(ByteBuffer.allocate(REVISION + 1).put(plain).put((byte) 't').array(), new ProtoWriter(64).bytes(1, key.array()).done())
        : BoltEntry.of(plain, message());
  }

  /** mvccpb.KeyValue. */
  private byte[] message() {
    return new ProtoWriter(64 + pair.key().length() + pair.value().length())
        .bytes(1, pair.key().array()).number(2, pair.createRevision()).number(3, pair.modRevision())
        .number(4, pair.version()).bytes(5, pair.value().array()).number(6, pair.lease()).done();
  }

  static StoredKey of(BoltEntry entry) {
    byte[] name = entry.key();
    boolean deleted = name.length == REVISION + 1 && name[REVISION] == 't';
    if (!deleted && name.length != REVISION || name[8] != '_') {
      throw new BackupDamaged("the backup is damaged: bucket \"key\" has a key that is no revision");
    }
    ByteBuffer revision = ByteBuffer.wrap(name);
    ProtoReader message = new ProtoReader(entry.value());
    Bytes key = message.bytes(1);
    if (deleted) {
      return deleted(revision.getLong(0), revision.getLong(9), key);
    }
    KeyValue pair = new KeyValue(key, message.bytes(5), message.number(2), message.number(3), message.number(4), message.number(6));
    if (pair.modRevision() != revision.getLong(0)) {
      throw new BackupDamaged("the backup is damaged: key " + key + " of revision " + pair.modRevision() + " is kept as of "
          + revision.getLong(0));
    }
    return put(pair, revision.getLong(9));
  }
}
