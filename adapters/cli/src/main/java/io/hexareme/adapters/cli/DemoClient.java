package io.hexareme.adapters.cli;

import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.util.Map;

/** The demo's user: applies manifests as {@code kubectl apply --server-side} does, and looks at what became of them. */
final class DemoClient {
  private static final String MANAGER = "hexareme-demo";

  private final BlockingApiServer server;

  DemoClient(BlockingApiServer server) {
    this.server = server;
  }

  /**
   * Applies a manifest.
   *
   * @param trace 32 hexadecimal digits that the request carries as its W3C trace id, by which the cluster's trace knows it
   * @throws DemoFailure when it is refused
   */
  void apply(String path, String yaml, String trace) {
    Map<String, String> headers = Map.of(
        "content-type", "application/apply-patch+yaml",
        "traceparent", "00-" + trace + "-0000000000000001-01");
    ApiResponse answer = answer("PATCH", path, Map.of("fieldManager", MANAGER, "fieldValidation", "Strict"), headers, yaml);
    if (answer.code() >= 300) {
      throw new DemoFailure("the API server refused PATCH " + path + ": " + answer.code() + " " + body(answer).text("message"));
    }
  }

  /** What is at {@code path}; an empty object when there is nothing. */
  Value get(String path, Map<String, String> query) {
    ApiResponse answer = answer("GET", path, query, Map.of(), "");
    return switch (answer.code()) {
      case 200 -> body(answer);
      case 404 -> Value.Obj.EMPTY;
      default -> throw new DemoFailure("GET " + path + " is answered with " + answer.code() + " " + body(answer).text("message"));
    };
  }

  private ApiResponse answer(String method, String path, Map<String, String> query, Map<String, String> headers, String body) {
    Body carried = body.isEmpty() ? new Body.None() : Body.Encoded.of(Bytes.utf8(body));
    return server.handle(BlockingApiServer.request(method, path, query, headers, carried)).toCompletableFuture().join();
  }

  private static Value body(ApiResponse answer) {
    return answer instanceof ApiResponse.Whole(int code, var headers, Body.Tree(Value value)) ? value : Value.Null.NULL;
  }
}
