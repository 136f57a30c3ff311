package io.hexareme.adapters.codecprotobuf;

import io.hexareme.adapters.codecprotobuf.MessageShape.Slot;
import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.FieldType.ListOf;
import io.hexareme.ports.schema.FieldType.MapOf;
import io.hexareme.ports.schema.FieldType.Ref;
import io.hexareme.ports.schema.FieldType.Scalar;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One object to one message, fields in the order of their numbers and map entries in the order of their keys, as Go's encoders write
 * them. What is absent is not written: Go writes the zeros of fields that are no pointers, which decode to the same.
 */
final class MessageEncoder {
  private final SchemaTable table;
  private final ScalarWriter scalars;
  private final Map<String, MessageShape> shapes = new ConcurrentHashMap<>();

  MessageEncoder(SchemaTable table, ScalarWriter scalars) {
    this.table = table;
    this.scalars = scalars;
  }

  /** The fields of a message, without its length. */
  void fields(WireWriter out, Obj object, String typeName) {
    if (object.isEmpty()) {
      return;
    }
    for (Slot slot : shapes.computeIfAbsent(typeName, this::shape).inOrder()) {
      if (slot.field() == null) {
        embedded(out, slot, object);
      } else {
        Value value = object.at(slot.field().name());
        if (!value.isNull()) {
          field(out, slot.number(), slot.field().type(), value);
        }
      }
    }
  }

  private MessageShape shape(String typeName) {
    TypeSchema type = table.types().get(typeName);
    if (type == null) {
      throw new IllegalStateException("no type " + typeName);
    }
    return MessageShape.of(type);
  }

  /** A message of fields that JSON shows in the enclosing object; not there when none of them is. */
  private void embedded(WireWriter out, Slot slot, Obj object) {
    int began = out.begin(slot.number());
    fields(out, object, slot.embedded());
    if (out.isEmptySince(began)) {
      out.drop(slot.number(), began);
    } else {
      out.end(began);
    }
  }

  private void field(WireWriter out, int number, FieldType type, Value value) {
    switch (type) {
      case ListOf list -> value.items().forEach(item -> one(out, number, list.items(), item));
      case MapOf map -> entries(out, number, map.values(), value.asObj());
      case Ref ref -> one(out, number, type, value);
      case Scalar scalar -> one(out, number, type, value);
    }
  }

  private void one(WireWriter out, int number, FieldType type, Value value) {
    switch (type) {
      case Scalar scalar -> scalars.write(out, number, scalar, value);
      case Ref ref -> {
        int began = out.begin(number);
        message(out, ref.type(), value);
        out.end(began);
      }
      case ListOf list -> {
        int began = out.begin(number);
        field(out, 1, list, value);
        out.end(began);
      }
      case MapOf map -> throw new IllegalStateException("a map inside a list or map");
    }
  }

  private void message(WireWriter out, String type, Value value) {
    if (SchemaChoices.isChoice(type)) {
      SchemaChoices.write(out, type, value, (schema, item, number) -> one(out, number, new Ref(schema), item));
    } else {
      fields(out, value.asObj(), type);
    }
  }

  /** Each entry is a message: the key, then the value. */
  private void entries(WireWriter out, int number, FieldType values, Obj map) {
    new TreeMap<>(map.fields()).forEach((key, value) -> {
      int began = out.begin(number);
      out.text(1, key);
      if (!value.isNull()) {
        one(out, 2, values, value);
      }
      out.end(began);
    });
  }
}
