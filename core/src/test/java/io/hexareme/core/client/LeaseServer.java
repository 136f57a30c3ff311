package io.hexareme.core.client;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Map;
import java.util.TreeSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One Lease, written on condition of its revision, for candidates of whom some may be cut off. */
final class LeaseServer {
  private final Loop loop;
  /** Nobody answers them. */
  final Set<String> unanswered = new TreeSet<>();
  /** They are told 503. */
  final Set<String> refused = new TreeSet<>();
  Obj lease; // null while there is none
  int writes;
  private long revision = 1;

  LeaseServer(Loop loop) {
    this.loop = loop;
  }

  ApiServer seenBy(String candidate) {
    return request -> {
      CompletableFuture<ApiResponse> answer = new CompletableFuture<>();
      if (!unanswered.contains(candidate)) {
        ApiResponse now = refused.contains(candidate) ? status(503, "ServiceUnavailable") : handle(request);
        loop.execute(() -> answer.complete(now));
      }
      return answer;
    };
  }

  private ApiResponse handle(ApiRequest request) {
    if (request.path().contains("events")) {
      return status(201, "");
    }
    return switch (request.method()) {
      case "GET" -> lease == null ? status(404, "NotFound") : new ApiResponse.Whole(200, Map.of(), new Body.Tree(lease));
      case "POST" -> lease != null ? status(409, "AlreadyExists") : write(request);
      default -> lease.text("metadata", "resourceVersion").equals(((Body.Tree) request.body()).value().text("metadata", "resourceVersion"))
          ? write(request) : status(409, "Conflict");
    };
  }

  private ApiResponse write(ApiRequest request) {
    writes++;
    Obj body = ((Body.Tree) request.body()).value().asObj();
    lease = body.withPath(Value.of(Long.toString(++revision)), "metadata", "resourceVersion");
    return new ApiResponse.Whole(200, Map.of(), new Body.Tree(lease));
  }

  private static ApiResponse status(int code, String reason) {
    return new ApiResponse.Whole(code, Map.of(), new Body.Tree(Value.obj("kind", "Status", "reason", reason, "message", "", "code", code)));
  }
}
