package io.hexareme.adapters.codecjackson;

import io.hexareme.ports.value.ObjectBuilder;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.StreamReadException;

/** Builds the tree from the tokens of one document. The parser bounds the depth, and so this recursion. */
final class JsonTree {
  private final JsonParser parser;
  private final SharedValues shared;
  private final Duplicates duplicates = new Duplicates();

  JsonTree(JsonParser parser, SharedValues shared) {
    this.parser = parser;
    this.shared = shared;
  }

  List<String> duplicates() {
    return duplicates.paths();
  }

  Value readWhole() {
    Value value = read(parser.nextToken());
    if (parser.nextToken() != null) {
      throw new StreamReadException(parser, "more than one value");
    }
    return value;
  }

  private Value read(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> shared.text(parser.getString());
      case VALUE_NUMBER_INT -> whole();
      case VALUE_NUMBER_FLOAT -> decimal();
      case VALUE_TRUE -> Value.Bool.TRUE;
      case VALUE_FALSE -> Value.Bool.FALSE;
      case VALUE_NULL -> Value.Null.NULL;
      case null -> throw new StreamReadException(parser, "unexpected end of JSON input");
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new StreamReadException(parser, "unexpected " + token);
    };
  }

  private Value object() {
    ObjectBuilder fields = new ObjectBuilder();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      // Values are never null, so a previous one means that the field stood before.
      if (fields.put(name, read(parser.nextToken())) != null) {
        duplicates.add(() -> path(parser.streamReadContext()));
      }
    }
    return shared.object(fields.build());
  }

  private Value array() {
    List<Value> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      items.add(read(token));
    }
    return items.isEmpty() ? Value.Arr.EMPTY : new Value.Arr(items);
  }

  private Value whole() {
    return switch (parser.getNumberType()) {
      case INT, LONG -> Value.of(parser.getLongValue());
      case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> decimal();
    };
  }

  private Value decimal() {
    double number = Double.parseDouble(parser.getString());
    if (Double.isInfinite(number)) {
      throw new StreamReadException(parser, "number " + parser.getString() + " out of range");
    }
    return new Value.Dec(number);
  }

  private static String path(TokenStreamContext context) {
    if (context.inRoot()) {
      return "";
    }
    String above = path(context.getParent());
    if (context.inArray()) {
      return above + "[" + context.getCurrentIndex() + "]";
    }
    return above.isEmpty() ? context.currentName() : above + "." + context.currentName();
  }
}
