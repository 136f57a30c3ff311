package io.hexareme.adapters.expressionscel;

/** CEL's unsigned integer of 64 bits. */
record UInt(long bits) implements Comparable<UInt> {
  @Override
  public int compareTo(UInt other) {
    return Long.compareUnsigned(bits, other.bits);
  }

  double toDouble() {
    return bits >= 0 ? (double) bits : (double) (bits >>> 1) * 2.0 + (bits & 1);
  }

  @Override
  public String toString() {
    return Long.toUnsignedString(bits);
  }
}
