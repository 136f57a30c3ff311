package io.hexareme.core.apiserver.discovery;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.serving.ServedResources;
import io.hexareme.core.machinery.Fnv;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.schema.ResourceSchema.Subresource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Discovery as one document per level: APIVersions, APIGroupList, APIGroup, APIResourceList. */
final class LegacyDiscovery {
  private final ServedResources resources;
  private final String serverAddress;

  LegacyDiscovery(ServedResources resources, String serverAddress) {
    this.resources = resources;
    this.serverAddress = serverAddress;
  }

  Obj coreVersions() {
    return Value.obj("kind", "APIVersions", "versions", List.of("v1"), "serverAddressByClientCIDRs",
        List.of(Value.obj("clientCIDR", "0.0.0.0/0", "serverAddress", serverAddress)));
  }

  Obj groups() {
    List<Value> groups = new ArrayList<>();
    versions().forEach((group, versions) -> {
      if (!group.isEmpty()) {
        groups.add(groupBody(group, versions, Value.obj()));
      }
    });
    return Value.obj("kind", "APIGroupList", "apiVersion", "v1", "groups", new Arr(groups));
  }

  Optional<Obj> group(String group) {
    return Optional.ofNullable(versions().get(group)).filter(versions -> !group.isEmpty())
        .map(versions -> groupBody(group, versions, Value.obj("kind", "APIGroup", "apiVersion", "v1")));
  }

  /** Versions by group, both in order of preference. */
  private Map<String, Set<String>> versions() {
    Map<String, Set<String>> versions = new LinkedHashMap<>();
    resources.all().forEach(resource ->
        versions.computeIfAbsent(resource.group(), g -> new LinkedHashSet<>()).add(resource.schema().version()));
    return versions;
  }

  private static Obj groupBody(String group, Set<String> versions, Obj head) {
    List<Value> list = versions.stream().<Value>map(v -> Value.obj("groupVersion", group + "/" + v, "version", v)).toList();
    return head.with("name", group).with("versions", new Arr(list)).with("preferredVersion", list.getFirst());
  }

  Optional<Obj> resources(String group, String version) {
    List<ServedResource> served = resources.all().stream()
        .filter(r -> r.group().equals(group) && r.schema().version().equals(version)).toList();
    if (served.isEmpty()) {
      return Optional.empty();
    }
    List<Value> list = new ArrayList<>();
    for (ServedResource resource : served) {
      ResourceSchema schema = resource.schema();
      if (!schema.verbs().isEmpty()) {
        list.add(resource(schema));
      }
      schema.subresources().forEach(subresource -> list.add(subresource(schema, subresource)));
    }
    String groupVersion = group.isEmpty() ? version : group + "/" + version;
    return Optional.of(Value.obj(
        "kind", "APIResourceList", "apiVersion", group.isEmpty() ? null : "v1", "groupVersion", groupVersion, "resources", new Arr(list)));
  }

  private static Obj resource(ResourceSchema schema) {
    boolean stored = schema.verbs().contains("get");
    return Value.obj(
        "name", schema.plural(),
        "singularName", schema.singular(),
        "namespaced", schema.namespaced(),
        "kind", schema.kind(),
        "verbs", schema.verbs(),
        "shortNames", schema.shortNames().isEmpty() ? null : schema.shortNames(),
        "categories", schema.categories().isEmpty() ? null : schema.categories(),
        "storageVersionHash", stored ? Fnv.base64(schema.group() + "/" + schema.version() + "/" + schema.kind()) : null);
  }

  private static Obj subresource(ResourceSchema schema, Subresource subresource) {
    boolean foreign = !subresource.group().equals(schema.group()) || !subresource.version().equals(schema.version());
    return Value.obj(
        "name", schema.plural() + "/" + subresource.name(),
        "singularName", "",
        "namespaced", schema.namespaced(),
        "group", foreign && !subresource.group().isEmpty() ? subresource.group() : null,
        "version", foreign ? subresource.version() : null,
        "kind", subresource.kind(),
        "verbs", subresource.verbs());
  }
}
