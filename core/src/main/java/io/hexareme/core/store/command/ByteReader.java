package io.hexareme.core.store.command;

import io.hexareme.ports.value.Bytes;
import java.util.Arrays;

/**
 * Reads what {@link ByteWriter} wrote. Whoever stored the bytes vouches for them (a checksum per record), so bytes that do not
 * parse are a broken invariant: {@link IllegalStateException}.
 */
public final class ByteReader {
  private final byte[] array;
  private int at;

  public ByteReader(Bytes bytes) {
    array = bytes.array();
  }

  public boolean atEnd() {
    return at == array.length;
  }

  public int octet() {
    if (at >= array.length) throw cutShort();
    return array[at++];
  }

  public long number() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int octet = octet();
      value |= (octet & 0x7fL) << shift;
      if (octet >= 0) return value;
    }
    throw new IllegalStateException("a number is longer than ten bytes at offset " + at);
  }

  public Bytes bytes() {
    long length = number();
    if (length == 0) return Bytes.EMPTY;
    if (length < 0 || length > array.length - at) throw cutShort();
    at += (int) length;
    return new Bytes(Arrays.copyOfRange(array, at - (int) length, at));
  }

  /** Everything that was not read yet. */
  public Bytes rest() {
    Bytes rest = new Bytes(Arrays.copyOfRange(array, at, array.length));
    at = array.length;
    return rest;
  }

  public Bytes optional() {
    return octet() == 0 ? null : bytes();
  }

  public String text() {
    return bytes().utf8();
  }

  /** A count of things that take at least a byte each. */
  public int count() {
    long count = number();
    if (count < 0 || count > array.length - at) throw cutShort();
    return (int) count;
  }

  private IllegalStateException cutShort() {
    return new IllegalStateException("the bytes end too early: offset " + at + " of " + array.length);
  }
}
