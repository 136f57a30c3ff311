package io.hexareme.core.apiserver.customresource;

import io.hexareme.core.apiserver.customresource.definition.Definition;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schema of a custom resource as OpenAPI v3 publishes it: as it stands in the definition, with what every kind has. */
final class PublishedSchema {
  private static final String META = "#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";
  private static final Obj API_VERSION = Value.obj("description",
      "The version of the schema that this object is written in. More info: "
          + "https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#resources", "type", "string");
  private static final Obj KIND = Value.obj("description",
      "The kind of this object. Cannot be changed. More info: "
          + "https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#types-kinds", "type", "string");
  private static final Obj METADATA = Value.obj("description",
      "Standard object's metadata. More info: "
          + "https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#metadata",
      "allOf", Value.array(Value.obj("$ref", META)));

  private PublishedSchema() {}

  static Obj of(Definition definition, String version, Obj raw) {
    Map<String, Value> properties = new LinkedHashMap<>();
    properties.put("apiVersion", API_VERSION);
    properties.put("kind", KIND);
    properties.put("metadata", METADATA);
    raw.at("properties").asObj().fields().forEach((name, below) -> properties.putIfAbsent(name, node(below.asObj())));
    Value kind = Value.obj("group", definition.group(), "kind", definition.acceptedNames().text("kind"), "version", version);
    return raw.with("properties", new Obj(properties)).with("x-kubernetes-group-version-kind", Value.array(kind));
  }

  /** What may be a number or a string says so in words that every client knows. */
  private static Obj node(Obj schema) {
    Obj made = schema;
    if (schema.at("properties") instanceof Obj properties) {
      Map<String, Value> below = new LinkedHashMap<>();
      properties.fields().forEach((name, property) -> below.put(name, node(property.asObj())));
      made = made.with("properties", new Obj(below));
    }
    for (String one : new String[] {"items", "additionalProperties"}) {
      made = made.at(one) instanceof Obj below ? made.with(one, node(below)) : made;
    }
    if (schema.at("x-kubernetes-int-or-string").asBool(false) && schema.list("anyOf").isEmpty() && schema.list("allOf").isEmpty()) {
      made = made.with("anyOf", new Arr(new ArrayList<>(List.of(Value.obj("type", "integer"), Value.obj("type", "string")))));
    }
    return made;
  }
}
