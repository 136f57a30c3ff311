package io.hexareme.core.apiserver.customresource;

import io.hexareme.core.apiserver.customresource.definition.Definition;
import io.hexareme.core.apiserver.customresource.schema.CustomShape;
import io.hexareme.core.apiserver.customresource.schema.StructuralSchema;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.serving.ServedResources;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.core.apiserver.storage.ObjectEvent;
import io.hexareme.core.apiserver.storage.StoredObject;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.BodyEncoder;
import io.hexareme.ports.schema.FieldSchema;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.value.Value.Obj;
import io.hexareme.ports.webhook.Webhooks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Serves what the definitions in the server's own copy say, and sees each of them through its life. Lives on the server's loop.
 *
 * <p>While the copy is being filled nothing is served: history has states that nobody is to act on any more. From {@link #start} on, what
 * is served follows each event at once, so whoever has read a definition's state here finds it served.
 */
public final class CustomResources {
  private static final Comparator<ServedResource> DISCOVERY_ORDER = Comparator.comparing(ServedResource::group)
      .thenComparing(resource -> resource.schema().version(), VersionOrder.NEWEST_FIRST).thenComparing(ServedResource::plural);

  private final ObjectCache cache;
  private final ServedResources served;
  private final Function<StructuralSchema, CustomShape> shaping;
  private final ConversionWebhook.Means means;
  private final Map<String, Known> known = new TreeMap<>();
  private final Map<String, TypeSchema> types = new LinkedHashMap<>();
  private Lifecycle lifecycle; // null before the start

  private record Known(Definition definition, ServedVersions versions) {}

  /** @param shaping what a schema makes of objects */
  public CustomResources(ObjectCache cache, ServedResources served, Function<StructuralSchema, CustomShape> shaping, Webhooks webhooks,
      BodyEncoder encoder, BodyDecoder decoder, Randomness ids) {
    this.cache = cache;
    this.served = served;
    this.shaping = shaping;
    this.means = new ConversionWebhook.Means(webhooks, encoder, decoder, ids);
  }

  /** A type with nothing but what every object has. */
  public static TypeSchema metadata(SchemaTable table) {
    TypeSchema whole = table.types().get("io.k8s.api.core.v1.ConfigMap");
    Map<String, FieldSchema> fields = new LinkedHashMap<>();
    List.of("kind", "apiVersion", "metadata").forEach(name -> fields.put(name, whole.fields().get(name)));
    return new TypeSchema("io.k8s.apimachinery.pkg.apis.meta.v1.PartialObjectMetadata", fields, false, List.of());
  }

  /** A type of a custom resource that is served; null for none of that name. */
  public TypeSchema type(String name) {
    return types.get(name);
  }

  /** Begins, once the copy is filled. */
  public void start(Lifecycle steps) {
    lifecycle = steps;
    steps.forGone(this::reconsider);
    follow();
    rebuild();
  }

  private void follow() {
    cache.subscribe(Definition.STORAGE, new ObjectCache.Listener() {
      @Override
      public void event(ObjectEvent event) {
        if (event.after() == null) {
          known.remove(event.before().key().name());
        } else {
          learn(event.after().key(), event.after());
        }
        publish();
        reconsiderGroup(new Definition((event.after() == null ? event.before() : event.after()).tree()).group());
      }

      @Override
      public void lost() {
        cache.subscribe(Definition.STORAGE, this);
        rebuild();
      }
    });
  }

  private void rebuild() {
    known.clear();
    cache.objects(Definition.STORAGE, "").forEach(this::learn);
    publish();
    List.copyOf(known.keySet()).forEach(this::reconsider);
  }

  private void learn(ObjectKey key, StoredObject stored) {
    Definition definition = new Definition(stored.tree());
    Known before = known.get(key.name());
    ServedVersions versions;
    if (!definition.isServed()) {
      versions = new ServedVersions(List.of(), Map.of());
    } else if (before != null && isSame(before.definition(), definition)) {
      versions = before.versions();
    } else {
      versions = ServedVersions.of(definition, shaping, means);
    }
    known.put(key.name(), new Known(definition, versions));
  }

  /** Whether both serve the same, so that what has been made of the one does for the other. */
  private static boolean isSame(Definition one, Definition other) {
    return one.isServed() && one.isTerminating() == other.isTerminating() && one.acceptedNames().equals(other.acceptedNames())
        && one.object().text("metadata", "uid").equals(other.object().text("metadata", "uid"))
        && one.object().at("spec").equals(other.object().at("spec"));
  }

  private void publish() {
    List<ServedResource> all = new ArrayList<>();
    Map<String, TypeSchema> allTypes = new LinkedHashMap<>();
    known.values().forEach(one -> {
      all.addAll(one.versions().resources());
      allTypes.putAll(one.versions().types());
    });
    all.sort(DISCOVERY_ORDER);
    types.clear();
    types.putAll(allTypes);
    if (!all.equals(custom())) {
      served.serveCustom(all);
    }
  }

  private List<ServedResource> custom() {
    return served.all().stream().filter(resource -> resource.custom().isPresent()).toList();
  }

  /** A name that one definition gives up may be what another waits for. */
  private void reconsiderGroup(String group) {
    known.values().stream().map(Known::definition).filter(one -> one.group().equals(group)).map(Definition::name).toList()
        .forEach(this::reconsider);
  }

  private void reconsider(String name) {
    Known one = known.get(name);
    if (one != null) {
      lifecycle.consider(one.definition(), namesOfOthers(one.definition()));
    }
  }

  private List<Obj> namesOfOthers(Definition definition) {
    return known.values().stream().map(Known::definition)
        .filter(other -> other.group().equals(definition.group()) && !other.name().equals(definition.name()))
        .map(Definition::acceptedNames).toList();
  }
}
