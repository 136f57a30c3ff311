package io.hexareme.core.apiserver.subresource;

import java.util.ArrayDeque;
import java.util.List;

/**
 * Addresses in answers that came through a proxy, led through it again: a path that begins at the backend's root begins where the proxy
 * stands. Addresses of other hosts, and those relative to the page, are as right as they were.
 *
 * @param front where the proxy stands: the path up to and including {@code /proxy}
 * @param own hosts by which the backend may name itself
 */
record ProxiedLinks(String front, List<String> own) {

  ProxiedLinks {
    own = List.copyOf(own);
  }

  /** One address, as the one who asked must ask for it. */
  String link(String address) {
    String rest = address;
    int scheme = address.indexOf("://");
    boolean schemeless = address.startsWith("//");
    if (schemeless || scheme > 0 && address.substring(0, scheme).chars().allMatch(Character::isLetterOrDigit)) {
      int host = schemeless ? 2 : scheme + 3;
      int end = endOf(address, host, "/?#");
      if (!own.contains(address.substring(host, end))) {
        return address;
      }
      rest = address.substring(end);
    }
    if (!rest.startsWith("/")) {
      return address;
    }
    int tail = endOf(rest, 0, "?#");
    String path = rest.substring(0, tail);
    return (path.startsWith(front) ? path : front + clean(path)) + rest.substring(tail);
  }

  private static int endOf(String text, int from, String stops) {
    int at = from;
    while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  /** Without empty steps, {@code .} and {@code ..}; none leads out of the backend. */
  private static String clean(String path) {
    ArrayDeque<String> steps = new ArrayDeque<>();
    for (String step : path.split("/")) {
      if (step.equals("..")) {
        steps.pollLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.addLast(step);
      }
    }
    String joined = steps.isEmpty() ? "" : "/" + String.join("/", steps);
    return path.endsWith("/") ? joined + "/" : joined;
  }

  /** A page of HTML whose links lead through the proxy; everything else in it stays as it is, byte for byte. */
  String page(String html) {
    return new LinkedPage(html, this::link).rewritten();
  }
}
