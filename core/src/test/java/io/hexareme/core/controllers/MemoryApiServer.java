package io.hexareme.core.controllers;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;

// Justification: a stand-in that all controllers' tests share; its verbs work on the same few maps.
/**
 * As much of an API server as controllers can tell from the real one: revisions, preconditions, generations, status apart from the
 * rest, finalizers, deletion with propagation, namespaces' finalize, watches. Neither authorizes nor validates.
 */
public final class MemoryApiServer implements ApiServer {
  private final List<Resource> resources;
  private final Clock clock;
  private final Map<Resource, NavigableMap<ObjectKey, Obj>> objects = new LinkedHashMap<>();
  private final List<MemoryWatch> watches = new ArrayList<>();
  private final List<MemoryWatch.Change> history = new ArrayList<>();
  private final List<ApiRequest> writes = new ArrayList<>();
  private Function<ApiRequest, Optional<Obj>> refusal = request -> Optional.empty();
  private Obj readRefusal;
  private boolean gracefulPods;
  private boolean held;
  private long revision = 100;
  private int names;
  private int uids;

  public MemoryApiServer(Clock clock, List<Resource> resources) {
    this.clock = clock;
    // The definitions of kinds are everywhere; here there are none.
    this.resources = Stream.concat(resources.stream(), Stream.of(Resource.CUSTOM_RESOURCE_DEFINITIONS)).distinct().toList();
    this.resources.forEach(resource -> objects.put(resource, new TreeMap<>()));
  }

  // ---- the test's side ----

  /** Answers writes with the Status that {@code rule} gives for them. */
  public void refuse(Function<ApiRequest, Optional<Obj>> rule) {
    refusal = rule;
  }

  public void acceptAll() {
    refuse(request -> Optional.empty());
  }

  /** Answers reads of single objects with this Status; {@code null} ends that. */
  public void refuseReads(Obj status) {
    readRefusal = status;
  }

  /** From now on a deleted Pod stays, terminating, until {@link #remove}. */
  public void gracefulPods() {
    gracefulPods = true;
  }

  /** Keeps watch events back until {@link #release}. */
  public void hold() {
    held = true;
  }

  public void release() {
    held = false;
    List.copyOf(watches).forEach(MemoryWatch::flush);
  }

  boolean isHeld() {
    return held;
  }

  public Optional<Obj> get(Resource resource, ObjectKey key) {
    return Optional.ofNullable(objects.getOrDefault(resource, new TreeMap<>()).get(key));
  }

  public List<Obj> all(Resource resource) {
    return List.copyOf(objects.get(resource).values());
  }

  /** All accepted writes, Events left out, as {@code METHOD path}. */
  public List<String> writes() {
    return writes.stream().map(request -> request.method() + " " + request.path()).toList();
  }

  public List<ApiRequest> writeRequests() {
    return List.copyOf(writes);
  }

  public void forgetWrites() {
    writes.clear();
  }

  public long revision() {
    return revision;
  }

  /** Puts an object as somebody else's write; metadata that it lacks is filled in. */
  public Obj put(Resource resource, Obj object) {
    return store(resource, admitted(resource, object));
  }

  public Obj change(Resource resource, ObjectKey key, Function<Obj, Obj> change) {
    return update(resource, change.apply(objects.get(resource).get(key)));
  }

  /** Removes an object for good. */
  public void remove(Resource resource, ObjectKey key) {
    Obj old = objects.get(resource).remove(key);
    if (old != null) {
      publish(resource, "DELETED", old.withPath(Value.of(Long.toString(++revision)), "metadata", "resourceVersion"));
    }
  }

  /** A Status of refusal. */
  public static Obj status(int code, String reason, String message) {
    return Value.obj("kind", "Status", "status", "Failure", "code", code, "reason", reason, "message", message);
  }

  // ---- the API ----

  @Override
  public CompletionStage<ApiResponse> handle(ApiRequest request) {
    return CompletableFuture.completedFuture(serve(request));
  }

  private ApiResponse serve(ApiRequest request) {
    Target target = Target.of(request.path(), resources);
    if (request.method().equals("GET")) {
      return request.param("watch").equals("true") ? watch(target, request) : read(target);
    }
    Optional<Obj> refused = refusal.apply(request);
    if (refused.isPresent()) {
      return whole(refused.get().at("code").asInt(500), refused.get());
    }
    if (!target.resource().equals(Resource.EVENTS)) {
      writes.add(request);
    }
    Obj body = request.body() instanceof Body.Tree(Value tree) ? tree.asObj() : Obj.EMPTY;
    try {
      Obj answer = switch (request.method()) {
        case "POST" -> create(target, body);
        case "PUT" -> replace(target, body);
        case "PATCH" -> patch(target, request.header("content-type"), body);
        case "DELETE" -> target.name().isEmpty() ? deleteAll(target) : delete(target.resource(), target.key(), body);
        default -> throw new Refused(status(405, "MethodNotAllowed", request.method()));
      };
      return whole(200, answer);
    } catch (Refused refusedWrite) {
      return whole(refusedWrite.status.at("code").asInt(500), refusedWrite.status);
    }
  }

