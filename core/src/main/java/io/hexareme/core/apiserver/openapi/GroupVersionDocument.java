package io.hexareme.core.apiserver.openapi;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The OpenAPI 3 document of one group and version. */
final class GroupVersionDocument {
  private final KindTypes kinds;
  private final Descriptions descriptions;
  private final String gitVersion;

  GroupVersionDocument(KindTypes kinds, Descriptions descriptions, String gitVersion) {
    this.kinds = kinds;
    this.descriptions = descriptions;
    this.gitVersion = gitVersion;
  }

  Obj of(List<ServedResource> served) {
    Map<String, Value> paths = new TreeMap<>();
    served.forEach(resource -> paths.putAll(ResourcePaths.of(kinds, resource)));
    return Value.obj(
        "openapi", "3.0.0",
        "info", info(),
        "paths", new Obj(paths),
        "components", Value.obj(
            "schemas", schemas(Dialect.V3, served),
            "securitySchemes", Value.obj("BearerToken", Value.obj(
                "type", "apiKey", "description", "Bearer Token authentication", "name", "authorization", "in", "header"))));
  }

  Obj info() {
    return Value.obj("title", "Kubernetes", "version", gitVersion);
  }

  /** Everything that the resources' bodies are made of. */
  Obj schemas(Dialect dialect, List<ServedResource> served) {
    TypeSchemas schemas = new TypeSchemas(dialect, descriptions);
    Map<String, List<Value>> bodies = kinds.kinds(served);
    Map<String, Value> all = new TreeMap<>(WellKnown.schemas(dialect));
    Map<String, TypeSchema> types = ReachableTypes.from(kinds.roots(served), kinds.all());
    types.forEach((name, type) -> all.put(name, schemas.of(type, bodies.getOrDefault(name, List.of()))));
    served.forEach(resource -> resource.custom().ifPresent(custom -> all.put(resource.type().name(),
        dialect == Dialect.V2 ? CustomDefinitions.version2(custom.openApi()) : custom.openApi())));
    served.stream().filter(resource -> resource.schema().verbs().contains("list")).forEach(resource ->
        all.put(resource.type().name() + "List", list(dialect, resource)));
    return new Obj(new LinkedHashMap<>(all));
  }

  private Obj list(Dialect dialect, ServedResource resource) {
    Obj items = Value.obj("description", "The objects.", "type", "array",
        "items", dialect == Dialect.V2 ? dialect.bare(resource.type().name())
            : dialect.reference(resource.type().name()).with("default", Obj.EMPTY));
    return Value.obj(
        "description", resource.listKind() + " is a list of " + resource.kind() + " objects.",
        "type", "object",
        "required", List.of("items"),
        "properties", Value.obj(
            "apiVersion", Value.obj("description", "The version of the API.", "type", "string"),
            "items", items,
            "kind", Value.obj("description", "The kind of the list.", "type", "string"),
            "metadata", Dialect.merged(Value.obj("description", "Of when the list is and how it goes on."),
                dialect.reference(KindTypes.META + "ListMeta"))),
        "x-kubernetes-group-version-kind", Value.array(
            KindTypes.gvk(resource.group(), resource.schema().version(), resource.listKind())));
  }
}
