package io.hexareme.core.apiserver.kinds.service;

import java.util.Optional;

/**
 * An IPv4 range in CIDR notation; numbers are offsets from its base. Base and last address belong to nobody.
 *
 * @param text as it was given
 */
record AddressRange(String text, long base, long size) {

  static AddressRange of(String cidr) {
    String[] parts = cidr.split("/", 2);
    int prefix = Integer.parseInt(parts[1]);
    long size = 1L << (32 - prefix);
    long address = number(parts[0]).orElseThrow(() -> new IllegalArgumentException("no IPv4 range: " + cidr));
    return new AddressRange(cidr, address / size * size, size);
  }

  /** The number of a dotted quad; empty for anything else. */
  static Optional<Long> number(String ip) {
    if (!ip.matches("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}")) {
      return Optional.empty();
    }
    long number = 0;
    for (String part : ip.split("\\.")) {
      int octet = Integer.parseInt(part);
      if (octet > 255) {
        return Optional.empty();
      }
      number = number << 8 | octet;
    }
    return Optional.of(number);
  }

  boolean contains(String ip) {
    return number(ip).filter(n -> n > base && n < base + size - 1).isPresent();
  }

  String at(long offset) {
    long n = base + offset;
    return (n >> 24 & 255) + "." + (n >> 16 & 255) + "." + (n >> 8 & 255) + "." + (n & 255);
  }
}
