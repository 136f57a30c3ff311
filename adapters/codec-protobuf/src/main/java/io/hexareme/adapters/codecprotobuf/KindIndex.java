package io.hexareme.adapters.codecprotobuf;

import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.schema.TypeSchema;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the type of what an envelope names: kinds of resources, other kinds of their groups, and those that every group shares. */
final class KindIndex {
  static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";

  private final SchemaTable table;
  /** The package of types of each served {@code group/version}. */
  private final Map<String, String> packages = new HashMap<>();

  KindIndex(SchemaTable table) {
    this.table = table;
    for (ResourceSchema resource : table.resources()) {
      packages.putIfAbsent(resource.apiVersion(), resource.type().substring(0, resource.type().lastIndexOf('.') + 1));
    }
  }

  Optional<TypeSchema> type(String apiVersion, String kind) {
    String inGroup = packages.get(apiVersion);
    TypeSchema type = inGroup == null ? null : table.types().get(inGroup + kind);
    return Optional.ofNullable(type == null ? table.types().get(META + kind) : type)
        .filter(found -> found.fields().containsKey("apiVersion") || found.name().startsWith(META + "PartialObjectMetadata"));
  }
}
