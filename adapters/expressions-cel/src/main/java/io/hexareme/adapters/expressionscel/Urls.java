package io.hexareme.adapters.expressionscel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** URLs as Go's {@code net/url} reads them: absolute ones, or absolute paths. */
final class Urls {
  static final List<Fn> ALL = List.of(
      Fn.of("url(string) URL", a -> parse((String) a[0])),
      Fn.of("isURL(string) bool", a -> problem((String) a[0]).isEmpty()),
      Fn.of("URL:getScheme() string", a -> ((Url) a[0]).scheme()),
      Fn.of("URL:getHost() string", a -> ((Url) a[0]).host()),
      Fn.of("URL:getHostname() string", a -> ((Url) a[0]).hostname()),
      Fn.of("URL:getPort() string", a -> ((Url) a[0]).port()),
      Fn.of("URL:getEscapedPath() string", a -> escaped(((Url) a[0]).path())),
      Fn.of("URL:getQuery() map<string, list<string>>", a -> query(((Url) a[0]).query())));

  private Urls() {}

  /** @param host with its port, an IPv6 address in brackets */
  record Url(String scheme, String user, String host, String path, String query, String fragment) {
    String hostname() {
      String bare = port().isEmpty() && !host.endsWith(":") ? host : host.substring(0, host.lastIndexOf(':'));
      return bare.startsWith("[") ? bare.substring(1, bare.length() - 1) : bare;
    }

    String port() {
      int colon = host.lastIndexOf(':');
      return colon > host.lastIndexOf(']') ? host.substring(colon + 1) : "";
    }
  }

  static String problem(String text) {
    String quoted = Formatting.quoted(text);
    if (text.isEmpty()) {
      return "parse " + quoted + ": empty url";
    }
    if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      return "parse " + quoted + ": net/url: invalid control character in URL";
    }
    int scheme = scheme(text);
    if (scheme == 0) {
      return "parse " + quoted + ": missing protocol scheme";
    }
    if (scheme < 0 && !text.startsWith("/")) {
      return "parse " + quoted + ": invalid URI for request";
    }
    String rest = text.substring(scheme + 1);
    if (scheme > 0 && !rest.startsWith("/")) {
      return rest.isEmpty() ? "parse " + quoted + ": invalid URI for request" : "";
    }
    return authority(rest, scheme > 0).map(host -> hostProblem(quoted, host)).orElse("");
  }

  private static String hostProblem(String quoted, String authority) {
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    String after = host;
    if (host.startsWith("[")) {
      if (!host.contains("]")) {
        return "parse " + quoted + ": missing ']' in host";
      }
      after = host.substring(host.indexOf(']') + 1);
    }
    int colon = after.indexOf(':');
    if (colon >= 0 && !after.substring(colon + 1).matches("[0-9]*")) {
      return "parse " + quoted + ": invalid port " + Formatting.quoted(after.substring(after.lastIndexOf(':'))) + " after host";
    }
    return host.contains(" ") ? "parse " + quoted + ": invalid character \" \" in host name" : "";
  }

  private static java.util.Optional<String> authority(String rest, boolean absolute) {
    if (!absolute || !rest.startsWith("//")) {
      return java.util.Optional.empty();
    }
    return java.util.Optional.of(rest.substring(2).split("[/?#]", 2)[0]);
  }

  /** Where the scheme's colon is; -1 without a scheme. */
  private static int scheme(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':') {
        return i;
      }
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!letter && (i == 0 || !(c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'))) {
        return -1;
      }
    }
    return -1;
  }

  private static Url parse(String text) {
    String problem = problem(text);
    if (!problem.isEmpty()) {
      throw new CelFailure("URL parse error during conversion from string: " + problem);
    }
    String[] parts = text.split("#", 2);
    String[] main = parts[0].split("\\?", 2);
    int scheme = scheme(main[0]);
    String rest = main[0].substring(scheme + 1);
    String authority = authority(rest, scheme > 0).orElse("");
    String path = authority(rest, scheme > 0).isPresent() ? rest.substring(2 + authority.length()) : rest;
    int at = authority.lastIndexOf('@');
    return new Url(scheme < 0 ? "" : main[0].substring(0, scheme).toLowerCase(java.util.Locale.ROOT),
        at < 0 ? "" : authority.substring(0, at), authority.substring(at + 1), path, main.length > 1 ? main[1] : "",
        parts.length > 1 ? parts[1] : "");
  }

  private static String escaped(String path) {
    StringBuilder all = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || "-_.~$&+,/:;=@%!'()*".indexOf(c) >= 0)) {
        all.append(c);
      } else {
        all.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
            .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return all.toString();
  }

  private static Mapping query(String query) {
    Map<String, List<Object>> values = new LinkedHashMap<>();
    for (String pair : query.split("&")) {
      if (!pair.isEmpty() && !pair.contains(";")) {
        String[] parts = pair.split("=", 2);
        String key = unescaped(parts[0]);
        String value = parts.length > 1 ? unescaped(parts[1]) : "";
        if (key != null && value != null) {
          values.computeIfAbsent(key, name -> new ArrayList<>()).add(value);
        }
      }
    }
    LiteralMap all = new LiteralMap();
    values.forEach(all::put);
    return all;
  }

  /** Null when it is malformed, which Go leaves out. */
  private static String unescaped(String text) {
    try {
      return java.net.URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }
}
