package io.hexareme.core.consensus.octets;

import io.hexareme.ports.value.Bytes;
import java.util.Arrays;

/** Writes into a growing array. */
public final class OctetWriter {
  private static final int LONGEST_NUMBER = 10;

  private byte[] array;
  private int length;

  /** @param expected about how many bytes will come */
  public OctetWriter(int expected) {
    array = new byte[Math.max(16, expected)];
  }

  public OctetWriter octet(int value) {
    room(1);
    array[length++] = (byte) value;
    return this;
  }

  public OctetWriter flag(boolean value) {
    return octet(value ? 1 : 0);
  }

  /** Ten octets at most; a small number that is not negative is short. */
  public OctetWriter number(long value) {
    room(LONGEST_NUMBER);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      array[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    array[length++] = (byte) rest;
    return this;
  }

  public OctetWriter bytes(Bytes value) {
    number(value.length());
    room(value.length());
    System.arraycopy(value.array(), 0, array, length, value.length());
    length += value.length();
    return this;
  }

  public OctetWriter text(String value) {
    return bytes(Bytes.utf8(value));
  }

  /** What was written; the writer must not be used afterwards. */
  public Bytes done() {
    return new Bytes(length == array.length ? array : Arrays.copyOf(array, length));
  }

  private void room(int more) {
    if (array.length - length < more) array = Arrays.copyOf(array, Math.max(array.length * 2, length + more));
  }
}
