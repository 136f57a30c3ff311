package io.hexareme.adapters.codecprotobuf;

import io.hexareme.adapters.codecprotobuf.OpenApiMessage.Field;
import io.hexareme.ports.codec.BodyEncoder;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.function.Consumer;

/**
 * Writes an OpenAPI 2 document, given as the tree of its JSON form, as the protobuf document that clients before 1.29 ask for (gnostic's
 * {@code openapi.v2.Document}). What may be any value stands in it as YAML, of which JSON is a part.
 */
public final class OpenApiEncoder implements BodyEncoder {
  private final BodyEncoder json;

  /** @param json writes defaults, enumerations and extensions */
  public OpenApiEncoder(BodyEncoder json) {
    this.json = json;
  }

  @Override
  public String mediaType() {
    return "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";
  }

  @Override
  public Bytes encode(Value document) {
    WireWriter out = new WireWriter();
    fields(out, OpenApiMessage.DOCUMENT, document.asObj());
    return out.written();
  }

  private void fields(WireWriter out, OpenApiMessage message, Obj object) {
    for (Field field : message.fields()) {
      Value value = object.at(field.name());
      if (!value.isNull()) {
        field(out, field, value);
      }
    }
    object.fields().forEach((name, value) -> {
      if (name.startsWith("x-")) {
        named(out, message.extensions(), name, inside -> any(inside, 2, value));
      }
    });
  }

  private void field(WireWriter out, Field field, Value value) {
    int number = field.number();
    switch (field.form()) {
      case TEXT -> out.text(number, value.asString(""));
      case TEXTS -> value.items().forEach(item -> out.text(number, item.asString("")));
      case BOOLEAN -> out.varint(number, value.asBool(false) ? 1 : 0);
      case COUNT -> out.varint(number, value.asLong(0));
      case NUMBER -> out.fixed(number, value instanceof Value.Dec decimal ? decimal.value() : value.asLong(0));
      case ANY -> any(out, number, value);
      case ANYS -> value.items().forEach(item -> any(out, number, item));
      case INFO -> message(out, number, OpenApiMessage.INFO, value);
      case OPERATION -> message(out, number, OpenApiMessage.OPERATION, value);
      case SCHEMA -> message(out, number, OpenApiMessage.SCHEMA, value);
      case SCHEMAS -> value.items().forEach(item -> message(out, number, OpenApiMessage.SCHEMA, item));
      case SCHEMA_CHOICE, ITEMS -> part(out, number, inside -> message(inside, 1, OpenApiMessage.SCHEMA, value));
      case SCHEMA_OR_BOOLEAN -> part(out, number, inside -> schemaOrBoolean(inside, value));
      case TYPE -> part(out, number, inside -> inside.text(1, value.asString("")));
      case SCHEMAS_BY_NAME -> part(out, number, inside -> value.asObj().fields().forEach(
          (name, schema) -> named(inside, 1, name, entry -> message(entry, 2, OpenApiMessage.SCHEMA, schema))));
      case PATHS -> part(out, number, inside -> value.asObj().fields().forEach(
          (path, item) -> named(inside, 2, path, entry -> message(entry, 2, OpenApiMessage.PATH_ITEM, item))));
      case RESPONSES -> part(out, number, inside -> value.asObj().fields().forEach((code, response) -> named(inside, 1, code,
          entry -> part(entry, 2, choice -> message(choice, 1, OpenApiMessage.RESPONSE, response)))));
      case PARAMETERS -> value.items().forEach(parameter -> part(out, number, item -> part(item, 1, choice -> parameter(choice, parameter))));
      case SECURITY -> value.items().forEach(requirement -> part(out, number, inside -> requirement.asObj().fields().forEach(
          (name, scopes) -> named(inside, 1, name, entry -> part(entry, 2, array -> scopes.items().forEach(
              scope -> array.text(1, scope.asString(""))))))));
      case SECURITY_DEFINITIONS -> part(out, number, inside -> value.asObj().fields().forEach((name, definition) -> named(inside, 1, name,
          entry -> part(entry, 2, choice -> message(choice, 2, OpenApiMessage.API_KEY, definition)))));
    }
  }

  private void schemaOrBoolean(WireWriter out, Value value) {
    if (value instanceof Value.Bool truth) {
      out.varint(2, truth == Value.Bool.TRUE ? 1 : 0);
    } else {
      message(out, 1, OpenApiMessage.SCHEMA, value);
    }
  }

  /** One of two kinds of parameter, the second of which is of one of four. */
  private void parameter(WireWriter out, Value parameter) {
    switch (parameter.text("in")) {
      case "body" -> message(out, 1, OpenApiMessage.BODY_PARAMETER, parameter);
      case "path" -> part(out, 2, inside -> message(inside, 4, OpenApiMessage.PATH_PARAMETER, parameter));
      default -> part(out, 2, inside -> message(inside, 3, OpenApiMessage.QUERY_PARAMETER, parameter));
    }
  }

  private void any(WireWriter out, int number, Value value) {
    part(out, number, inside -> inside.bytes(2, json.encode(value).array()));
  }

  private void message(WireWriter out, int number, OpenApiMessage message, Value value) {
    part(out, number, inside -> fields(inside, message, value.asObj()));
  }

  /** A pair of a name and a value. */
  private static void named(WireWriter out, int number, String name, Consumer<WireWriter> value) {
    part(out, number, inside -> {
      inside.text(1, name);
      value.accept(inside);
    });
  }

  private static void part(WireWriter out, int number, Consumer<WireWriter> content) {
    int began = out.begin(number);
    content.accept(out);
    out.end(began);
  }
}
