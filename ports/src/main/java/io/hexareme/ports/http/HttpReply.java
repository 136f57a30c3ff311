package io.hexareme.ports.http;

import io.hexareme.ports.value.Bytes;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was answered to an {@link HttpCall}.
 *
 * @param headers by name, in whatever case
 */
public record HttpReply(int code, Map<String, String> headers, Bytes body) {

  public HttpReply {
    Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(headers);
    headers = Collections.unmodifiableMap(byName);
  }

  public static HttpReply ok(String text) {
    return of(200, text);
  }

  public static HttpReply of(int code) {
    return of(code, "");
  }

  public static HttpReply of(int code, String text) {
    return new HttpReply(code, Map.of(), Bytes.utf8(text));
  }

  public HttpReply withHeader(String name, String value) {
    Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(name, value);
    return new HttpReply(code, more, body);
  }

  public String text() {
    return body.utf8();
  }

  public boolean isOk() {
    return code >= 200 && code < 300;
  }
}
