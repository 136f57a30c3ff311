package io.hexareme.core.scheduler;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** As much of an API server as the scheduler speaks to: lists, watches that can be held back, bindings, status patches, deletes. */
final class StubApiServer implements ApiServer {
  private static final Map<String, Resource> KINDS = Map.of(
      "Pod", Resource.PODS,
      "Node", Resource.NODES,
      "Namespace", Resource.NAMESPACES,
      "PodDisruptionBudget", Resource.POD_DISRUPTION_BUDGETS);

  private final Loop loop;
  private long revision = 100;
  private final Map<String, Map<ObjectKey, Obj>> objects = new TreeMap<>();
  private final Map<String, List<ApiResponse.Sink>> watchers = new LinkedHashMap<>();
  private final Deque<Runnable> heldFrames = new ArrayDeque<>();
  /** While set, watch events wait for {@link #release}. */
  boolean holdWatches;
  /** Answers a binding in place of the server when it answers anything but null. */
  Function<ApiRequest, ApiResponse> onBinding = request -> null;
  /** Answers of bindings get lost after the binding was made. */
  boolean loseBindingAnswers;
  /** Deletions are accepted but do not show. */
  boolean hideDeletions;
  final List<String> log = new ArrayList<>();
  final List<Obj> events = new ArrayList<>();
  final List<ApiRequest> requests = new ArrayList<>();

  StubApiServer(Loop loop) {
    this.loop = loop;
    KINDS.values().forEach(resource -> {
      objects.put(resource.plural(), new TreeMap<>());
      watchers.put(resource.plural(), new ArrayList<>());
    });
  }

  void put(Obj object) {
    String plural = KINDS.get(Meta.kind(object)).plural();
    Obj stored = object.withPath(Value.of(Long.toString(++revision)), "metadata", "resourceVersion");
    boolean isNew = objects.get(plural).put(ObjectKey.of(object), stored) == null;
    send(plural, isNew ? "ADDED" : "MODIFIED", stored);
  }

  void delete(Obj object) {
    String plural = KINDS.get(Meta.kind(object)).plural();
    Obj gone = objects.get(plural).remove(ObjectKey.of(object));
    send(plural, "DELETED", gone.withPath(Value.of(Long.toString(++revision)), "metadata", "resourceVersion"));
  }

  Obj pod(String name) {
    return objects.get("pods").get(new ObjectKey("default", name));
  }

  Iterable<Obj> pods() {
    return objects.get("pods").values();
  }

  void release() {
    holdWatches = false;
    while (!heldFrames.isEmpty()) {
      loop.execute(heldFrames.poll());
    }
  }

  private void send(String plural, String type, Obj object) {
    Runnable frame = () -> List.copyOf(watchers.get(plural)).forEach(
        sink -> sink.frame(new Body.Tree(Value.obj("type", type, "object", object))));
    if (holdWatches) {
      heldFrames.add(frame);
    } else {
      loop.execute(frame);
    }
  }

  @Override
  public CompletionStage<ApiResponse> handle(ApiRequest request) {
    requests.add(request);
    CompletableFuture<ApiResponse> answer = new CompletableFuture<>();
    loop.execute(() -> {
      ApiResponse response = answer(request);
      if (loseBindingAnswers && request.path().endsWith("/binding")) {
        loseBindingAnswers = false;
        loop.execute(() -> answer.complete(failure(504, "Timeout", "request did not complete within the allotted timeout")));
      } else {
        loop.execute(() -> answer.complete(response));
      }
    });
    return answer;
  }

  private ApiResponse answer(ApiRequest request) {
    List<String> path = List.of(request.path().split("/"));
    String last = path.getLast();
    return switch (request.method()) {
      case "GET" -> path.size() == 7 ? get(path.get(4), last) : request.param("watch").equals("true") ? watch(last) : list(last);
      case "POST" -> last.equals("events") ? event(body(request)) : bind(request);
      case "PATCH" -> patchStatus(path.get(4), path.get(6), body(request));
      case "DELETE" -> deleted(path.get(4), last);
      default -> throw new IllegalStateException(request.toString());
    };
  }

  private static Obj body(ApiRequest request) {
    return ((Body.Tree) request.body()).value().asObj();
  }

  private ApiResponse get(String namespace, String name) {
    Obj pod = objects.get("pods").get(new ObjectKey(namespace, name));
    return pod == null ? failure(404, "NotFound", "gone") : ok(pod);
  }

  private ApiResponse list(String plural) {
    return ok(Value.obj(
        "metadata", Value.obj("resourceVersion", Long.toString(revision)),
        "items", List.copyOf(objects.get(plural).values())));
  }

  private ApiResponse watch(String plural) {
    return new ApiResponse.Streaming(200, Map.of(), new ApiResponse.Frames() {
      @Override
      public void start(ApiResponse.Sink sink) {
        watchers.get(plural).add(sink);
      }

      @Override
      public void cancel() {
        watchers.get(plural).clear();
      }
    });
  }

  private ApiResponse event(Obj event) {
    events.add(event);
    return ok(event);
  }

  private ApiResponse bind(ApiRequest request) {
    ApiResponse scripted = onBinding.apply(request);
    if (scripted != null) {
      return scripted;
    }
    Obj binding = body(request);
    ObjectKey key = ObjectKey.of(binding);
    Obj pod = objects.get("pods").get(key);
    String node = binding.text("target", "name");
    if (pod == null) {
      return failure(404, "NotFound", "pods \"" + key.name() + "\" not found");
    }
    if (!pod.text("spec", "nodeName").isEmpty() || !Meta.uid(pod).equals(Meta.uid(binding))) {
      return failure(409, "Conflict", "pod " + key.name() + " is already assigned to node \"" + pod.text("spec", "nodeName") + "\"");
    }
    log.add("bind " + key.name() + " " + node);
    put(pod.withPath(Value.of(node), "spec", "nodeName"));
    return new ApiResponse.Whole(201, Map.of(), new Body.Tree(Value.obj("kind", "Status", "status", "Success")));
  }

  private ApiResponse patchStatus(String namespace, String name, Obj patch) {
    Obj pod = objects.get("pods").get(new ObjectKey(namespace, name));
    if (pod == null) {
      return failure(404, "NotFound", "gone");
    }
    Obj status = pod.at("status").asObj();
    for (Map.Entry<String, Value> field : patch.at("status").asObj().fields().entrySet()) {
      status = field.getValue().isNull() ? status.without(field.getKey()) : status.with(field.getKey(), field.getValue());
    }
    put(pod.with("status", status));
    return ok(pod);
  }

  private ApiResponse deleted(String namespace, String name) {
    Obj pod = objects.get("pods").get(new ObjectKey(namespace, name));
    if (pod == null) {
      return failure(404, "NotFound", "gone");
    }
    log.add("delete " + name);
    if (hideDeletions) {
      return ok(pod);
    }
    put(pod.withPath(Value.of("2026-01-01T00:00:30Z"), "metadata", "deletionTimestamp"));
    return ok(pod);
  }

  private static ApiResponse ok(Obj object) {
    return new ApiResponse.Whole(200, Map.of(), new Body.Tree(object));
  }

  static ApiResponse failure(int code, String reason, String message) {
    return new ApiResponse.Whole(code, Map.of(), new Body.Tree(
        Value.obj("kind", "Status", "status", "Failure", "reason", reason, "message", message, "code", code)));
  }
}
