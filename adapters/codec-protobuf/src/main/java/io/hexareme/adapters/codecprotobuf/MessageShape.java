package io.hexareme.adapters.codecprotobuf;

import io.hexareme.ports.schema.FieldSchema;
import io.hexareme.ports.schema.TypeSchema;
import java.util.HashMap;
import java.util.Map;

/**
 * A type by field numbers.
 *
 * @param embeds names of types whose fields are hoisted, by the number of the field that holds them
 */
record MessageShape(Map<Integer, FieldSchema> fields, Map<Integer, String> embeds) {

  static MessageShape of(TypeSchema type) {
    Map<Integer, FieldSchema> fields = new HashMap<>();
    for (FieldSchema field : type.fields().values()) {
      if (field.number() != 0) {
        fields.put(field.number(), field);
      }
    }
    Map<Integer, String> embeds = new HashMap<>();
    type.embeds().forEach(embed -> embeds.put(embed.number(), embed.type()));
    return new MessageShape(fields, embeds);
  }
}
