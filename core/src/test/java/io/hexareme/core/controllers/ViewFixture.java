package io.hexareme.core.controllers;

import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A cluster in memory for tests of controllers: it is the view, and it performs plans as the API server would where that matters
 * to them (generated names, uids, revisions, conflicts, status apart from the rest).
 */
public class ViewFixture implements ClusterView {
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Map<Resource, SortedMap<ObjectKey, Obj>> objects = new LinkedHashMap<>();
  private final Set<ObjectKey> hidden = new LinkedHashSet<>();
  private final Set<ObjectKey> read = new LinkedHashSet<>();
  private Instant now = START;
  private Instant since = Instant.EPOCH;
  private long revision;
  /** The Events so far, as {@code type reason message}. */
  public final List<String> events = new ArrayList<>();
  /** All commands performed so far but Events. */
  public final List<Command> writes = new ArrayList<>();

  public ViewFixture put(Resource resource, Obj object) {
    Obj whole = object.with("apiVersion", resource.apiVersion()).with("kind", resource.kind());
    if (Meta.uid(whole).isEmpty()) {
      whole = whole.withPath(Value.of("uid-" + resource.plural() + "-" + ++revision), "metadata", "uid");
    }
    whole = whole.withPath(Value.of(Long.toString(++revision)), "metadata", "resourceVersion");
    of(resource).put(ObjectKey.of(whole), whole);
    return this;
  }

  public void remove(Resource resource, ObjectKey key) {
    of(resource).remove(key);
  }

  public Obj object(Resource resource, String namespace, String name) {
    return get(resource, new ObjectKey(namespace, name)).orElseThrow();
  }

  public List<Obj> list(Resource resource) {
    return new ArrayList<>(of(resource).values());
  }

  /** The controller began to see the cluster only now. */
  public void beginNow() {
    since = now;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  /** Keeps an object out of the view, as when the view lags; reads still find it. */
  public void hide(ObjectKey key) {
    hidden.add(key);
  }

  /** Reconciles until nothing is left to be done; answers the last plan. */
  public Plan settle(Controller controller, ObjectKey key) {
    for (int i = 0; i < 20; i++) {
      Plan plan = controller.reconcile(key, this);
      if (plan.reads().isEmpty() && plan.commands().stream().allMatch(Command.Event.class::isInstance)) {
        perform(plan);
        read.clear();
        return plan;
      }
      perform(plan);
    }
    throw new AssertionError("does not settle: " + controller.reconcile(key, this));
  }

  public void perform(Plan plan) {
    plan.reads().forEach(wanted -> read.add(wanted.key()));
    plan.commands().forEach(this::perform);
  }

  private void perform(Command command) {
    if (!(command instanceof Command.Event)) {
      writes.add(command);
    }
    switch (command) {
      case Command.Create create -> create(create);
      case Command.Update update -> replace(update.resource(), update.object(), false);
      case Command.UpdateStatus update -> replace(update.resource(), update.object(), true);
      case Command.Patch patch -> patch(patch);
      case Command.Delete delete -> delete(delete);
      case Command.Event event -> events.add(event.type() + " " + event.reason() + " " + event.message());
      default -> throw new AssertionError("no controller tested here does that: " + command);
    }
  }

  private void create(Command.Create create) {
    Obj object = create.object();
    String prefix = object.text("metadata", "generateName");
    if (!prefix.isEmpty()) {
      object = object.withPath(Value.of(prefix + "%05d".formatted(++revision)), "metadata", "name");
    }
    if (of(create.resource()).containsKey(ObjectKey.of(object))) {
      throw new AssertionError("exists: " + create);
    }
    put(create.resource(), object.withPath(Value.of(Timestamps.seconds(now)), "metadata", "creationTimestamp"));
  }

  private void replace(Resource resource, Obj object, boolean status) {
    Obj old = of(resource).get(ObjectKey.of(object));
    if (old == null || Meta.revision(old) != Meta.revision(object)) {
      throw new AssertionError("conflict: " + object);
    }
    put(resource, status ? old.with("status", object.at("status")) : object.with("status", old.at("status")));
  }

  private void patch(Command.Patch patch) {
    Obj old = of(patch.resource()).get(patch.key());
    String uid = patch.patch().text("metadata", "uid");
    if (!uid.isEmpty() && !uid.equals(Meta.uid(old))) {
      throw new AssertionError("wrong uid: " + patch);
    }
    put(patch.resource(), merge(old, patch.patch().asObj()));
  }

  private static Obj merge(Obj old, Obj patch) {
    Obj merged = old;
    for (Map.Entry<String, Value> field : patch.fields().entrySet()) {
      merged = switch (field.getValue()) {
        case Obj object -> merged.with(field.getKey(), merge(merged.at(field.getKey()).asObj(), object));
        case Arr array when field.getKey().equals("conditions") -> merged.with("conditions", conditions(merged, array));
        case Value other -> merged.with(field.getKey(), other);
      };
    }
    return merged;
  }

  private static Value conditions(Obj status, Arr patch) {
    Value conditions = status.at("conditions");
    for (Value condition : patch.items()) {
      Obj merged = merge(Conditions.find(conditions, condition.text("type")).orElse(Obj.EMPTY), condition.asObj());
      conditions = new Arr(Conditions.remove(conditions, condition.text("type")).items()).plus(merged);
    }
    return conditions;
  }

  private void delete(Command.Delete delete) {
    Obj old = of(delete.resource()).get(delete.key());
    String uid = delete.options().text("preconditions", "uid");
    if (old != null && (uid.isEmpty() || uid.equals(Meta.uid(old)))) {
      of(delete.resource()).remove(delete.key());
    }
  }

  private SortedMap<ObjectKey, Obj> of(Resource resource) {
    return objects.computeIfAbsent(resource, r -> new TreeMap<>());
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Instant since() {
    return since;
  }

  @Override
  public Optional<Obj> get(Resource resource, ObjectKey key) {
    return hidden.contains(key) ? Optional.empty() : Optional.ofNullable(of(resource).get(key));
  }

  @Override
  public Iterable<Obj> all(Resource resource) {
    return of(resource).values().stream().filter(object -> !hidden.contains(ObjectKey.of(object))).toList();
  }

  @Override
  public Iterable<Obj> in(Resource resource, String namespace) {
    return of(resource).values().stream()
        .filter(object -> Meta.namespace(object).equals(namespace) && !hidden.contains(ObjectKey.of(object))).toList();
  }

  @Override
  public List<Obj> ownedBy(Resource resource, String ownerUid) {
    return of(resource).values().stream()
        .filter(object -> Meta.owners(object).stream().anyMatch(owner -> owner.text("uid").equals(ownerUid)))
        .toList();
  }

  @Override
  public List<Obj> podsOnNode(String nodeName) {
    return of(Resource.PODS).values().stream().filter(pod -> pod.text("spec", "nodeName").equals(nodeName)).toList();
  }

  @Override
  public Optional<Failure> lastFailure() {
    return Optional.empty();
  }

  @Override
  public Optional<Optional<Obj>> live(Resource resource, ObjectKey key) {
    if (key.name().isEmpty()) {
      List<Value> items = of(resource).values().stream()
          .filter(one -> key.namespace().isEmpty() || Meta.namespace(one).equals(key.namespace())).map(one -> (Value) one).toList();
      return read.contains(key) ? Optional.of(Optional.of(Value.obj("items", new Arr(items)))) : Optional.empty();
    }
    return read.contains(key) ? Optional.of(Optional.ofNullable(of(resource).get(key))) : Optional.empty();
  }

  @Override
  public int random(int bound) {
    return 0;
  }
}
