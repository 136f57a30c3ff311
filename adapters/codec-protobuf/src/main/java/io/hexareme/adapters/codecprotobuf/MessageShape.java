package io.hexareme.adapters.codecprotobuf;

import io.hexareme.ports.schema.FieldSchema;
import io.hexareme.ports.schema.TypeSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A type by field numbers.
 *
 * @param embeds names of types whose fields are hoisted, by the number of the field that holds them
 * @param inOrder everything above in the order of the numbers, as it is written
 */
record MessageShape(Map<Integer, FieldSchema> fields, Map<Integer, String> embeds, List<Slot> inOrder) {

  /** One place of a message. {@code field} is null where an embedded type stands. */
  record Slot(int number, FieldSchema field, String embedded) {}

  static MessageShape of(TypeSchema type) {
    Map<Integer, FieldSchema> fields = new HashMap<>();
    Map<Integer, Slot> slots = new TreeMap<>();
    for (FieldSchema field : type.fields().values()) {
      if (field.number() != 0) {
        fields.put(field.number(), field);
        slots.put(field.number(), new Slot(field.number(), field, ""));
      }
    }
    Map<Integer, String> embeds = new HashMap<>();
    type.embeds().forEach(embed -> {
      embeds.put(embed.number(), embed.type());
      slots.put(embed.number(), new Slot(embed.number(), null, embed.type()));
    });
    return new MessageShape(fields, embeds, new ArrayList<>(slots.values()));
  }
}
