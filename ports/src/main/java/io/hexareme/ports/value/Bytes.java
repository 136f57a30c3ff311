package io.hexareme.ports.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Immutable bytes, ordered as unsigned octets (the order of keys in the store).
 *
 * <p>{@link #array()} is the array itself, not a copy: whoever makes a {@code Bytes} gives the array away, whoever reads it
 * never writes to it.
 */
public record Bytes(byte[] array) implements Comparable<Bytes> {
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  public static Bytes utf8(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public String utf8() {
    return new String(array, StandardCharsets.UTF_8);
  }

  public int length() {
    return array.length;
  }

  public boolean startsWith(Bytes prefix) {
    return array.length >= prefix.array.length
        && Arrays.equals(array, 0, prefix.array.length, prefix.array, 0, prefix.array.length);
  }

  /** The smallest key above every key that starts with these bytes; empty when there is none (all octets 0xff). */
  public Bytes prefixEnd() {
    for (int i = array.length - 1; i >= 0; i--) {
      if (array[i] != (byte) 0xff) {
        byte[] end = Arrays.copyOf(array, i + 1);
        end[i]++;
        return new Bytes(end);
      }
    }
    return EMPTY;
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(array, other.array);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(array);
  }

  @Override
  public String toString() {
    return utf8();
  }
}
