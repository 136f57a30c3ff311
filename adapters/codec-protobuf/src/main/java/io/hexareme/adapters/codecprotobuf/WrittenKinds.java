package io.hexareme.adapters.codecprotobuf;

import io.hexareme.ports.schema.FieldSchema;
import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.schema.TypeSchema;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which kinds have a protobuf form: those whose fields all have numbers, wherever they lead. Of the kinds that every group shares only
 * what stands in answers does; discovery is JSON for every client.
 */
final class WrittenKinds {
  private static final List<String> SHARED = List.of("Status", "PartialObjectMetadata", "PartialObjectMetadataList");

  private final SchemaTable table;
  private final KindIndex index;
  private final Map<String, Optional<TypeSchema>> known = new ConcurrentHashMap<>();

  WrittenKinds(SchemaTable table, KindIndex index) {
    this.table = table;
    this.index = index;
  }

  Optional<TypeSchema> find(String apiVersion, String kind) {
    String name = apiVersion + " " + kind;
    Optional<TypeSchema> found = known.get(name);
    if (found == null) {
      found = index.type(apiVersion, kind).filter(type -> !type.name().startsWith(KindIndex.META) || SHARED.contains(kind))
          .filter(type -> numbered(type.name(), new HashSet<>()));
      if (found.isPresent()) {
        // Only what exists is remembered: a caller can ask for any name.
        known.put(name, found);
      }
    }
    return found;
  }

  private boolean numbered(String typeName, Set<String> seen) {
    if (!seen.add(typeName) || SchemaChoices.isChoice(typeName)) {
      return true;
    }
    TypeSchema type = table.types().get(typeName);
    return type != null && type.fields().values().stream().allMatch(field -> numbered(type, field, seen));
  }

  private boolean numbered(TypeSchema type, FieldSchema field, Set<String> seen) {
    boolean inEnvelope = field.name().equals("kind") || field.name().equals("apiVersion");
    boolean placed = field.number() != 0 || inEnvelope || hoisted(type, field.name());
    return placed && reached(field.type(), seen);
  }

  private boolean hoisted(TypeSchema type, String field) {
    return type.embeds().stream().map(embed -> table.types().get(embed.type())).anyMatch(embedded -> embedded != null
        && embedded.fields().containsKey(field)
        && (embedded.fields().get(field).number() != 0 || hoisted(embedded, field)));
  }

  private boolean reached(FieldType type, Set<String> seen) {
    return switch (type) {
      case FieldType.Scalar scalar -> true;
      case FieldType.Ref ref -> numbered(ref.type(), seen);
      case FieldType.ListOf list -> reached(list.items(), seen);
      case FieldType.MapOf map -> reached(map.values(), seen);
    };
  }
}
