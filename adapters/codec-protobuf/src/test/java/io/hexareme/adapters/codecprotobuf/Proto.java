package io.hexareme.adapters.codecprotobuf;

import io.hexareme.ports.value.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes protobuf by hand: {@code new Proto().text(1, "v1").message(2, new Proto().number(3, 7))}. */
final class Proto {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** A body: magic, then the envelope around {@code message}. */
  static Bytes body(String apiVersion, String kind, Proto message) {
    Proto envelope = new Proto().message(1, new Proto().text(1, apiVersion).text(2, kind)).message(2, message);
    return enveloped(envelope.bytes());
  }

  static Bytes enveloped(byte[] envelope) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(new byte[] {'k', '8', 's', 0});
    all.writeBytes(envelope);
    return new Bytes(all.toByteArray());
  }

  Proto number(int field, long value) {
    varint((long) field << 3);
    varint(value);
    return this;
  }

  Proto fixed(int field, double value) {
    varint((long) field << 3 | 1);
    long bits = Double.doubleToLongBits(value);
    for (int i = 0; i < 8; i++) {
      out.write((int) (bits >>> 8 * i));
    }
    return this;
  }

  Proto fixed32(int field) {
    varint((long) field << 3 | 5);
    out.writeBytes(new byte[4]);
    return this;
  }

  Proto text(int field, String value) {
    return part(field, value.getBytes(StandardCharsets.UTF_8));
  }

  Proto message(int field, Proto value) {
    return part(field, value.bytes());
  }

  Proto entry(int field, String key, Proto value) {
    return message(field, new Proto().text(1, key).message(2, value));
  }

  Proto entry(int field, String key, String value) {
    return message(field, new Proto().text(1, key).text(2, value));
  }

  Proto part(int field, byte[] value) {
    varint((long) field << 3 | 2);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  Proto raw(int... octets) {
    for (int octet : octets) {
      out.write(octet);
    }
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
