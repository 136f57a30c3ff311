package io.hexareme.adapters.codecprotobuf;

import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.schema.FieldSchema;
import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.FieldType.ListOf;
import io.hexareme.ports.schema.FieldType.MapOf;
import io.hexareme.ports.schema.FieldType.Ref;
import io.hexareme.ports.schema.FieldType.Scalar;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One message to one object. Encoders write scalars that are no pointers in Go even when they are zero; the table says which zeros
 * mean absence ({@link FieldSchema#omitZero}), and those are left out.
 */
final class MessageDecoder {
  /** Enough for any schema of a CRD that a client can write, and far from the end of the stack. */
  private static final int DEEPEST = 200;

  private final SchemaTable table;
  private final WellKnownMessages wellKnown;
  private final Map<String, MessageShape> shapes = new ConcurrentHashMap<>();

  MessageDecoder(SchemaTable table, WellKnownMessages wellKnown) {
    this.table = table;
    this.wellKnown = wellKnown;
  }

  Map<String, Value> decode(WireReader in, String typeName, int depth) throws MalformedBody {
    if (depth > DEEPEST) {
      throw in.malformed("more than " + DEEPEST + " messages inside one another");
    }
    MessageShape shape = shapes.computeIfAbsent(typeName, this::shape);
    Collected collected = new Collected(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    while (in.hasMore()) {
      int tag = in.tag();
      String embedded = shape.embeds().get(tag >>> 3);
      FieldSchema field = shape.fields().get(tag >>> 3);
      if (embedded != null) {
        require(in, tag, WireReader.BYTES, tag >>> 3);
        collected.fields.putAll(decode(in.part(), embedded, depth + 1));
      } else if (field != null) {
        field(in, tag, field, collected, depth);
      } else {
        in.skip(tag);
      }
    }
    return collected.all();
  }

  /** What a message has brought so far; lists and maps come piece by piece. */
  private record Collected(Map<String, Value> fields, Map<String, List<Value>> lists, Map<String, Map<String, Value>> maps) {
    Map<String, Value> all() {
      lists.forEach((name, items) -> fields.put(name, new Value.Arr(items)));
      maps.forEach((name, entries) -> fields.put(name, new Value.Obj(entries)));
      return fields;
    }
  }

  private void field(WireReader in, int tag, FieldSchema field, Collected collected, int depth) throws MalformedBody {
    switch (field.type()) {
      case ListOf list -> items(in, tag, list.items(), collected.lists.computeIfAbsent(field.name(), name -> new ArrayList<>()), depth);
      case MapOf map -> entry(in, tag, map.values(), collected.maps.computeIfAbsent(field.name(), name -> new LinkedHashMap<>()), depth);
      case Ref ref -> single(in, tag, field, collected.fields, depth);
      case Scalar scalar -> single(in, tag, field, collected.fields, depth);
    }
  }

  private MessageShape shape(String typeName) {
    TypeSchema type = table.types().get(typeName);
    if (type == null) {
      throw new IllegalStateException("no type " + typeName);
    }
    return MessageShape.of(type);
  }

  private void single(WireReader in, int tag, FieldSchema field, Map<String, Value> fields, int depth) throws MalformedBody {
    Value value = value(in, tag, field.type(), depth);
    if (!value.isNull() && !(field.omitZero() && isZero(value))) {
      fields.put(field.name(), value);
    } else {
      fields.remove(field.name());
    }
  }

  private static boolean isZero(Value value) {
    return switch (value) {
      case Value.Str text -> text.value().isEmpty();
      case Value.Int number -> number.value() == 0;
      case Value.Dec number -> number.value() == 0;
      case Value.Bool truth -> truth == Value.Bool.FALSE;
      case Value.Null none -> true;
      case Value.Obj object -> false;
      case Value.Arr array -> false;
    };
  }

  private void items(WireReader in, int tag, FieldType type, List<Value> items, int depth) throws MalformedBody {
    boolean packed = (tag & 7) == WireReader.BYTES && type instanceof Scalar scalar && Scalars.wireType(scalar) != WireReader.BYTES;
    if (!packed) {
      items.add(value(in, tag, type, depth));
      return;
    }
    WireReader part = in.part();
    while (part.hasMore()) {
      items.add(Scalars.read(part, (Scalar) type));
    }
  }

  private void entry(WireReader in, int tag, FieldType type, Map<String, Value> entries, int depth) throws MalformedBody {
    require(in, tag, WireReader.BYTES, tag >>> 3);
    WireReader part = in.part();
    String key = "";
    Value value = null;
    while (part.hasMore()) {
      int inner = part.tag();
      switch (inner >>> 3) {
        case 1 -> {
          require(part, inner, WireReader.BYTES, 1);
          key = part.text();
        }
        case 2 -> value = type instanceof ListOf list ? wrappedList(part, inner, list, depth) : value(part, inner, type, depth);
        default -> part.skip(inner);
      }
    }
    entries.put(key, value == null ? absent(type) : value);
  }

  /** A map cannot hold lists on the wire: a message with one repeated field stands for each. */
  private Value wrappedList(WireReader in, int tag, ListOf list, int depth) throws MalformedBody {
    require(in, tag, WireReader.BYTES, tag >>> 3);
    WireReader part = in.part();
    List<Value> items = new ArrayList<>();
    while (part.hasMore()) {
      int inner = part.tag();
      if (inner >>> 3 == 1) {
        items(part, inner, list.items(), items, depth + 1);
      } else {
        part.skip(inner);
      }
    }
    return new Value.Arr(items);
  }

  private static Value absent(FieldType type) {
    return switch (type) {
      case Scalar scalar -> Scalars.zero(scalar);
      case Ref ref -> Value.Obj.EMPTY;
      case ListOf list -> Value.Arr.EMPTY;
      case MapOf map -> Value.Obj.EMPTY;
    };
  }

  private Value value(WireReader in, int tag, FieldType type, int depth) throws MalformedBody {
    return switch (type) {
      case Scalar scalar -> {
        require(in, tag, Scalars.wireType(scalar), tag >>> 3);
        yield Scalars.isMessage(scalar) ? wellKnown.read(in.part(), scalar) : Scalars.read(in, scalar);
      }
      case Ref ref -> {
        require(in, tag, WireReader.BYTES, tag >>> 3);
        yield message(in.part(), ref.type(), depth + 1);
      }
      case ListOf list -> throw in.malformed("a list inside a list");
      case MapOf map -> throw in.malformed("a map inside a list");
    };
  }

  private Value message(WireReader in, String type, int depth) throws MalformedBody {
    if (SchemaChoices.isChoice(type)) {
      return SchemaChoices.read(in, type, (part, of) -> new Value.Obj(decode(part, of, depth + 1)));
    }
    if (in.isEmpty()) {
      return Value.Obj.EMPTY;
    }
    return new Value.Obj(decode(in, type, depth));
  }

  private static void require(WireReader in, int tag, int wireType, int number) throws MalformedBody {
    if ((tag & 7) != wireType) {
      throw in.malformed("wrong wire type " + (tag & 7) + " for field " + number);
    }
  }
}