  @SuppressWarnings("serial")
  private static final class Refused extends RuntimeException {
    private final Obj status;

    Refused(Obj status) {
      this.status = status;
    }
  }

  record Target(Resource resource, String namespace, String name, String subresource) {
    ObjectKey key() {
      return new ObjectKey(namespace, name);
    }

    static Target of(String path, List<Resource> resources) {
      String[] parts = path.substring(1).split("/");
      boolean core = parts[0].equals("api");
      String group = core ? "" : parts[1];
      int at = core ? 2 : 3;
      boolean namespaced = parts[at].equals("namespaces") && parts.length > at + 2 && !Stream.of("finalize", "status").toList().contains(parts[at + 2]);
      String namespace = namespaced ? parts[at + 1] : "";
      int plural = namespaced ? at + 2 : at;
      Resource resource = resources.stream()
          .filter(r -> r.group().equals(group) && r.plural().equals(parts[plural]))
          .findFirst().orElseThrow(() -> new AssertionError("unknown path " + path));
      return new Target(resource, namespace, parts.length > plural + 1 ? parts[plural + 1] : "", parts.length > plural + 2 ? parts[plural + 2] : "");
    }
  }

  private ApiResponse read(Target target) {
    if (!target.name().isEmpty() && readRefusal != null) {
      return whole(readRefusal.at("code").asInt(500), readRefusal);
    }
    if (!target.name().isEmpty()) {
      Obj found = objects.get(target.resource()).get(target.key());
      return found == null ? whole(404, notFound(target)) : whole(200, found);
    }
    List<Value> items = new ArrayList<>();
    objects.get(target.resource()).forEach((key, object) -> {
      if (target.namespace().isEmpty() || target.namespace().equals(key.namespace())) {
        items.add(object.without("kind").without("apiVersion"));
      }
    });
    return whole(200, Value.obj(
        "kind", target.resource().kind() + "List",
        "metadata", Value.obj("resourceVersion", Long.toString(revision)),
        "items", items));
  }

  private ApiResponse watch(Target target, ApiRequest request) {
    MemoryWatch watch = new MemoryWatch(this, target.resource());
    history.stream()
        .filter(change -> change.revision() > Long.parseLong(request.param("resourceVersion")))
        .forEach(watch::offer);
    watches.add(watch);
    return new ApiResponse.Streaming(200, Map.of(), watch);
  }

  void forget(MemoryWatch watch) {
    watches.remove(watch);
  }

  private Obj create(Target target, Obj body) {
    if (!target.subresource().isEmpty()) {
      return Value.obj("kind", "Status", "status", "Success");
    }
    if (get(Resource.NAMESPACES, new ObjectKey("", target.namespace())).filter(Meta::isTerminating).isPresent()) {
      Obj cause = Value.obj("causes", Value.array(Value.obj("reason", "NamespaceTerminating")));
      throw new Refused(status(403, "Forbidden", "is being terminated").with("details", cause));
    }
    Obj object = admitted(target.resource(), body.without("status"));
    if (objects.get(target.resource()).containsKey(ObjectKey.of(object))) {
      throw new Refused(status(409, "AlreadyExists", target.resource().qualified() + " \"" + Meta.name(object) + "\" already exists"));
    }
    return store(target.resource(), object);
  }

  private Obj admitted(Resource resource, Obj body) {
    Obj metadata = body.at("metadata").asObj();
    if (!metadata.has("name")) {
      metadata = metadata.with("name", metadata.text("generateName") + String.format("%05d", ++names));
    }
    if (!metadata.has("uid")) {
      metadata = metadata.with("uid", "uid-" + ++uids);
    }
    if (!metadata.has("creationTimestamp")) {
      metadata = metadata.with("creationTimestamp", clock.now().toString());
    }
    if (!metadata.has("generation")) {
      metadata = metadata.with("generation", 1);
    }
    return body.with("kind", resource.kind()).with("apiVersion", resource.apiVersion()).with("metadata", metadata);
  }

  private Obj existing(Target target) {
    Obj old = objects.get(target.resource()).get(target.key());
    if (old == null) {
      throw new Refused(notFound(target));
    }
    return old;
  }

  private static Obj notFound(Target target) {
    return status(404, "NotFound", target.resource().qualified() + " \"" + target.name() + "\" not found");
  }

