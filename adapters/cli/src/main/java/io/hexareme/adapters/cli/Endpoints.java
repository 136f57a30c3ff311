package io.hexareme.adapters.cli;

import java.net.URI;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Where members listen for clients. */
final class Endpoints {
  private Endpoints() {}

  /** With {@code http} for those that are given as host:port alone. */
  static List<URI> checked(CommandLine command, String option, List<URI> given) {
    if (given.isEmpty()) {
      throw new ParameterException(command, option + " is needed, such as " + option + " http://127.0.0.1:2379");
    }
    return given.stream().map(uri -> checked(command, option, uri)).toList();
  }

  private static URI checked(CommandLine command, String option, URI given) {
    URI uri = given.toString().contains("://") ? given : URI.create("http://" + given);
    if (uri.getHost() == null || uri.getPort() < 1) {
      throw new ParameterException(command, option + ": " + given + " is not http://HOST:PORT or https://HOST:PORT");
    }
    return uri;
  }
}
