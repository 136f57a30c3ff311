package io.hexareme.adapters.runtimefake;

import java.util.LinkedHashSet;
import java.util.Set;

/** Hands out the addresses of an IPv4 range, one after the other; the first (the network's) two and the last are left out. */
final class PodAddresses {
  private final long base;
  private final long size;
  private final Set<Long> taken = new LinkedHashSet<>();
  private long last = 1;

  /** @param cidr such as {@code 10.244.1.0/24}; @throws IllegalArgumentException for anything else */
  PodAddresses(String cidr) {
    String[] parts = cidr.split("/");
    if (parts.length != 2 || !parts[0].matches("\\d{1,3}(\\.\\d{1,3}){3}") || !parts[1].matches("[89]|1\\d|2\\d|30")) {
      throw new IllegalArgumentException("no IPv4 range: " + cidr);
    }
    this.size = 1L << (32 - Integer.parseInt(parts[1]));
    this.base = number(parts[0]) & -size;
  }

  /** An address that nobody has, the one that was free for longest; empty when there is none. */
  String take() {
    for (long tried = 0; tried < size; tried++) {
      last = last + 1 >= size - 1 ? 2 : last + 1;
      if (last < size - 1 && taken.add(last)) {
        return text(base + last);
      }
    }
    return "";
  }

  /** Somebody has this one already. */
  void taken(String address) {
    if (!address.isEmpty()) {
      last = number(address) - base;
      taken.add(last);
    }
  }

  /** The address that was handed out last, as a number within the range. */
  long last() {
    return last;
  }

  void startAfter(long number) {
    last = number;
  }

  /** Somebody has this one already, whatever comes next. */
  void keep(String address) {
    if (!address.isEmpty()) {
      taken.add(number(address) - base);
    }
  }

  void free(String address) {
    if (!address.isEmpty()) {
      taken.remove(number(address) - base);
    }
  }

  private static long number(String address) {
    long number = 0;
    for (String part : address.split("\\.")) {
      number = number * 256 + Integer.parseInt(part);
    }
    return number;
  }

  private static String text(long address) {
    return (address >> 24 & 255) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
  }
}
