package io.hexareme.core.apiserver.table;

import io.hexareme.core.apiserver.kinds.CustomTraits;
import io.hexareme.core.machinery.HumanDuration;
import io.hexareme.core.machinery.JsonText;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns of a custom resource: the name, then what its definition asks for, or else its age. */
final class CustomColumns {
  private static final Obj AGE = Value.obj("name", "Age", "type", "date", "jsonPath", ".metadata.creationTimestamp",
      "description", "When the object was created.");

  private CustomColumns() {}

  static List<Column> of(CustomTraits traits) {
    List<Column> columns = new ArrayList<>(List.of(Column.name()));
    List<Value> asked = traits.columns().isEmpty() ? List.of(AGE) : traits.columns();
    asked.forEach(column -> columns.add(column(column)));
    return columns;
  }

  private static Column column(Value asked) {
    Optional<JsonPath> path = JsonPath.parse(asked.text("jsonPath"));
    String type = asked.text("type");
    return new Column(asked.text("name"), type, asked.text("format"), asked.at("priority").asInt(0), asked.text("description"),
        (object, now) -> path.map(p -> p.find(object)).filter(found -> !found.isEmpty())
            .map(found -> cell(type, found.getFirst(), now)).orElse(Value.Null.NULL));
  }

  /** What is not of the column's type is not shown. */
  private static Value cell(String type, Value value, Instant now) {
    return switch (type) {
      case "string" -> text(value);
      case "integer" -> value instanceof Value.Int || value instanceof Value.Dec ? Value.of(value.asLong(0)) : Value.Null.NULL;
      case "number" -> value instanceof Value.Int || value instanceof Value.Dec ? value : Value.Null.NULL;
      case "boolean" -> value instanceof Value.Bool ? value : Value.Null.NULL;
      case "date" -> value instanceof Value.Str ? Value.of(HumanDuration.since(value, now)) : Value.Null.NULL;
      default -> Value.Null.NULL;
    };
  }

  private static Value text(Value value) {
    return switch (value) {
      case Value.Str string -> string;
      case Value.Null none -> Value.of("<nil>");
      case Obj object -> Value.of(JsonText.of(object));
      case Value.Arr array -> Value.of(JsonText.of(array));
      case Value.Int number -> Value.of(JsonText.of(number));
      case Value.Dec number -> Value.of(JsonText.of(number));
      case Value.Bool truth -> Value.of(JsonText.of(truth));
    };
  }
}
