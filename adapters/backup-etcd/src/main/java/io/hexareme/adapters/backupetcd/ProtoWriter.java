package io.hexareme.adapters.backupetcd;

import java.io.ByteArrayOutputStream;

/** Writes fields of protobuf messages (https://protobuf.dev/programming-guides/encoding/). Fields that are 0 or empty are left out, as proto3 does. */
final class ProtoWriter {
  private final ByteArrayOutputStream out;

  ProtoWriter(int sizeGuess) {
    out = new ByteArrayOutputStream(sizeGuess);
  }

  ProtoWriter number(int field, long value) {
    if (value != 0) {
      varint((long) field << 3);
      varint(value);
    }
    return this;
  }

  ProtoWriter bytes(int field, byte[] value) {
    if (value.length > 0) {
      varint((long) field << 3 | 2);
      varint(value.length);
      out.writeBytes(value);
    }
    return this;
  }

  byte[] done() {
    return out.toByteArray();
  }

  private void varint(long value) {
    long left = value;
    while ((left & ~0x7fL) != 0) {
      out.write((int) (left & 0x7f | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
  }
}
