package io.hexareme.core.apiserver.authentication;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.Credential;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the headers by which front proxies name users out of every request, before anybody sees them. They go to the proxy's credential;
 * from anybody else they are dropped.
 */
public final class ForwardedHeaders {
  private final List<String> names = new ArrayList<>(FrontProxySettings.STANDARD);
  private final List<String> prefixes = new ArrayList<>(List.of(FrontProxySettings.STANDARD_PREFIX));

  /** @param settings empty: no proxy is believed */
  public ForwardedHeaders(Optional<FrontProxySettings> settings) {
    settings.ifPresent(wanted -> {
      List.of(wanted.userHeaders(), wanted.uidHeaders(), wanted.groupHeaders())
          .forEach(headers -> headers.forEach(header -> names.add(FrontProxySettings.lower(header))));
      wanted.extraPrefixes().forEach(prefix -> prefixes.add(FrontProxySettings.lower(prefix)));
    });
  }

  /** The request without them; the same one when it has none. */
  public ApiRequest taken(ApiRequest request) {
    Map<String, String> found = null;
    for (Map.Entry<String, String> header : request.headers().entrySet()) {
      if (isOne(header.getKey())) {
        found = found == null ? new LinkedHashMap<>() : found;
        found.put(header.getKey(), header.getValue());
      }
    }
    return found == null ? request : without(request, found);
  }

  private boolean isOne(String header) {
    if (names.contains(header)) {
      return true;
    }
    for (String prefix : prefixes) {
      if (header.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private static ApiRequest without(ApiRequest request, Map<String, String> found) {
    Map<String, String> others = new LinkedHashMap<>(request.headers());
    found.keySet().forEach(others::remove);
    Credential credential = request.credential() instanceof Credential.FrontProxy proxy
        ? new Credential.FrontProxy(proxy.commonName(), proxy.otherwise(), found) : request.credential();
    return new ApiRequest(request.method(), request.path(), request.query(), others, request.body(), credential, request.cause());
  }
}
