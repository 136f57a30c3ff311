package io.hexareme.adapters.codecprotobuf;

import io.hexareme.ports.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes protobuf's wire format into one growing array. A length-delimited part is written in place: {@link #begin} leaves room for its
 * length, {@link #end} fills it in and moves the part up when the length needs more than that.
 */
final class WireWriter {
  private byte[] array = new byte[512];
  private int position;

  void varint(int number, long value) {
    tag(number, WireReader.VARINT);
    varint(value);
  }

  void fixed(int number, double value) {
    tag(number, WireReader.FIXED64);
    ensure(8);
    long bits = Double.doubleToRawLongBits(value);
    for (int i = 0; i < 8; i++) {
      array[position++] = (byte) (bits >>> 8 * i);
    }
  }

  void text(int number, String text) {
    bytes(number, text.getBytes(StandardCharsets.UTF_8));
  }

  void bytes(int number, byte[] bytes) {
    tag(number, WireReader.BYTES);
    varint(bytes.length);
    raw(bytes);
  }

  /** Begins a length-delimited part; the answer is for {@link #end}. */
  int begin(int number) {
    tag(number, WireReader.BYTES);
    ensure(1);
    return ++position;
  }

  /** Ends the part that began there, after all parts that began inside it. */
  void end(int began) {
    int length = position - began;
    int more = size(length) - 1;
    if (more > 0) {
      ensure(more);
      System.arraycopy(array, began, array, began + more, length);
    }
    position = began - 1;
    varint(length);
    position += length;
  }

  /** Forgets everything since {@link #begin} answered {@code began}, the part's tag included. */
  void drop(int number, int began) {
    position = began - 1 - size((long) number << 3);
  }

  boolean isEmptySince(int began) {
    return position == began;
  }

  void raw(byte[] bytes) {
    ensure(bytes.length);
    System.arraycopy(bytes, 0, array, position, bytes.length);
    position += bytes.length;
  }

  private void tag(int number, int wireType) {
    varint((long) number << 3 | wireType);
  }

  private void varint(long value) {
    ensure(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      array[position++] = (byte) (rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    array[position++] = (byte) rest;
  }

  private static int size(long value) {
    return Math.max(1, (63 - Long.numberOfLeadingZeros(value)) / 7 + 1);
  }

  private void ensure(int more) {
    if (array.length - position < more) {
      array = Arrays.copyOf(array, Math.max(array.length * 2, position + more));
    }
  }

  Bytes written() {
    return new Bytes(Arrays.copyOf(array, position));
  }
}
