package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.Documents;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Null;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * A remote API server for one caller on one thread: each call blocks until its answer is there, which a command line may do. Trees go
 * out and come back as JSON. Watches are not for it: a stream would be read to its end. Who calls is settled by the kubeconfig; the
 * credential of a request is not looked at.
 */
final class HttpApiServer implements ApiServer, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client;
  private final KubeconfigFile config;

  HttpApiServer(KubeconfigFile config) {
    this.config = config;
    this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .sslContext(ClientTls.of(config)).connectTimeout(PATIENCE).build();
  }

  /** @throws UncheckedIOException when the server cannot be reached */
  @Override
  public CompletionStage<ApiResponse> handle(ApiRequest request) {
    try {
      HttpResponse<byte[]> response = client.send(http(request), BodyHandlers.ofByteArray());
      return CompletableFuture.completedFuture(new ApiResponse.Whole(response.statusCode(), headers(response), tree(response)));
    } catch (IOException unreachable) {
      String why = unreachable.getMessage() == null ? unreachable.getClass().getSimpleName() : unreachable.getMessage();
      throw new UncheckedIOException("the API server at " + config.server() + " does not answer: " + why, unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + config.server(), interrupted);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private HttpRequest http(ApiRequest request) {
    HttpRequest.Builder http = HttpRequest.newBuilder(target(request)).timeout(PATIENCE).method(request.method(), publisher(request.body()));
    request.headers().forEach((name, value) -> http.setHeader(name, value.equals(Body.TREE) ? "application/json" : value));
    if (!config.token().isEmpty()) {
      http.setHeader("authorization", "Bearer " + config.token());
    }
    return http.build();
  }

  private URI target(ApiRequest request) {
    String query = request.query().entrySet().stream()
        .flatMap(parameter -> parameter.getValue().stream().map(value -> encoded(parameter.getKey()) + "=" + encoded(value)))
        .collect(Collectors.joining("&"));
    try {
      String path = new URI(null, null, request.path(), null).getRawPath();
      return URI.create(config.server().toString().replaceAll("/+$", "") + path + (query.isEmpty() ? "" : "?" + query));
    } catch (URISyntaxException noPath) {
      throw new IllegalArgumentException(noPath.getMessage(), noPath);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static BodyPublisher publisher(Body body) {
    return switch (body) {
      case Body.None _ -> BodyPublishers.noBody();
      case Body.Encoded encoded -> BodyPublishers.ofByteArray(encoded.joined().array());
      case Body.Tree(Value value) -> BodyPublishers.ofByteArray(Documents.jsonEncoder().encode(value).array());
    };
  }

  private static Map<String, String> headers(HttpResponse<byte[]> response) {
    Map<String, String> headers = new LinkedHashMap<>();
    response.headers().map().forEach((name, values) -> headers.put(name, String.join(",", values)));
    return headers;
  }

  private static Body tree(HttpResponse<byte[]> response) throws IOException {
    if (response.body().length == 0) {
      return new Body.Tree(Null.NULL);
    }
    if (!response.headers().firstValue("content-type").orElse("").startsWith("application/json")) {
      throw new IOException("it answers " + response.statusCode() + " with something that is no JSON");
    }
    try {
      return new Body.Tree(Documents.json().decode(new Bytes(response.body())).value());
    } catch (MalformedBody malformed) {
      throw new IOException(malformed.getMessage(), malformed);
    }
  }

  /** A request in this process' name. */
  static ApiRequest request(String method, String path, Map<String, String> query, Map<String, String> headers, Body body) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    query.forEach((name, value) -> parameters.put(name, List.of(value)));
    Map<String, String> all = new LinkedHashMap<>(Map.of("accept", "application/json", "user-agent", "hexareme"));
    all.putAll(headers);
    return new ApiRequest(method, path, parameters, all, body, new Credential.None(), "");
  }
}
