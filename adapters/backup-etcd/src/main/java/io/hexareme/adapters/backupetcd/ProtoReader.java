package io.hexareme.adapters.backupetcd;

import io.hexareme.ports.store.BackupFormat.BackupDamaged;
import io.hexareme.ports.value.Bytes;
import java.util.Arrays;

/** Reads a flat protobuf message: the last number and the last bytes of each of its fields. Field numbers are below 16. */
final class ProtoReader {
  private static final int FIELDS = 16;
  /** No field has this number, so what is not known is put there. */
  private static final int UNKNOWN = 0;

  private final byte[] message;
  private final long[] numbers = new long[FIELDS];
  private final Bytes[] texts = new Bytes[FIELDS];
  private int at;

  ProtoReader(byte[] message) {
    this.message = message;
    Arrays.fill(texts, Bytes.EMPTY);
    while (at < message.length) {
      field();
    }
  }

  long number(int field) {
    return numbers[field];
  }

  Bytes bytes(int field) {
    return texts[field];
  }

  private void field() {
    long tag = varint();
    int field = tag >>> 3 < FIELDS ? (int) (tag >>> 3) : UNKNOWN;
    switch ((int) (tag & 7)) {
      case 0 -> numbers[field] = varint();
      case 1 -> skip(8);
      case 2 -> {
        int length = (int) Math.min(varint(), Integer.MAX_VALUE);
        int from = at;
        skip(length);
        texts[field] = new Bytes(Arrays.copyOfRange(message, from, at));
      }
      case 5 -> skip(4);
      default -> throw damaged();
    }
  }

  private void skip(int count) {
    if (count < 0 || count > message.length - at) {
      throw damaged();
    }
    at += count;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      skip(1);
      byte octet = message[at - 1];
      value |= (octet & 0x7fL) << shift;
      if (octet >= 0) {
        return value;
      }
    }
    throw damaged();
  }

  private static BackupDamaged damaged() {
    return new BackupDamaged("the backup is damaged: a value in it is no protobuf message");
  }
}
