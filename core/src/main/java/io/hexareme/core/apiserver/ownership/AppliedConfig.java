package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** The part of an applied body that counts. */
final class AppliedConfig {
  private AppliedConfig() {}

  /**
   * {@code applied} without the nulls that typed clients write for metadata the server sets; for the subresource {@code status} only
   * what identifies the object and its status.
   */
  static Value.Obj of(Value.Obj applied, String subresource) {
    Value.Obj config = applied.at("metadata") instanceof Value.Obj metadata
        ? applied.with("metadata", withoutNulls(metadata))
        : applied;
    if (!subresource.equals("status")) {
      return config;
    }
    Map<String, Value> fields = new LinkedHashMap<>();
    for (String name : new String[] {"apiVersion", "kind", "status"}) {
      if (config.has(name)) {
        fields.put(name, config.at(name));
      }
    }
    return new Value.Obj(fields);
  }

  private static Value.Obj withoutNulls(Value.Obj metadata) {
    Map<String, Value> fields = new LinkedHashMap<>(metadata.fields());
    fields.keySet().removeIf(name -> fields.get(name).isNull() && UnownedFields.isOfMetadata(name));
    return new Value.Obj(fields);
  }

  /** {@code default/web; apps/v1, Kind=Deployment}, as error texts name the object. */
  static String name(Value.Obj applied) {
    String apiVersion = applied.text("apiVersion");
    String groupVersion = apiVersion.contains("/") ? apiVersion : "/" + apiVersion;
    return applied.text("metadata", "namespace") + "/" + applied.text("metadata", "name") + "; " + groupVersion + ", Kind="
        + applied.text("kind");
  }
}