  private Obj replace(Target target, Obj body) {
    Obj old = existing(target);
    require(old, "resourceVersion", body.text("metadata", "resourceVersion"));
    require(old, "uid", body.text("metadata", "uid"));
    return switch (target.subresource()) {
      case "status" -> update(target.resource(), old.with("status", body.at("status")));
      case "finalize" -> update(target.resource(), old.withPath(body.at("spec", "finalizers"), "spec", "finalizers"));
      default -> update(target.resource(), body.with("status", old.at("status")));
    };
  }

  private static void require(Obj old, String field, String wanted) {
    if (!wanted.isEmpty() && !wanted.equals(old.text("metadata", field))) {
      throw new Refused(status(409, "Conflict", "the object has been modified"));
    }
  }

  private Obj patch(Target target, String type, Obj patch) {
    Obj old = existing(target);
    require(old, "resourceVersion", patch.text("metadata", "resourceVersion"));
    require(old, "uid", patch.text("metadata", "uid"));
    boolean strategic = type.equals(ApiClient.STRATEGIC_MERGE_PATCH);
    return update(target.resource(), MemoryPatch.merge(old, patch, strategic).asObj());
  }

  private Obj deleteAll(Target target) {
    List<Obj> all = objects.get(target.resource()).entrySet().stream()
        .filter(entry -> entry.getKey().namespace().equals(target.namespace())).map(Map.Entry::getValue).toList();
    all.forEach(object -> delete(target.resource(), ObjectKey.of(object), Obj.EMPTY));
    return Value.obj("kind", "Status", "status", "Success");
  }

  private Obj delete(Resource resource, ObjectKey key, Obj options) {
    Obj old = existing(new Target(resource, key.namespace(), key.name(), ""));
    require(old, "uid", options.text("preconditions", "uid"));
    require(old, "resourceVersion", options.text("preconditions", "resourceVersion"));
    Obj going = old;
    switch (options.text("propagationPolicy")) {
      case "Foreground" -> going = withFinalizer(going, "foregroundDeletion");
      case "Orphan" -> going = withFinalizer(going, "orphan");
      default -> {}
    }
    boolean stays = !going.list("metadata", "finalizers").isEmpty()
        || !going.list("spec", "finalizers").isEmpty()
        || (gracefulPods && resource.equals(Resource.PODS));
    if (!stays) {
      remove(resource, key);
      return Value.obj("kind", "Status", "status", "Success", "details", Value.obj("name", key.name(), "uid", Meta.uid(old)));
    }
    if (going == old && Meta.isTerminating(old)) {
      return old;
    }
    if (!Meta.isTerminating(going)) {
      going = going.withPath(Value.of(clock.now().toString()), "metadata", "deletionTimestamp");
    }
    return store(resource, resource.equals(Resource.NAMESPACES) ? going.withPath(Value.of("Terminating"), "status", "phase") : going);
  }

  private static Obj withFinalizer(Obj object, String finalizer) {
    List<Value> finalizers = new ArrayList<>(object.list("metadata", "finalizers"));
    if (!finalizers.contains(Value.of(finalizer))) {
      finalizers.add(Value.of(finalizer));
    }
    return object.withPath(new Value.Arr(finalizers), "metadata", "finalizers");
  }

  /** A write of something that is there: does nothing when nothing changes, completes a deletion when the last finalizer goes. */
  private Obj update(Resource resource, Obj object) {
    Obj old = objects.get(resource).get(ObjectKey.of(object));
    if (object.equals(old)) {
      return old;
    }
    if (Meta.isTerminating(object) && object.list("metadata", "finalizers").isEmpty() && object.list("spec", "finalizers").isEmpty()
        && !(gracefulPods && resource.equals(Resource.PODS))) {
      remove(resource, ObjectKey.of(object));
      return object;
    }
    boolean specChanged = !object.at("spec").equals(old.at("spec"));
    return store(resource, specChanged ? object.withPath(Value.of(Meta.generation(old) + 1), "metadata", "generation") : object);
  }

  private Obj store(Resource resource, Obj object) {
    Obj stored = object.withPath(Value.of(Long.toString(++revision)), "metadata", "resourceVersion");
    Obj old = objects.get(resource).put(ObjectKey.of(stored), stored);
    publish(resource, old == null ? "ADDED" : "MODIFIED", stored);
    return stored;
  }

  private void publish(Resource resource, String type, Obj object) {
    MemoryWatch.Change change = new MemoryWatch.Change(resource, type, object);
    history.add(change);
    List.copyOf(watches).forEach(watch -> watch.offer(change));
  }

  private static ApiResponse whole(int code, Obj body) {
    return new ApiResponse.Whole(code, Map.of(), new Body.Tree(body));
  }
}
