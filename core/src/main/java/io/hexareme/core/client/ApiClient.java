package io.hexareme.core.client;

import io.hexareme.core.client.flaw.ClientFlaw;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Typed calls on the front door under one identity. Immutable; answers come on the caller's loop. */
public final class ApiClient {
  /** Patch formats by their media types. */
  public static final String JSON_PATCH = "application/json-patch+json";
  public static final String MERGE_PATCH = "application/merge-patch+json";
  public static final String STRATEGIC_MERGE_PATCH = "application/strategic-merge-patch+json";
  public static final String APPLY_PATCH = "application/apply-patch+yaml";

  private final ApiServer server;
  private final Credential credential;
  private final String userAgent;
  private final String cause;
  private final InformerObserver observer;
  private final Set<ClientFlaw> flaws;

  /** @param userAgent names the field manager of what is written, up to the first slash */
  public ApiClient(ApiServer server, Credential credential, String userAgent) {
    this(server, credential, userAgent, "", InformerObserver.NONE, Set.of());
  }

  private ApiClient(
      ApiServer server, Credential credential, String userAgent, String cause, InformerObserver observer, Set<ClientFlaw> flaws) {
    this.server = server;
    this.credential = credential;
    this.userAgent = userAgent;
    this.cause = cause;
    this.observer = observer;
    this.flaws = flaws;
  }

  /** The same client for a simulation: its informers are looked at, and have known bugs put back in on purpose. */
  public ApiClient rehearsing(InformerObserver onlooker, Set<ClientFlaw> bugs) {
    return new ApiClient(server, credential, userAgent, cause, onlooker, bugs);
  }

  InformerObserver observer() {
    return observer;
  }

  boolean has(ClientFlaw flaw) {
    return flaws.contains(flaw);
  }

  /** The same client, its requests made on behalf of the span {@code cause}. */
  public ApiClient because(String cause) {
    return new ApiClient(server, credential, userAgent, cause, observer, flaws);
  }

  public CompletionStage<Result> get(Resource resource, String namespace, String name) {
    return send("GET", resource.path(namespace) + "/" + name, Map.of(), new Body.None(), "");
  }

  /** @param query such as {@code labelSelector}, {@code fieldSelector}, {@code resourceVersion}, {@code limit} */
  public CompletionStage<Result> list(Resource resource, String namespace, Map<String, String> query) {
    return send("GET", resource.path(namespace), query, new Body.None(), "");
  }

  /** Creates in the namespace that the object names. */
  public CompletionStage<Result> create(Resource resource, Obj object) {
    return send("POST", resource.path(Meta.namespace(object)), Map.of(), new Body.Tree(object), Body.TREE);
  }

  /** Creates through a subresource, such as {@code binding} or {@code eviction}. */
  public CompletionStage<Result> createAt(Resource resource, String namespace, String name, String subresource, Obj object) {
    return send("POST", resource.path(namespace) + "/" + name + "/" + subresource, Map.of(), new Body.Tree(object), Body.TREE);
  }

  /** Replaces; with the object's resourceVersion as the precondition if it has one. */
  public CompletionStage<Result> update(Resource resource, Obj object) {
    return send("PUT", objectPath(resource, object), Map.of(), new Body.Tree(object), Body.TREE);
  }

  public CompletionStage<Result> updateStatus(Resource resource, Obj object) {
    return send("PUT", objectPath(resource, object) + "/status", Map.of(), new Body.Tree(object), Body.TREE);
  }

  /** @param subresource empty for the object itself; {@code type} one of the patch media types above */
  public CompletionStage<Result> patch(
      Resource resource, String namespace, String name, String subresource, String type, Value patch) {
    String path = resource.path(namespace) + "/" + name + (subresource.isEmpty() ? "" : "/" + subresource);
    return send("PATCH", path, Map.of(), new Body.Tree(patch), type);
  }

  /** @param options a DeleteOptions object; empty for the defaults */
  public CompletionStage<Result> delete(Resource resource, String namespace, String name, Obj options) {
    Body body = options.isEmpty() ? new Body.None() : new Body.Tree(options);
    return send("DELETE", resource.path(namespace) + "/" + name, Map.of(), body, Body.TREE);
  }

  public CompletionStage<Result> deleteCollection(Resource resource, String namespace, Map<String, String> query) {
    return send("DELETE", resource.path(namespace), query, new Body.None(), "");
  }

  /**
   * Opens a watch. The stage answers the streaming response, whose frames are trees {@code {type, object}}, or the refusal as a
   * whole response.
   */
  public CompletionStage<ApiResponse> watch(Resource resource, String namespace, Map<String, String> query) {
    Map<String, String> parameters = new LinkedHashMap<>(query);
    parameters.put("watch", "true");
    return server.handle(request("GET", resource.path(namespace), parameters, new Body.None(), ""));
  }

  /** Any other request that is answered whole with a tree. Never fails: what a transport throws is a {@link Result.Failed} too. */
  public CompletionStage<Result> send(String method, String path, Map<String, String> query, Body body, String contentType) {
    return server.handle(request(method, path, query, body, contentType))
        .handle((response, failure) -> failure == null ? result(response) : unknown(failure));
  }

  /** A connection that broke tells nothing of what became of the request, as little as a time-out does. */
  private static Result unknown(Throwable failure) {
    return new Result.Failed(504, "Timeout", "no answer: " + failure.getMessage(), Obj.EMPTY);
  }

  private static String objectPath(Resource resource, Obj object) {
    return resource.path(Meta.namespace(object)) + "/" + Meta.name(object);
  }

  private ApiRequest request(String method, String path, Map<String, String> query, Body body, String contentType) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("accept", Body.TREE);
    headers.put("user-agent", userAgent);
    if (!contentType.isEmpty()) {
      headers.put("content-type", contentType);
    }
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    query.forEach((name, value) -> parameters.put(name, List.of(value)));
    return new ApiRequest(method, path, parameters, headers, body, credential, cause);
  }

  /** The typed form of a whole answer. */
  static Result result(ApiResponse response) {
    Obj object = response instanceof ApiResponse.Whole(int code, var headers, Body.Tree(Value tree)) ? tree.asObj() : Obj.EMPTY;
    if (response.code() < 300) {
      return new Result.Ok(response.code(), object);
    }
    return object.isEmpty() ? unexplained(response.code())
        : new Result.Failed(response.code(), object.text("reason"), object.text("message"), object);
  }

  /** A refusal without a Status, such as a plain text: what client-go makes of the code. */
  private static Result unexplained(int code) {
    return switch (code) {
      case 401 -> new Result.Failed(code, "Unauthorized", "the server has asked for the client to provide credentials", Obj.EMPTY);
      case 403 -> new Result.Failed(code, "Forbidden", "unknown", Obj.EMPTY);
      case 404 -> new Result.Failed(code, "NotFound", "the server could not find the requested resource", Obj.EMPTY);
      case 405 -> new Result.Failed(code, "MethodNotAllowed", "the server does not allow this method on the requested resource", Obj.EMPTY);
      case 429 -> new Result.Failed(code, "TooManyRequests",
          "the server has received too many requests and has asked us to try again later", Obj.EMPTY);
      case 503 -> new Result.Failed(code, "ServiceUnavailable", "the server is currently unable to handle the request", Obj.EMPTY);
      default -> new Result.Failed(code, code >= 500 ? "InternalError" : "",
          "the server responded with the status code " + code + " but did not return more information", Obj.EMPTY);
    };
  }
}
