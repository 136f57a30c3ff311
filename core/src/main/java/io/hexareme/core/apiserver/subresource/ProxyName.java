package io.hexareme.core.apiserver.subresource;

import java.util.Optional;

/**
 * Whom a proxy's path names: {@code name}, {@code name:port} or {@code scheme:name:port}.
 *
 * @param scheme {@code http}, {@code https} or empty
 * @param port a number, or a name where ports have names; empty for the usual one
 */
record ProxyName(String scheme, String name, String port) {

  /** Empty when it is nothing of the kind. */
  static Optional<ProxyName> parse(String text) {
    String[] parts = text.split(":", -1);
    return switch (parts.length) {
      case 1 -> named("", parts[0], "");
      case 2 -> named("", parts[0], parts[1]);
      case 3 -> parts[0].equals("http") || parts[0].equals("https") ? named(parts[0], parts[1], parts[2]) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<ProxyName> named(String scheme, String name, String port) {
    return name.isEmpty() ? Optional.empty() : Optional.of(new ProxyName(scheme, name, port));
  }

  /** The port's number; -1 when it is none. */
  int number() {
    return port.matches("\\d{1,5}") ? Integer.parseInt(port) : -1;
  }
}
