package io.hexareme.core.kubelet;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** As much of the API as a kubelet sees: collections of trees by path, watches, patches that merge, graceful deletion of Pods. */
final class StubApiServer implements ApiServer {
  private final Loop loop;
  private final Map<String, Obj> objects = new TreeMap<>();
  private final List<Watcher> watchers = new ArrayList<>();
  final List<String> requests = new ArrayList<>();
  final List<Obj> events = new ArrayList<>();
  /** The phases of every Pod, in the order in which they were written. */
  final List<String> phases = new ArrayList<>();
  /** How many tokens were issued. */
  int tokens;
  private long revision = 100;
  /** As long as it is set, every request is answered with 503. */
  boolean down;
  /** As long as it is set, every status of a Pod is found invalid. */
  boolean refuseStatus;

  /** As long as it is set, watches show nothing; what they do not show now they never will. */
  boolean mute;
  /** So many statuses of Pods are answered with 409. */
  int conflicts;

  StubApiServer(Loop loop) {
    this.loop = loop;
  }

  // ---- what a test does ----

  Obj put(String path, Obj object) {
    boolean known = objects.containsKey(path);
    Obj stored = stamped(object);
    objects.put(path, stored);
    tell(known ? "MODIFIED" : "ADDED", path, stored);
    return stored;
  }

  Obj get(String path) {
    return objects.getOrDefault(path, Obj.EMPTY);
  }

  void remove(String path) {
    Obj gone = objects.remove(path);
    tell("DELETED", path, stamped(gone));
  }

  List<String> eventTexts() {
    return events.stream().map(event -> event.text("type") + " " + event.text("reason") + " " + event.text("message")).toList();
  }

  // ---- what a client sees ----

  @Override
  public CompletionStage<ApiResponse> handle(ApiRequest request) {
    CompletableFuture<ApiResponse> answer = new CompletableFuture<>();
    loop.execute(() -> answer.complete(down ? failure(503, "ServiceUnavailable") : answer(request)));
    return answer;
  }

  private ApiResponse answer(ApiRequest request) {
    requests.add(request.method() + " " + request.path());
    Obj body = request.body() instanceof Body.Tree(Value tree) ? tree.asObj() : Obj.EMPTY;
    return switch (request.method()) {
      case "POST" -> create(request.path(), body);
      case "PUT" -> update(request.path(), body);
      case "PATCH" -> patch(request.path(), body);
      case "DELETE" -> delete(request.path(), body);
      default -> request.param("watch").equals("true") ? watch(request) : read(request);
    };
  }

  private ApiResponse create(String path, Obj body) {
    if (path.endsWith("/token")) {
      tokens++;
      return whole(201, body.with("status", Value.obj("token", "token-" + tokens)));
    }
    if (path.endsWith("/events")) {
      events.add(body);
      return whole(201, stamped(body));
    }
    String key = path + "/" + Meta.name(body);
    if (objects.containsKey(key)) {
      return failure(409, "AlreadyExists");
    }
    Obj withUid = Meta.uid(body).isEmpty() ? body.withPath(Value.of("uid-" + Meta.name(body)), "metadata", "uid") : body;
    return whole(201, put(key, withUid));
  }

  private ApiResponse update(String path, Obj body) {
    if (!objects.containsKey(path)) {
      return failure(404, "NotFound");
    }
    return Meta.revision(body) == Meta.revision(objects.get(path)) ? whole(200, put(path, body)) : failure(409, "Conflict");
  }

  private ApiResponse patch(String path, Obj patch) {
    String key = path.endsWith("/status") ? path.substring(0, path.length() - 7) : path;
    Obj object = objects.get(key);
    if (object == null) {
      return failure(404, "NotFound");
    }
    String uid = Meta.uid(patch);
    if (!uid.isEmpty() && !uid.equals(Meta.uid(object))) {
      return failure(409, "Conflict");
    }
    if (refuseStatus && path.endsWith("/status") && path.contains("/pods/")) {
      return failure(422, "Invalid");
    }
    if (conflicts > 0 && path.endsWith("/status") && path.contains("/pods/")) {
      conflicts--;
      return failure(409, "Conflict");
    }
    Obj merged = merge(object, patch).asObj();
    if (key.contains("/pods/")) {
      phases.add(Meta.name(merged) + " " + merged.text("status", "phase"));
    }
    return whole(200, put(key, merged));
  }

