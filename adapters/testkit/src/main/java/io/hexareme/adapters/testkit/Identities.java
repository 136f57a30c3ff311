package io.hexareme.adapters.testkit;

import io.hexareme.adapters.assembly.remote.HttpApiServer;
import io.hexareme.adapters.assembly.remote.KubeconfigFile;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Credential;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Everybody's requests over HTTPS: those of the administrator with what the kubeconfig gives, those of a person by impersonation
 * (what {@code kubectl --as} sends), tokens as bearer tokens, and nobody's with nothing.
 */
final class Identities implements ApiServer, AutoCloseable {
  /** Stands for what the kubeconfig gives. */
  static final Credential ADMINISTRATOR = new Credential.Certificate("the kubeconfig's user", List.of());
  private static final String NODE = "system:node:";

  private final KubeconfigFile config;
  private final Map<String, HttpApiServer> servers = new ConcurrentHashMap<>();

  Identities(KubeconfigFile config) {
    this.config = config;
  }

  /** What that user shows. */
  static Credential of(String user, String... groups) {
    String[] all = user.startsWith(NODE) && groups.length == 0 ? new String[] {"system:nodes"} : groups;
    return Users.credential(user, all, component -> ADMINISTRATOR);
  }

  @Override
  public CompletionStage<ApiResponse> handle(ApiRequest request) {
    return switch (request.credential()) {
      case Credential.None _ -> server("anonymous", config.anonymous()).handle(request);
      case Credential.Bearer(String token) -> server("bearer " + token, config.bearing(token)).handle(request);
      case Credential.FrontProxy proxy -> throw new IllegalArgumentException("only a front door can verify the front proxy " + proxy.commonName());
      case Credential.Certificate person when person.equals(ADMINISTRATOR) -> server("", config).handle(request);
      case Credential.Certificate person -> server("", config).handle(impersonating(person, request));
    };
  }

  private HttpApiServer server(String identity, KubeconfigFile access) {
    return servers.computeIfAbsent(identity, any -> new HttpApiServer(access));
  }

  private static ApiRequest impersonating(Credential.Certificate person, ApiRequest request) {
    Map<String, String> headers = new LinkedHashMap<>(request.headers());
    headers.put("impersonate-user", person.commonName());
    if (!person.organizations().isEmpty()) {
      headers.put("impersonate-group", String.join(",", person.organizations()));
    }
    return new ApiRequest(request.method(), request.path(), request.query(), headers, request.body(), request.credential(), request.cause());
  }

  @Override
  public void close() {
    servers.values().forEach(HttpApiServer::close);
    servers.clear();
  }
}
