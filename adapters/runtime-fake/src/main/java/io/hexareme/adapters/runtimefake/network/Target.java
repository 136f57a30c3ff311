package io.hexareme.adapters.runtimefake.network;

import io.hexareme.ports.http.HttpCall;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whom a request names, and the names under which to look for it. */
record Target(String host, int port) {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final String ZONE = "cluster.local";
  /** With so many dots a name is tried as it is before the search path ({@code ndots} of a Pod's resolv.conf). */
  private static final int DOTS = 5;

  static Target of(HttpCall call) {
    URI url = URI.create(call.url());
    return new Target(url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT), url.getPort() < 0 ? 80 : url.getPort());
  }

  /** {@code Get}, as Go's HTTP client names the method. */
  static String verb(HttpCall call) {
    return call.method().charAt(0) + call.method().substring(1).toLowerCase(Locale.ROOT);
  }

  boolean isAddress() {
    return IPV4.matcher(host).matches();
  }

  /** @param namespace the asking Pod's; empty for none, and then there is no search path */
  List<String> candidates(String namespace) {
    if (host.endsWith(".") || namespace.isEmpty()) {
      return List.of(host.endsWith(".") ? host.substring(0, host.length() - 1) : host);
    }
    List<String> names = new ArrayList<>(
        List.of(host + "." + namespace + ".svc." + ZONE, host + ".svc." + ZONE, host + "." + ZONE));
    boolean first = host.chars().filter(c -> c == '.').count() >= DOTS;
    names.add(first ? 0 : names.size(), host);
    return names;
  }
}