  private ApiResponse delete(String path, Obj options) {
    Obj object = objects.get(path);
    if (object == null) {
      return failure(404, "NotFound");
    }
    String uid = options.text("preconditions", "uid");
    if (!uid.isEmpty() && !uid.equals(Meta.uid(object))) {
      return failure(409, "Conflict");
    }
    remove(path);
    return whole(200, object);
  }

  private ApiResponse read(ApiRequest request) {
    Obj object = objects.get(request.path());
    if (object != null) {
      return whole(200, object);
    }
    boolean collection = request.path().endsWith("s") && request.path().matches(".*/(pods|nodes|leases|services|configmaps|secrets)");
    if (!collection) {
      return failure(404, "NotFound");
    }
    List<Value> items = objects.entrySet().stream().filter(e -> isIn(request.path(), e.getKey())
        && isNamed(request.param("fieldSelector"), e.getKey())).map(e -> (Value) e.getValue()).toList();
    return whole(200, Value.obj("metadata", Value.obj("resourceVersion", Long.toString(revision)), "items", new Arr(items)));
  }

  /** Of field selectors that by name is understood; others select everything. */
  private static boolean isNamed(String selector, String path) {
    String byName = "metadata.name=";
    return !selector.startsWith(byName) || path.endsWith("/" + selector.substring(byName.length()));
  }

  private record Watcher(String path, String selector, ApiResponse.Sink[] sink) {}

  private ApiResponse watch(ApiRequest request) {
    Watcher watcher = new Watcher(request.path(), request.param("fieldSelector"), new ApiResponse.Sink[1]);
    watchers.add(watcher);
    return new ApiResponse.Streaming(200, Map.of(), new ApiResponse.Frames() {
      @Override
      public void start(ApiResponse.Sink sink) {
        watcher.sink()[0] = sink;
      }

      @Override
      public void cancel() {
        watchers.remove(watcher);
      }
    });
  }

  private void tell(String type, String path, Obj object) {
    for (Watcher watcher : List.copyOf(watchers)) {
      if (!mute && isIn(watcher.path(), path) && isNamed(watcher.selector(), path)) {
        loop.execute(() -> {
          if (watcher.sink()[0] != null) {
            watcher.sink()[0].frame(new Body.Tree(Value.obj("type", type, "object", object)));
          }
        });
      }
    }
  }

  private static boolean isIn(String collection, String path) {
    String kind = collection.substring(collection.lastIndexOf('/'));
    return path.startsWith(collection + "/") || (path.startsWith("/api/v1/namespaces/") && path.contains(kind + "/") && collection.equals("/api/v1" + kind));
  }

  private Obj stamped(Obj object) {
    return object.withPath(Value.of(Long.toString(++revision)), "metadata", "resourceVersion");
  }

  private static Value merge(Value base, Value patch) {
    Map<String, Value> merged = new LinkedHashMap<>(base.asObj().fields());
    patch.asObj().fields().forEach((field, value) -> {
      if (value.isNull()) {
        merged.remove(field);
      } else if (field.equals("conditions")) {
        merged.put(field, byType(base.list("conditions"), value.items()));
      } else if (value instanceof Obj && !field.equals("state") && !field.equals("lastState")) {
        merged.put(field, merge(base.at(field), value));
      } else {
        merged.put(field, new Arr(List.of()).equals(value) || !(value instanceof Arr) ? value : withoutDirectives(value));
      }
    });
    return new Obj(merged);
  }

  private static Value withoutDirectives(Value list) {
    return new Arr(list.items().stream().filter(item -> item.at("$patch").isNull()).toList());
  }

  private static Value byType(List<Value> base, List<Value> patch) {
    Map<String, Value> conditions = new LinkedHashMap<>();
    base.forEach(condition -> conditions.put(condition.text("type"), condition));
    patch.forEach(condition -> conditions.put(condition.text("type"), condition));
    return new Arr(List.copyOf(conditions.values()));
  }

  private static ApiResponse whole(int code, Obj object) {
    return new ApiResponse.Whole(code, Map.of(), new Body.Tree(object));
  }

  private static ApiResponse failure(int code, String reason) {
    return whole(code, Value.obj("kind", "Status", "status", "Failure", "reason", reason, "message", reason, "code", code));
  }
}
