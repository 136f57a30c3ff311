package io.hexareme.core.apiserver.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.schemakubernetes.KubernetesSchemas;
import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.schema.TypeSchema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code kubectl explain} has something to say at every level. */
class CommonWordsTest {
  private static final KubernetesSchemas SCHEMAS = new KubernetesSchemas();
  private final Descriptions words = new CommonWords(SCHEMAS::description);

  @Test
  void every_type_and_every_field_is_described() {
    List<String> silent = new ArrayList<>();
    for (TypeSchema type : published()) {
      if (words.of(type.name(), "").isEmpty()) {
        silent.add(type.name());
      }
      type.fields().keySet().stream().filter(field -> words.of(type.name(), field).isEmpty())
          .forEach(field -> silent.add(type.name() + "." + field));
    }
    assertThat(silent).isEmpty();
  }

  /** Every type that can be reached from a resource. */
  private static List<TypeSchema> published() {
    SchemaTable table = SCHEMAS.load();
    Set<String> names = new LinkedHashSet<>();
    Deque<String> next = new ArrayDeque<>(table.resources().stream().map(ResourceSchema::type).toList());
    while (!next.isEmpty()) {
      String name = next.remove();
      if (table.types().containsKey(name) && names.add(name)) {
        table.types().get(name).fields().values().forEach(field -> reference(field.type()).ifPresent(next::add));
      }
    }
    return names.stream().map(table.types()::get).toList();
  }

  private static Optional<String> reference(FieldType type) {
    return switch (type) {
      case FieldType.Ref ref -> Optional.of(ref.type());
      case FieldType.ListOf list -> reference(list.items());
      case FieldType.MapOf map -> reference(map.values());
      case FieldType.Scalar _ -> Optional.empty();
    };
  }

  @Test
  void what_is_published_goes_first() {
    Descriptions published = (type, field) -> field.equals("kind") ? "as published" : "";
    assertThat(new CommonWords(published).of("any.Type", "kind")).isEqualTo("as published");
    assertThat(new CommonWords(published).of("any.Type", "apiVersion")).startsWith("Group and version");
    assertThat(new CommonWords(published).of("any.Type", "other")).isEmpty();
  }
}
