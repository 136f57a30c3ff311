package io.hexareme.adapters.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Where members listen for clients. */
final class Endpoints {
  private static final int LAST_PORT = 65_535;

  private Endpoints() {}

  /** With {@code http} for those that are given as host:port alone. */
  static List<URI> checked(CommandLine command, String option, List<String> given) {
    if (given.isEmpty()) {
      throw new ParameterException(command, option + " is needed, such as " + option + " http://127.0.0.1:2379");
    }
    return given.stream().map(uri -> address(command, option, uri, "http")).toList();
  }

  /** With that scheme if it is given as host:port alone. */
  static URI address(CommandLine command, String option, String given, String scheme) {
    try {
      URI uri = new URI(given.contains("://") ? given : scheme + "://" + given);
      boolean known = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (known && uri.getHost() != null && uri.getPort() >= 1 && uri.getPort() <= LAST_PORT && uri.getPath().matches("/?")) {
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority());
      }
    } catch (URISyntaxException none) {
      // Told below, like an address that lacks something.
    }
    throw new ParameterException(command, option + ": " + given + " is not HOST:PORT, http://HOST:PORT or https://HOST:PORT");
  }
}
