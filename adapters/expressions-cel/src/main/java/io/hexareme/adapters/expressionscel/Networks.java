package io.hexareme.adapters.expressionscel;

import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/** IP addresses and networks. */
final class Networks {
  static final List<Fn> ALL = List.of(
      Fn.of("ip(string) IP", a -> ip((String) a[0])),
      Fn.of("isIP(string) bool", a -> isIp((String) a[0])),
      Fn.of("ip.isCanonical(string) bool", a -> ip((String) a[0]).toString().equals(a[0])),
      Fn.of("string(IP) string", a -> a[0].toString()),
      Fn.of("string(CIDR) string", a -> a[0].toString()),
      Fn.of("IP:family() int", a -> ((Ip) a[0]).bytes().length == 4 ? 4L : 6L),
      Fn.of("IP:isUnspecified() bool", a -> ((Ip) a[0]).is(Kinds.UNSPECIFIED)),
      Fn.of("IP:isLoopback() bool", a -> ((Ip) a[0]).is(Kinds.LOOPBACK)),
      Fn.of("IP:isLinkLocalMulticast() bool", a -> ((Ip) a[0]).is(Kinds.LINK_LOCAL_MULTICAST)),
      Fn.of("IP:isLinkLocalUnicast() bool", a -> ((Ip) a[0]).is(Kinds.LINK_LOCAL_UNICAST)),
      Fn.of("IP:isGlobalUnicast() bool", a -> ((Ip) a[0]).isGlobal()),
      Fn.of("cidr(string) CIDR", a -> cidr((String) a[0])),
      Fn.of("isCIDR(string) bool", a -> isCidr((String) a[0])),
      Fn.of("CIDR:containsIP(string) bool", a -> ((Cidr) a[0]).contains(ip((String) a[1]))),
      Fn.of("CIDR:containsIP(IP) bool", a -> ((Cidr) a[0]).contains((Ip) a[1])),
      Fn.of("CIDR:containsCIDR(string) bool", a -> ((Cidr) a[0]).contains(cidr((String) a[1]))),
      Fn.of("CIDR:containsCIDR(CIDR) bool", a -> ((Cidr) a[0]).contains((Cidr) a[1])),
      Fn.of("CIDR:ip() IP", a -> ((Cidr) a[0]).address()),
      Fn.of("CIDR:masked() CIDR", a -> ((Cidr) a[0]).masked()),
      Fn.of("CIDR:prefixLength() int", a -> (long) ((Cidr) a[0]).bits()));

  private Networks() {}

  private enum Kinds {
    UNSPECIFIED("0.0.0.0/32", "::/128"),
    LOOPBACK("127.0.0.0/8", "::1/128"),
    LINK_LOCAL_MULTICAST("224.0.0.0/24", "ff02::/16"),
    LINK_LOCAL_UNICAST("169.254.0.0/16", "fe80::/10"),
    MULTICAST("224.0.0.0/4", "ff00::/8"),
    BROADCAST("255.255.255.255/32", "::/128");

    private final List<String> networks;

    Kinds(String... networks) {
      this.networks = List.of(networks);
    }
  }

  /** @param bytes four or sixteen */
  record Ip(byte[] bytes) {
    boolean is(Kinds kind) {
      return kind.networks.stream().anyMatch(network -> cidr(network).contains(this));
    }

