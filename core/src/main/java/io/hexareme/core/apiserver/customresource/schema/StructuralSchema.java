package io.hexareme.core.apiserver.customresource.schema;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node of a schema: what is known of a value and of what is below it. What only validates values is read from {@code raw}.
 *
 * @param raw the node as the definition has it
 * @param properties of an object, by name
 * @param items of a list; null when nothing is said of them
 * @param values of a map; null when it is none, or nothing is said of its values
 */
public record StructuralSchema(Obj raw, Map<String, StructuralSchema> properties, StructuralSchema items, StructuralSchema values) {

  /** The schema at {@code openAPIV3Schema}. */
  public static StructuralSchema of(Value schema) {
    Obj raw = schema.asObj();
    Map<String, StructuralSchema> properties = new LinkedHashMap<>();
    raw.at("properties").asObj().fields().forEach((name, property) -> properties.put(name, of(property)));
    StructuralSchema items = raw.at("items") instanceof Obj one ? of(one) : null;
    StructuralSchema values = raw.at("additionalProperties") instanceof Obj one ? of(one) : null;
    return new StructuralSchema(raw, properties, items, values);
  }

  public String type() {
    return raw.text("type");
  }

  public boolean isNullable() {
    return raw.at("nullable").asBool(false);
  }

  /** Whether fields that are not in the schema stay. */
  public boolean preservesUnknown() {
    return raw.at("x-kubernetes-preserve-unknown-fields").asBool(false);
  }

  /** Whether the value is a whole object with kind, apiVersion and metadata. */
  public boolean isEmbedded() {
    return raw.at("x-kubernetes-embedded-resource").asBool(false);
  }

  public boolean isIntOrString() {
    return raw.at("x-kubernetes-int-or-string").asBool(false);
  }

  /** {@code NULL} when there is none. */
  public Value defaultValue() {
    return raw.at("default");
  }

  /** {@code atomic}, {@code set}, {@code map}, or empty. */
  public String listType() {
    return raw.text("x-kubernetes-list-type");
  }

  /** The fields that identify an item of a list of type map. */
  public List<String> listKeys() {
    return raw.list("x-kubernetes-list-map-keys").stream().map(key -> key.asString("")).toList();
  }

  /** Whether one writer owns the whole object. */
  public boolean isAtomicMap() {
    return raw.text("x-kubernetes-map-type").equals("atomic");
  }

  /** What is said of the field or entry {@code name}; null for nothing. */
  public StructuralSchema below(String name) {
    StructuralSchema property = properties.get(name);
    return property == null ? values : property;
  }

  /** Whether a null there means that the field is absent. */
  boolean dropsNull(Value value) {
    return value.isNull() && !isNullable();
  }
}
