package io.hexareme.core.apiserver.schema;

import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.schema.TypeSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which resources are served and how their objects look: the built-in table, plus what is added while running (custom resources).
 *
 * <p>Belongs to the API server's loop. {@link #generation} grows with every change, so that discovery and OpenAPI know when what they
 * made of it is stale.
 */
public final class SchemaRegistry {
  private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";

  /** By {@code group/version/plural}, in discovery order. */
  private final Map<String, ResourceSchema> byPlural = new LinkedHashMap<>();
  /** By {@code group/version/kind}. */
  private final Map<String, ResourceSchema> byKind = new LinkedHashMap<>();
  /** By {@code group/version/kind}, of the types that are no resource, such as Scale. */
  private final Map<String, TypeSchema> otherKinds = new LinkedHashMap<>();
  private final Map<String, TypeSchema> types = new LinkedHashMap<>();
  private long generation;

  public SchemaRegistry(SchemaTable table) {
    types.putAll(table.types());
    table.resources().forEach(this::put);
    indexOtherKinds(table);
  }

  /** Kinds spoken by subresources, and those of the meta package, which belong to every group. */
  private void indexOtherKinds(SchemaTable table) {
    Map<String, List<TypeSchema>> byPackage = new LinkedHashMap<>();
    table.types().values().stream().filter(type -> type.fields().containsKey("apiVersion"))
        .forEach(type -> byPackage.computeIfAbsent(packageOf(type.name()), unknown -> new ArrayList<>()).add(type));
    for (ResourceSchema resource : table.resources()) {
      String prefix = packageOf(resource.type());
      for (TypeSchema type : byPackage.getOrDefault(prefix, List.of())) {
        otherKinds.putIfAbsent(key(resource.group(), resource.version(), type.name().substring(prefix.length())), type);
      }
    }
  }

  /** With the dot. */
  private static String packageOf(String type) {
    return type.substring(0, type.lastIndexOf('.') + 1);
  }

  private static String key(String group, String version, String name) {
    return group + "/" + version + "/" + name;
  }

  private void put(ResourceSchema resource) {
    byPlural.put(key(resource.group(), resource.version(), resource.plural()), resource);
    byKind.put(key(resource.group(), resource.version(), resource.kind()), resource);
  }

  /** Adds or replaces a resource and the types that only it uses. */
  public void add(ResourceSchema resource, Collection<TypeSchema> itsTypes) {
    remove(resource.group(), resource.version(), resource.plural());
    itsTypes.forEach(type -> types.put(type.name(), type));
    put(resource);
    generation++;
  }

  /** Removes a resource; nothing happens when there is none. Its types stay, as objects of them may still be under way. */
  public void remove(String group, String version, String plural) {
    ResourceSchema gone = byPlural.remove(key(group, version, plural));
    if (gone != null) {
      byKind.remove(key(group, version, gone.kind()));
      generation++;
    }
  }

  /** How often the registry has changed. */
  public long generation() {
    return generation;
  }

  /** Every resource: built-in groups in discovery order, then what was added. */
  public List<ResourceSchema> resources() {
    return List.copyOf(byPlural.values());
  }

  /** The resources of one group and version, by plural name in the order of discovery. */
  public List<ResourceSchema> resources(String group, String version) {
    return byPlural.values().stream().filter(each -> each.group().equals(group) && each.version().equals(version)).toList();
  }

  /** Every served group, the core group as the empty string, in discovery order. */
  public List<String> groups() {
    return byPlural.values().stream().map(ResourceSchema::group).distinct().toList();
  }

  /** The served versions of a group, the preferred one first. */
  public List<String> versions(String group) {
    return byPlural.values().stream().filter(each -> each.group().equals(group)).map(ResourceSchema::version).distinct().toList();
  }

  public Optional<ResourceSchema> resource(String group, String version, String plural) {
    return Optional.ofNullable(byPlural.get(key(group, version, plural)));
  }

  public Optional<ResourceSchema> resourceOfKind(String group, String version, String kind) {
    return Optional.ofNullable(byKind.get(key(group, version, kind)));
  }

  public Optional<TypeSchema> type(String name) {
    return Optional.ofNullable(types.get(name));
  }

  /**
   * The type of a kind, resource or not: {@code apps/v1 Deployment}, {@code autoscaling/v1 Scale}, {@code policy/v1 Eviction}, and the
   * options that every group accepts, such as {@code v1 DeleteOptions} and {@code meta.k8s.io/v1 DeleteOptions}.
   */
  public Optional<TypeSchema> typeOfKind(String group, String version, String kind) {
    ResourceSchema resource = byKind.get(key(group, version, kind));
    if (resource != null) {
      return type(resource.type());
    }
    TypeSchema other = otherKinds.get(key(group, version, kind));
    return other != null ? Optional.of(other) : type(META + kind);
  }

  /** The type of a field that refers to one. */
  TypeSchema resolve(FieldType.Ref ref) {
    TypeSchema type = types.get(ref.type());
    if (type == null) {
      throw new IllegalStateException("no type " + ref.type());
    }
    return type;
  }

  /** Names of every type, for OpenAPI. */
  public List<String> typeNames() {
    return new ArrayList<>(types.keySet());
  }
}
