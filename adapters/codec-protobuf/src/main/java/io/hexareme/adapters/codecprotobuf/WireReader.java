package io.hexareme.adapters.codecprotobuf;

import io.hexareme.ports.codec.MalformedBody;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads protobuf's wire format from a part of an array: tags, varints, fixed numbers and length-delimited parts. */
final class WireReader {
  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int BYTES = 2;
  static final int FIXED32 = 5;

  private final byte[] array;
  private int position;
  private final int end;

  WireReader(byte[] array, int start, int end) {
    this.array = array;
    this.position = start;
    this.end = end;
  }

  boolean hasMore() {
    return position < end;
  }

  boolean isEmpty() {
    return position == end;
  }

  /** Field number and wire type: number in the upper bits, type in the lower three. */
  int tag() throws MalformedBody {
    long tag = varint();
    if (tag >>> 3 == 0 || tag >>> 32 != 0) {
      throw malformed("illegal tag " + tag);
    }
    return (int) tag;
  }

  long varint() throws MalformedBody {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (position >= end) {
        throw malformed("unexpected end");
      }
      byte next = array[position++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw malformed("a number of more than 64 bits");
  }

  double fixedDouble() throws MalformedBody {
    need(8);
    long bits = 0;
    for (int i = 7; i >= 0; i--) {
      bits = bits << 8 | array[position + i] & 0xff;
    }
    position += 8;
    return Double.longBitsToDouble(bits);
  }

  /** The next length-delimited part, as a reader of its own over the same array. */
  WireReader part() throws MalformedBody {
    int start = start();
    return new WireReader(array, start, position);
  }

  byte[] bytes() throws MalformedBody {
    int start = start();
    return Arrays.copyOfRange(array, start, position);
  }

  String text() throws MalformedBody {
    int start = start();
    return new String(array, start, position - start, StandardCharsets.UTF_8);
  }

  /** Steps over a length-delimited part and answers where it started. */
  private int start() throws MalformedBody {
    long length = varint();
    if (length < 0 || length > end - position) {
      throw malformed("a length of " + Long.toUnsignedString(length) + " bytes where " + (end - position) + " are left");
    }
    int start = position;
    position += (int) length;
    return start;
  }

  /** Steps over a field whose tag has just been read. */
  void skip(int tag) throws MalformedBody {
    switch (tag & 7) {
      case VARINT -> varint();
      case FIXED64 -> step(8);
      case BYTES -> start();
      case FIXED32 -> step(4);
      default -> throw malformed("illegal wire type " + (tag & 7));
    }
  }

  private void step(int count) throws MalformedBody {
    need(count);
    position += count;
  }

  private void need(int count) throws MalformedBody {
    if (end - position < count) {
      throw malformed("unexpected end");
    }
  }

  MalformedBody malformed(String what) {
    return new MalformedBody("proto: " + what + " at byte " + position);
  }
}
