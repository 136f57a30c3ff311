package io.hexareme.features.support;

import io.hexareme.adapters.assembly.SimulatedCluster;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Requests under one identity; each runs the world until its answer is there. */
public final class Client {
  public static final String APPLY = "application/apply-patch+yaml";
  public static final String MERGE = "application/merge-patch+json";

  private final SimulatedCluster cluster;
  private final Credential credential;
  private final String agent;

  Client(SimulatedCluster cluster, Credential credential, String agent) {
    this.cluster = cluster;
    this.credential = credential;
    this.agent = agent;
  }

  public Answer get(String path) {
    return send("GET", path, null, "");
  }

  public Answer post(String path, Value body) {
    return send("POST", path, body, Body.TREE);
  }

  public Answer patch(String path, String type, Value patch) {
    return send("PATCH", path, patch, type);
  }

  /** Server-side apply. */
  public Answer apply(Obj manifest) {
    Thing thing = Manifest.thing(manifest);
    return patch(thing.path() + "?fieldManager=" + agent + "&force=true", APPLY, manifest);
  }

  public Answer create(Obj manifest) {
    Thing thing = Manifest.thing(manifest);
    return post(thing.kind().path(thing.namespace()), manifest);
  }

  /** @param target a path, with its query if it has one; {@code body} null for none */
  public Answer send(String method, String target, Value body, String contentType) {
    return answer(cluster.call(request(method, target, body, contentType)));
  }

  /** What the server answers in text, such as to {@code /readyz?verbose}. */
  public String text(String target) {
    ApiRequest asked = request("GET", target, null, "");
    ApiResponse answer = cluster.call(new ApiRequest("GET", asked.path(), asked.query(), Map.of(), new Body.None(), credential, ""));
    return answer instanceof ApiResponse.Whole whole && whole.body() instanceof Body.Encoded encoded ? encoded.joined().utf8() : "";
  }

  /** The same without waiting: the world must be run for the answer to come. */
  public CompletionStage<Answer> begin(String method, String target, Value body, String contentType) {
    return cluster.front().handle(request(method, target, body, contentType)).thenApply(Client::answer);
  }

  /** Opens a watch on that path; events are taken as the world runs. */
  public Watched watch(String target) {
    ApiResponse response = cluster.call(request("GET", target + (target.contains("?") ? "&" : "?") + "watch=true", null, ""));
    return new Watched(response);
  }

  /** The decoded form of a whole answer. */
  static Answer answer(ApiResponse response) {
    return switch (response) {
      case ApiResponse.Whole(int code, var headers, Body.Tree(Value tree)) -> new Answer(code, tree);
      case ApiResponse.Whole(int code, var headers, Body.Encoded encoded) -> new Answer(code, Manifest.parse(encoded.joined()));
      case ApiResponse.Whole(int code, var headers, Body.None none) -> new Answer(code, Obj.EMPTY);
      case ApiResponse.Streaming streaming -> {
        streaming.frames().cancel();
        yield new Answer(streaming.code(), Obj.EMPTY);
      }
    };
  }

  private ApiRequest request(String method, String target, Value body, String contentType) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("accept", Body.TREE);
    headers.put("user-agent", agent);
    if (body != null) {
      headers.put("content-type", contentType);
    }
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    return new ApiRequest(method, path, query(mark < 0 ? "" : target.substring(mark + 1)), headers,
        body == null ? new Body.None() : new Body.Tree(body), credential, "");
  }

  private static Map<String, List<String>> query(String text) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String pair : text.isEmpty() ? new String[0] : text.split("&")) {
      int equals = pair.indexOf('=');
      query.computeIfAbsent(equals < 0 ? pair : pair.substring(0, equals), name -> new ArrayList<>())
          .add(equals < 0 ? "" : pair.substring(equals + 1));
    }
    return query;
  }
}
