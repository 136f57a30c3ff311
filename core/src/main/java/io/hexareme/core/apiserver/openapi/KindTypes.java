package io.hexareme.core.apiserver.openapi;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.serving.ServedResources;
import io.hexareme.ports.schema.ResourceSchema.Subresource;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which type is the body of which kind, for resources and for the kinds that subresources speak. */
final class KindTypes {
  static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";

  private final ServedResources resources;
  private final SchemaTable table;

  KindTypes(ServedResources resources, SchemaTable table) {
    this.resources = resources;
    this.table = table;
  }

  Map<String, TypeSchema> all() {
    return table.types();
  }

  static Obj gvk(String group, String version, String kind) {
    return Value.obj("group", group, "kind", kind, "version", version);
  }

  /** What a subresource speaks; empty for kinds without a schema, such as the answer of a log. */
  Optional<TypeSchema> of(Subresource subresource) {
    Optional<TypeSchema> served = resources.ofKind(subresource.group(), subresource.version(), subresource.kind()).map(ServedResource::type);
    String group = subresource.group().isEmpty() ? "core" : subresource.group().split("\\.")[0];
    return served.or(() -> Optional.ofNullable(
        table.types().get("io.k8s.api." + group + "." + subresource.version() + "." + subresource.kind())));
  }

  /** All types that resources and their subresources speak in {@code served}. */
  List<TypeSchema> roots(List<ServedResource> served) {
    List<TypeSchema> roots = new ArrayList<>();
    for (ServedResource resource : served) {
      roots.add(resource.type());
      resource.schema().subresources().forEach(subresource -> of(subresource).ifPresent(roots::add));
    }
    for (String meta : List.of("DeleteOptions", "Status", "ListMeta")) {
      Optional.ofNullable(table.types().get(META + meta)).ifPresent(roots::add);
    }
    return roots;
  }

  /** The group-version-kinds of each type that is a body, in {@code served}. */
  Map<String, List<Value>> kinds(List<ServedResource> served) {
    Map<String, List<Value>> kinds = new LinkedHashMap<>();
    for (ServedResource resource : served) {
      add(kinds, resource.type().name(), gvk(resource.group(), resource.schema().version(), resource.kind()));
      resource.schema().subresources().forEach(sub -> of(sub).ifPresent(
          type -> add(kinds, type.name(), gvk(sub.group(), sub.version(), sub.kind()))));
    }
    add(kinds, META + "Status", gvk("", "v1", "Status"));
    return kinds;
  }

  private static void add(Map<String, List<Value>> kinds, String type, Obj gvk) {
    List<Value> list = kinds.computeIfAbsent(type, t -> new ArrayList<>());
    if (!list.contains(gvk)) {
      list.add(gvk);
    }
  }
}
