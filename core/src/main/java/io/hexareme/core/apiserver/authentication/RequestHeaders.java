package io.hexareme.core.apiserver.authentication;

import io.hexareme.core.apiserver.request.User;
import io.hexareme.ports.api.Credential;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Users that a front proxy has authenticated and names in headers. Any group may be among theirs: the proxy is believed in everything. */
final class RequestHeaders implements Authenticator {
  private final FrontProxySettings settings;

  RequestHeaders(FrontProxySettings settings) {
    this.settings = settings;
  }

  @Override
  public CompletionStage<Outcome> authenticate(Credential credential, Instant now) {
    return (credential instanceof Credential.FrontProxy proxy ? judge(proxy) : new Outcome.NotMine()).atOnce();
  }

  private Outcome judge(Credential.FrontProxy proxy) {
    if (!settings.allowedNames().isEmpty() && !settings.allowedNames().contains(proxy.commonName())) {
      return new Outcome.Bad("x509: subject with cn=" + proxy.commonName() + " is not in the allowed list");
    }
    Map<String, String> headers = proxy.headers();
    String name = first(headers, settings.userHeaders());
    return name.isEmpty() ? new Outcome.NotMine()
        : new Outcome.Known(new User(name, first(headers, settings.uidHeaders()), groups(headers), extra(headers)));
  }

  private static String first(Map<String, String> headers, List<String> names) {
    return names.stream().map(name -> headers.getOrDefault(FrontProxySettings.lower(name), "")).filter(value -> !value.isEmpty())
        .findFirst().orElse("");
  }

  private List<String> groups(Map<String, String> headers) {
    return settings.groupHeaders().stream()
        .flatMap(name -> IdentityHeaders.values(headers.getOrDefault(FrontProxySettings.lower(name), "")).stream()).toList();
  }

  private Map<String, List<String>> extra(Map<String, String> headers) {
    Map<String, List<String>> extra = new LinkedHashMap<>();
    headers.forEach((header, value) -> settings.extraPrefixes().forEach(prefix -> {
      if (header.startsWith(FrontProxySettings.lower(prefix))) {
        extra.computeIfAbsent(IdentityHeaders.key(header, prefix.length()), fresh -> new ArrayList<>()).addAll(IdentityHeaders.values(value));
      }
    }));
    return extra;
  }
}
