package io.hexareme.adapters.peersvertx;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a member listens: {@code host:port}, with {@code http://} or {@code https://} before it or neither. */
record PeerAddress(String text, String scheme, String host, int port) {
  private static final Pattern FORM = Pattern.compile("(?:(https?)://)?(\\[[0-9a-fA-F:.%]+]|[^:/\\[\\]]+):(\\d{1,5})/?");
  private static final int LAST_PORT = 65_535;

  /** @throws IllegalArgumentException when it is none */
  static PeerAddress parse(String text) {
    Matcher found = FORM.matcher(text);
    if (!found.matches() || Integer.parseInt(found.group(3)) > LAST_PORT) {
      throw new IllegalArgumentException(text + " is no address of a peer: want https://HOST:PORT, http://HOST:PORT or HOST:PORT");
    }
    String host = found.group(2).startsWith("[") ? found.group(2).substring(1, found.group(2).length() - 1) : found.group(2);
    return new PeerAddress(text, found.group(1) == null ? "" : found.group(1), host.toLowerCase(Locale.ROOT), Integer.parseInt(found.group(3)));
  }

  /** @throws IllegalArgumentException when it is none, or not one to be used with TLS, or without */
  static PeerAddress usable(String text, boolean tls) {
    PeerAddress address = parse(text);
    if (tls && address.scheme.equals("http")) {
      throw new IllegalArgumentException("peer address " + text + " asks for plain text, but this member speaks TLS to its peers");
    }
    if (!tls && address.scheme.equals("https")) {
      throw new IllegalArgumentException("peer address " + text + " asks for TLS: give a certificate, a key and a CA");
    }
    if (!tls && !address.loopback()) {
      throw new IllegalArgumentException("peer address " + text
          + " is not a loopback address: peers speak plain text on loopback only, so give a certificate, a key and a CA");
    }
    return address;
  }

  /** Names are not looked up: whoever answers for them could lie. */
  private boolean loopback() {
    if (host.equals("localhost")) return true;
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException name) {
      return false;
    }
  }
}
