package io.hexareme.ports.http;

import io.hexareme.ports.value.Bytes;
import java.net.URI;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One HTTP request between the Pods of a cluster.
 *
 * @param method in capitals
 * @param url absolute, such as {@code http://web.default.svc.cluster.local:80/path?query}
 * @param headers by name, in whatever case
 * @param clientIp who asks, as the server sees it; empty while it is not sent yet
 */
public record HttpCall(String method, String url, Map<String, String> headers, Bytes body, String clientIp) {

  /** @throws IllegalArgumentException when the URL is none */
  public HttpCall {
    URI.create(url);
    Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(headers);
    headers = Collections.unmodifiableMap(byName);
  }

  public static HttpCall get(String url) {
    return of("GET", url, "");
  }

  public static HttpCall post(String url, String body) {
    return of("POST", url, body);
  }

  public static HttpCall of(String method, String url, String body) {
    return new HttpCall(method.toUpperCase(Locale.ROOT), url, Map.of(), Bytes.utf8(body), "");
  }

  public HttpCall withHeader(String name, String value) {
    Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(name, value);
    return new HttpCall(method, url, more, body, clientIp);
  }

  public HttpCall from(String ip) {
    return new HttpCall(method, url, headers, body, ip);
  }

  /** {@code /} when the URL has none. */
  public String path() {
    String path = URI.create(url).getPath();
    return path == null || path.isEmpty() ? "/" : path;
  }

  /** What stands after the question mark, not decoded; empty for nothing. */
  public String query() {
    String query = URI.create(url).getRawQuery();
    return query == null ? "" : query;
  }

  /** Empty when there is none. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  public String text() {
    return body.utf8();
  }
}
