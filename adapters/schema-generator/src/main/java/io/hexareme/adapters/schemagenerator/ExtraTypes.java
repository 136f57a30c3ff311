package io.hexareme.adapters.schemagenerator;

import io.hexareme.ports.schema.FieldSchema;
import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.FieldType.ListKind;
import io.hexareme.ports.schema.FieldType.ListOf;
import io.hexareme.ports.schema.FieldType.Ref;
import io.hexareme.ports.schema.FieldType.Scalar;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Types written out in the overlay: {@code name type, name type}, a type being a scalar or a model name, with {@code []} for a list. */
final class ExtraTypes {
  private ExtraTypes() {}

  static TypeSchema type(String model, String declared) {
    Map<String, FieldSchema> fields = new LinkedHashMap<>();
    for (String field : declared.split(",")) {
      String[] words = field.strip().split("\\s+");
      fields.put(words[0], new FieldSchema(words[0], fieldType(words[1]), 0, false, Value.Null.NULL, List.of(), "", List.of(), false));
    }
    return new TypeSchema(model, fields, false, List.of());
  }

  private static FieldType fieldType(String word) {
    if (word.endsWith("[]")) {
      return new ListOf(fieldType(word.substring(0, word.length() - 2)), ListKind.ATOMIC, List.of());
    }
    return word.contains(".") ? new Ref(word) : Scalar.valueOf(word);
  }
}
