package io.hexareme.core.consensus.octets;

import io.hexareme.ports.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link OctetWriter} wrote; anything else is an {@link IllegalArgumentException} that names the offset, and nothing worse. */
public final class OctetReader {
  private final byte[] array;
  private int at;

  public OctetReader(Bytes bytes) {
    array = bytes.array();
  }

  public int octet() {
    if (at >= array.length) throw wrong("the bytes end too early");
    return array[at++] & 0xff;
  }

  public boolean flag() {
    int octet = octet();
    if (octet > 1) throw wrong("a flag is neither 0 nor 1 but " + octet);
    return octet == 1;
  }

  public long number() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int octet = octet();
      if (shift == 63 && octet > 1) throw wrong("a number does not fit into 64 bits");
      value |= (octet & 0x7fL) << shift;
      if (octet < 0x80) return value;
    }
    throw wrong("a number is longer than ten octets");
  }

  /** A number that counts or places something. */
  public long notNegative() {
    long value = number();
    if (value < 0) throw wrong("a number is negative: " + value);
    return value;
  }

  /** A count of things that take at least an octet each, so that no array is larger than what was sent. */
  public int count() {
    long count = number();
    if (count < 0 || count > array.length - at) throw wrong("there are not " + count + " things to come");
    return (int) count;
  }

  public Bytes bytes() {
    int length = count();
    if (length == 0) return Bytes.EMPTY;
    at += length;
    return new Bytes(Arrays.copyOfRange(array, at - length, at));
  }

  public String text() {
    int length = count();
    String text = new String(array, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  /** @throws IllegalArgumentException when something is left over */
  public void end() {
    if (at != array.length) throw wrong((array.length - at) + " octets are left over");
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(what + ", at offset " + at + " of " + array.length);
  }
}
