package io.hexareme.adapters.codecprotobuf;

import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.List;

/** The three messages of CRD schemas that JSON writes as one of two shapes: a schema, or an array, truth value or list of names. */
final class SchemaChoices {
  private static final String CHOICE = "JSONSchemaPropsOr";

  private SchemaChoices() {}

  /** Reads a message of a named type. */
  interface Messages {
    Value read(WireReader in, String type) throws MalformedBody;
  }

  static boolean isChoice(String type) {
    return type.startsWith(CHOICE, type.lastIndexOf('.') + 1);
  }

  /** Writes a message of a named type as that field. */
  interface Parts {
    void write(String type, Value value, int number);
  }

  /** The fields of the choice that {@code value} is. */
  static void write(WireWriter out, String type, Value value, Parts parts) {
    String schema = type.substring(0, type.lastIndexOf(CHOICE)) + "JSONSchemaProps";
    boolean names = type.endsWith("StringArray");
    switch (value) {
      case Value.Arr several when names -> several.items().forEach(name -> out.text(2, name.asString("")));
      case Value.Arr several -> several.items().forEach(item -> parts.write(schema, item, 2));
      case Value.Bool allows -> out.varint(1, allows == Value.Bool.TRUE ? 1 : 0);
      case Value.Obj single when type.endsWith("Bool") -> {
        out.varint(1, 1);
        parts.write(schema, single, 2);
      }
      case Value.Obj single -> parts.write(schema, single, 1);
      case Value.Str none -> { }
      case Value.Int none -> { }
      case Value.Dec none -> { }
      case Value.Null none -> { }
    }
  }

  static Value read(WireReader in, String type, Messages messages) throws MalformedBody {
    String schema = type.substring(0, type.lastIndexOf(CHOICE)) + "JSONSchemaProps";
    return switch (type.substring(type.lastIndexOf(CHOICE) + CHOICE.length())) {
      case "Array" -> orArray(in, schema, messages);
      case "Bool" -> orBool(in, schema, messages);
      case "StringArray" -> orStrings(in, schema, messages);
      default -> throw new IllegalStateException(type);
    };
  }

  private static Value orArray(WireReader in, String schema, Messages messages) throws MalformedBody {
    Value single = Value.Null.NULL;
    List<Value> several = new ArrayList<>();
    while (in.hasMore()) {
      int tag = in.tag();
      switch (tag) {
        case 1 << 3 | WireReader.BYTES -> single = messages.read(in.part(), schema);
        case 2 << 3 | WireReader.BYTES -> several.add(messages.read(in.part(), schema));
        default -> in.skip(tag);
      }
    }
    return several.isEmpty() ? single : new Value.Arr(several);
  }

  private static Value orBool(WireReader in, String schema, Messages messages) throws MalformedBody {
    boolean allows = false;
    Value single = Value.Null.NULL;
    while (in.hasMore()) {
      int tag = in.tag();
      switch (tag) {
        case 1 << 3 | WireReader.VARINT -> allows = in.varint() != 0;
        case 2 << 3 | WireReader.BYTES -> single = messages.read(in.part(), schema);
        default -> in.skip(tag);
      }
    }
    return single.isNull() ? Value.of(allows) : single;
  }

  private static Value orStrings(WireReader in, String schema, Messages messages) throws MalformedBody {
    Value single = Value.Null.NULL;
    List<Value> names = new ArrayList<>();
    while (in.hasMore()) {
      int tag = in.tag();
      switch (tag) {
        case 1 << 3 | WireReader.BYTES -> single = messages.read(in.part(), schema);
        case 2 << 3 | WireReader.BYTES -> names.add(Value.of(in.text()));
        default -> in.skip(tag);
      }
    }
    return names.isEmpty() ? single : new Value.Arr(names);
  }
}
