package io.hexareme.core.store.command;

import io.hexareme.ports.value.Bytes;
import java.util.Arrays;

/** Writes numbers (7 bits a byte, lowest first, the top bit for "more") and length-prefixed bytes into a growing array. */
public final class ByteWriter {
  private byte[] array;
  private int length;

  /** @param expected about how many bytes will come: a good guess saves copies, a bad one costs nothing else */
  public ByteWriter(int expected) {
    array = new byte[Math.max(16, expected)];
  }

  public int length() {
    return length;
  }

  public ByteWriter octet(int value) {
    room(1);
    array[length++] = (byte) value;
    return this;
  }

  /** Ten bytes at most; small numbers that are not negative are short. */
  public ByteWriter number(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      array[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    array[length++] = (byte) rest;
    return this;
  }

  public ByteWriter bytes(Bytes value) {
    return number(value.length()).raw(value);
  }

  public ByteWriter text(String value) {
    return bytes(Bytes.utf8(value));
  }

  /** The octets alone: whoever reads them must know how many there are. */
  public ByteWriter raw(Bytes value) {
    room(value.length());
    System.arraycopy(value.array(), 0, array, length, value.length());
    length += value.length();
    return this;
  }

  /** Bytes or null. */
  public ByteWriter optional(Bytes value) {
    return value == null ? octet(0) : octet(1).bytes(value);
  }

  /** What was written; the writer must not be used afterwards. */
  public Bytes done() {
    return new Bytes(length == array.length ? array : Arrays.copyOf(array, length));
  }

  private void room(int more) {
    if (array.length - length < more) array = Arrays.copyOf(array, Math.max(array.length * 2, length + more));
  }
}
