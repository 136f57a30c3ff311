package io.hexareme.core.apiserver.customresource;

import io.hexareme.core.apiserver.customresource.definition.Definition;
import io.hexareme.core.apiserver.customresource.definition.DefinitionStatus;
import io.hexareme.core.apiserver.storage.GroupResource;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.core.apiserver.storage.ObjectEvent;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Takes a definition one step further: names, then established; or its objects, then its finalizer. Each step is one write that holds only
 * if nobody wrote in between; what it causes is learned from the store like everything else, and leads to the next step. So it does not
 * matter which of several servers was first.
 */
public final class Lifecycle {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final OwnWrites writes;
  private final ObjectCache cache;
  private final Loop loop;
  private final Clock clock;
  private final Map<String, Long> writing = new LinkedHashMap<>();
  private final Set<GroupResource> emptied = new TreeSet<>();
  private Consumer<String> again = name -> { };

  public Lifecycle(OwnWrites writes, ObjectCache cache, Loop loop, Clock clock) {
    this.writes = writes;
    this.cache = cache;
    this.loop = loop;
    this.clock = clock;
  }

  /** @param reconsider is called with the name of a definition that may be ready for its next step without having changed */
  void forGone(Consumer<String> reconsider) {
    again = reconsider;
  }

  /** @param others the accepted names of the other definitions in the group */
  void consider(Definition definition, List<Obj> others) {
    if (writing.containsKey(definition.name())) {
      return;
    }
    if (!definition.isTerminating()) {
      status(definition, next(definition, others));
    } else if (definition.holdsCleanup()) {
      clean(definition);
    }
  }

  private Obj next(Definition definition, List<Obj> others) {
    Instant now = clock.now();
    Naming naming = Naming.of(definition, others);
    Obj named = DefinitionStatus.named(definition, naming.accepted(), naming.complete(), naming.reason(), naming.message(), now);
    boolean settled = named.equals(definition.object().at("status"));
    return settled && naming.complete() && !definition.is("Established") ? DefinitionStatus.established(definition, now) : named;
  }

  private void status(Definition definition, Obj status) {
    if (!status.equals(definition.object().at("status"))) {
      write(definition, "/status", definition.object().with("status", status));
    }
  }

  private void write(Definition definition, String subresource, Obj object) {
    writing.put(definition.name(), definition.revision());
    writes.put("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/" + definition.name() + subresource, object)
        .whenComplete((code, failure) -> written(definition.name(), failure == null && (code < 300 || code == 409 || code == 404)));
  }

  /** What became of it comes from the store, and may have come already. A store that does not answer is asked again later. */
  private void written(String name, boolean answered) {
    if (answered) {
      writing.remove(name);
      cache.fresh().whenComplete((done, failure) -> again.accept(name));
    } else {
      loop.after(PAUSE, () -> {
        writing.remove(name);
        again.accept(name);
      });
    }
  }

  /** Says what happens, deletes every object, and lets go when there is none any more. */
  private void clean(Definition definition) {
    Obj cleaning = DefinitionStatus.cleaning(definition, clock.now());
    if (!cleaning.equals(definition.object().at("status"))) {
      status(definition, cleaning);
      return;
    }
    watch(definition);
    Set<String> namespaces = new TreeSet<>();
    cache.objects(definition.instances(), "").values().stream().filter(object -> !Meta.isTerminating(object.tree()))
        .forEach(object -> namespaces.add(object.key().namespace()));
    if (!cache.objects(definition.instances(), "").isEmpty()) {
      servedVersion(definition, version -> namespaces.forEach(namespace -> writes.deleteAll(
          "/apis/" + definition.group() + "/" + version + (namespace.isEmpty() ? "/" : "/namespaces/" + namespace + "/")
              + definition.instances().plural())));
      return;
    }
    List<Value> finalizers = definition.object().list("metadata", "finalizers").stream()
        .filter(finalizer -> !finalizer.equals(Value.of(Definition.CLEANUP))).toList();
    write(definition, "", definition.object().withPath(new Arr(finalizers), "metadata", "finalizers"));
  }

  private static void servedVersion(Definition definition, Consumer<String> use) {
    definition.versions().stream().filter(definition::serves).findFirst()
        .ifPresent(version -> use.accept(version.text("name")));
  }

  /** The end of an object may be what the definition waits for. */
  private void watch(Definition definition) {
    GroupResource resource = definition.instances();
    if (!emptied.add(resource)) {
      return;
    }
    cache.subscribe(resource, new ObjectCache.Listener() {
      @Override
      public void event(ObjectEvent event) {
        if (event.after() == null && cache.objects(resource, "").isEmpty()) {
          cache.unsubscribe(resource, this);
          emptied.remove(resource);
          again.accept(definition.name());
        }
      }

      @Override
      public void lost() {
        emptied.remove(resource);
      }
    });
  }
}
