package io.hexareme.ports.api;

import java.util.List;
import java.util.Map;

/**
 * One request.
 *
 * @param method GET, POST, PUT, PATCH, DELETE, HEAD or OPTIONS
 * @param path the percent-decoded path, such as {@code /api/v1/namespaces/default/pods/web-1/log}
 * @param query decoded query parameters, in the order given, each with all its values
 * @param headers header values by lower-case name; repeated headers are joined with a comma
 * @param body the body, undecoded as it came, or a tree from a caller in this process
 * @param credential who the transport says is calling; bearer tokens are taken from the header by the transport
 * @param cause the span (see {@code io.hexareme.ports.trace}) on whose behalf the request is made; empty when unknown
 */
public record ApiRequest(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    Body body,
    Credential credential,
    String cause) {

  /** The first value of a query parameter, or the empty string. */
  public String param(String name) {
    List<String> values = query.get(name);
    return values == null || values.isEmpty() ? "" : values.getFirst();
  }

  /** A header's value, or the empty string. */
  public String header(String lowerCaseName) {
    return headers.getOrDefault(lowerCaseName, "");
  }
}