    boolean isGlobal() {
      return !is(Kinds.UNSPECIFIED) && !is(Kinds.LOOPBACK) && !is(Kinds.MULTICAST) && !is(Kinds.LINK_LOCAL_UNICAST)
          && !is(Kinds.BROADCAST);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Ip ip && Arrays.equals(bytes, ip.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    /** The canonical form (RFC 5952). */
    @Override
    public String toString() {
      if (bytes.length == 4) {
        return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + "." + (bytes[3] & 0xff);
      }
      int start = -1;
      int length = 1;
      for (int i = 0; i < 8; i++) {
        int end = i;
        while (end < 8 && group(end) == 0) {
          end++;
        }
        if (end - i > length) {
          start = i;
          length = end - i;
        }
      }
      return start < 0 ? groups(0, 8) : groups(0, start) + "::" + groups(start + length, 8);
    }

    private int group(int index) {
      return (bytes[2 * index] & 0xff) << 8 | bytes[2 * index + 1] & 0xff;
    }

    private String groups(int from, int to) {
      StringJoiner groups = new StringJoiner(":");
      for (int i = from; i < to; i++) {
        groups.add(Integer.toHexString(group(i)));
      }
      return groups.toString();
    }
  }

  /** @param bits how many of the address' bits name the network */
  record Cidr(Ip address, int bits) {
    boolean contains(Ip ip) {
      return ip.bytes().length == address.bytes().length && Arrays.equals(mask(ip.bytes()), mask(address.bytes()));
    }

    /** As Kubernetes has it: the other's address as it is written must be this network's. */
    boolean contains(Cidr other) {
      return bits <= other.bits() && other.address().bytes().length == address.bytes().length
          && Arrays.equals(mask(address.bytes()), mask(other.address().bytes()));
    }

    Cidr masked() {
      return new Cidr(new Ip(mask(address.bytes())), bits);
    }

    private byte[] mask(byte[] bytes) {
      byte[] masked = new byte[bytes.length];
      for (int bit = 0; bit < bits; bit++) {
        masked[bit / 8] |= (byte) (bytes[bit / 8] & 0x80 >> bit % 8);
      }
      return masked;
    }

    @Override
    public String toString() {
      return address + "/" + bits;
    }
  }

  private static boolean isIp(String text) {
    try {
      ip(text);
      return true;
    } catch (CelFailure malformed) {
      return false;
    }
  }

  private static boolean isCidr(String text) {
    try {
      cidr(text);
      return true;
    } catch (CelFailure malformed) {
      return false;
    }
  }

  static Ip ip(String text) {
    if (text.contains("%") && text.contains(":")) {
      throw new CelFailure("IP address " + Formatting.quoted(text) + " with zone value is not allowed");
    }
    byte[] bytes = text.contains(":") ? six(text) : four(text);
    if (bytes == null) {
      throw new CelFailure("IP Address " + Formatting.quoted(text) + " parse error during conversion from string: ParseAddr("
          + Formatting.quoted(text) + "): unable to parse IP");
    }
    if (isMapped(bytes)) {
      throw new CelFailure("IPv4-mapped IPv6 address " + Formatting.quoted(text) + " is not allowed");
    }
    return new Ip(bytes);
  }

  private static boolean isMapped(byte[] bytes) {
    return bytes.length == 16 && Arrays.equals(Arrays.copyOf(bytes, 12), new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1});
  }

  private static byte[] four(String text) {
    String[] parts = text.split("\\.", -1);
    byte[] bytes = new byte[4];
    if (parts.length != 4) {
      return null;
    }
    for (int i = 0; i < 4; i++) {
      if (!parts[i].matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(parts[i]) > 255) {
        return null;
      }
      bytes[i] = (byte) Integer.parseInt(parts[i]);
    }
    return bytes;
  }

  private static byte[] six(String text) {
    int gap = text.indexOf("::");
    byte[] head = groups(gap < 0 ? text : text.substring(0, gap));
    byte[] tail = gap < 0 ? new byte[0] : groups(text.substring(gap + 2));
    if (head == null || tail == null || (gap < 0 ? head.length != 16 : head.length + tail.length > 14)) {
      return null;
    }
    byte[] bytes = Arrays.copyOf(head, 16);
    System.arraycopy(tail, 0, bytes, 16 - tail.length, tail.length);
    return bytes;
  }

  /** The bytes of groups between colons, the last of which may be an IPv4 address; null when malformed. */
  private static byte[] groups(String text) {
    if (text.isEmpty()) {
      return new byte[0];
    }
    byte[] bytes = new byte[0];
    String[] parts = text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      byte[] more = i == parts.length - 1 && parts[i].contains(".") ? four(parts[i]) : group(parts[i]);
      if (more == null || bytes.length > 16) {
        return null;
      }
      int at = bytes.length;
      bytes = Arrays.copyOf(bytes, at + more.length);
      System.arraycopy(more, 0, bytes, at, more.length);
    }
    return bytes;
  }

  private static byte[] group(String text) {
    if (!text.matches("[0-9a-fA-F]{1,4}")) {
      return null;
    }
    int value = Integer.parseInt(text, 16);
    return new byte[] {(byte) (value >> 8), (byte) value};
  }

  static Cidr cidr(String text) {
    String failed = "network address parse error during conversion from string: ";
    int slash = text.lastIndexOf('/');
    byte[] bytes = slash < 0 ? null : text.contains(":") ? six(text.substring(0, slash)) : four(text.substring(0, slash));
    String bits = text.substring(slash + 1);
    if (bytes == null) {
      throw new CelFailure(failed + failed + "netip.ParsePrefix(" + Formatting.quoted(text) + "): "
          + (slash < 0 ? "no '/'" : "ParseAddr(" + Formatting.quoted(text.substring(0, slash)) + "): unable to parse IP"));
    }
    if (!bits.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(bits) > 8 * bytes.length) {
      throw new CelFailure(failed + failed + "netip.ParsePrefix(" + Formatting.quoted(text) + "): "
          + (bits.matches("[0-9]{1,3}") ? "prefix length out of range" : "bad bits after slash: " + Formatting.quoted(bits)));
    }
    if (isMapped(bytes)) {
      throw new CelFailure(failed + "IPv4-mapped IPv6 address " + Formatting.quoted(text) + " is not allowed");
    }
    return new Cidr(new Ip(bytes), Integer.parseInt(bits));
  }
}
