package io.hexareme.adapters.assembly.remote;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
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
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;

/**
 * A remote API server, reached as a kubeconfig says, which settles who calls: the credential of a request is not looked at. Trees go out
 * and come back as JSON. May be called from any thread; answers and frames come on a thread of the HTTP client.
 *
 * <p>A stage fails with {@link UncheckedIOException} when the server cannot be reached: whether it has done what it was asked is unknown then.
 */
public final class HttpApiServer implements ApiServer, AutoCloseable {
  private static final int OK = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client;
  private final KubeconfigFile config;

  public HttpApiServer(KubeconfigFile config) {
    this.config = config;
    this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .sslContext(ClientTls.of(config)).connectTimeout(PATIENCE).build();
  }

  @Override
  public CompletionStage<ApiResponse> handle(ApiRequest request) {
    CompletionStage<ApiResponse> answer = isStream(request) ? streaming(request) : whole(request);
    return answer.exceptionally(failure -> {
      throw unreachable(failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure);
    });
  }

  private CompletionStage<ApiResponse> whole(ApiRequest request) {
    HttpRequest http = http(request).timeout(PATIENCE).build();
    return client.sendAsync(http, BodyHandlers.ofByteArray())
        .thenApply(response -> new ApiResponse.Whole(response.statusCode(), headers(response), tree(response, response.body())));
  }

  private CompletionStage<ApiResponse> streaming(ApiRequest request) {
    return client.sendAsync(http(request).build(), BodyHandlers.ofPublisher())
        .thenCompose(response -> response.statusCode() == OK
            ? CompletableFuture.completedFuture(new ApiResponse.Streaming(OK, headers(response), new LineFrames(response.body())))
            : refusal(response));
  }

  /** A watch that is refused has one Status for an answer. */
  private static CompletionStage<ApiResponse> refusal(HttpResponse<Flow.Publisher<List<ByteBuffer>>> response) {
    BodySubscriber<byte[]> body = BodySubscribers.ofByteArray();
    response.body().subscribe(body);
    return body.getBody().thenApply(bytes -> new ApiResponse.Whole(response.statusCode(), headers(response), tree(response, bytes)));
  }

  private static boolean isStream(ApiRequest request) {
    return request.method().equals("GET") && List.of("true", "1").contains(request.param("watch"));
  }

  private RuntimeException unreachable(Throwable failure) {
    if (failure instanceof RuntimeException known && !(failure instanceof UncheckedIOException)) {
      return known;
    }
    IOException cause = failure instanceof UncheckedIOException unchecked ? unchecked.getCause()
        : failure instanceof IOException io ? io : new IOException(failure);
    String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new UncheckedIOException("the API server at " + config.server() + " does not answer: " + why, cause);
  }

  /** Ends open streams, too. */
  @Override
  public void close() {
    client.shutdownNow();
  }

  private HttpRequest.Builder http(ApiRequest request) {
    HttpRequest.Builder http = HttpRequest.newBuilder(target(request)).method(request.method(), publisher(request.body()));
    request.headers().forEach((name, value) -> {
      for (String each : name.equals("impersonate-group") ? value.split(",") : new String[] {value}) {
        http.header(name, each.equals(Body.TREE) ? "application/json" : each);
      }
    });
    if (!config.token().isEmpty()) {
      http.setHeader("authorization", "Bearer " + config.token());
    }
    return http;
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
      case Body.Tree(var value) -> BodyPublishers.ofByteArray(Documents.jsonEncoder().encode(value).array());
    };
  }

  private static Map<String, String> headers(HttpResponse<?> response) {
    Map<String, String> headers = new LinkedHashMap<>();
    response.headers().map().forEach((name, values) -> headers.put(name, String.join(",", values)));
    return headers;
  }

  private static Body tree(HttpResponse<?> response, byte[] body) {
    if (body.length == 0) {
      return new Body.Tree(Null.NULL);
    }
    if (!response.headers().firstValue("content-type").orElse("").startsWith("application/json")) {
      return new Body.Encoded(List.of(new Bytes(body))); // plain text, as for a path that nobody serves
    }
    try {
      return new Body.Tree(Documents.json().decode(new Bytes(body)).value());
    } catch (MalformedBody malformed) {
      throw new UncheckedIOException(new IOException(malformed.getMessage(), malformed));
    }
  }
}
