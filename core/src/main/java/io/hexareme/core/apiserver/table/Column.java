package io.hexareme.core.apiserver.table;

import io.hexareme.core.machinery.HumanDuration;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * One column of a table: its head and the function that fills its cells.
 *
 * @param header what the column is called
 * @param type {@code string}, {@code integer}, {@code boolean} or {@code date}
 * @param format {@code name} for the column that names the object, else empty
 * @param priority 0 for a column that is always shown, 1 for one that is shown in wide output only
 */
record Column(String header, String type, String format, int priority, String description, Cell cell) {

  /** What stands in the column for one object. {@code now} is for ages. */
  @FunctionalInterface
  interface Cell {
    Value of(Obj object, Instant now);
  }

  static Column text(String header, String description, Function<Obj, String> cell) {
    return new Column(header, "string", "", 0, description, (object, now) -> Value.of(cell.apply(object)));
  }

  /** A number that is shown; {@code as} says what the header calls it. */
  static Column count(String header, String as, String description, ToLongFunction<Obj> cell) {
    return new Column(header, as, "", 0, description, (object, now) -> Value.of(cell.applyAsLong(object)));
  }

  static Column integer(String header, String description, ToLongFunction<Obj> cell) {
    return count(header, "integer", description, cell);
  }

  static Column truth(String header, String description, Function<Obj, Boolean> cell) {
    return new Column(header, "boolean", "", 0, description, (object, now) -> Value.of(cell.apply(object)));
  }

  static Column timed(String header, String description, Cell cell) {
    return new Column(header, "string", "", 0, description, cell);
  }

  static Column name() {
    return named(object -> object.text("metadata", "name"));
  }

  /** The first column of kinds that add something to the name. */
  static Column named(Function<Obj, String> cell) {
    return text("Name", "The name of the object, unique among those of its kind in its namespace.", cell).withFormat("name");
  }

  static Column age() {
    return timed("Age", "How long ago the object was created.",
        (object, now) -> Value.of(HumanDuration.since(object.at("metadata", "creationTimestamp"), now)));
  }

  Column wide() {
    return new Column(header, type, format, 1, description, cell);
  }

  Column withType(String other) {
    return new Column(header, other, format, priority, description, cell);
  }

  Column withFormat(String other) {
    return new Column(header, type, other, priority, description, cell);
  }

  /** The column as {@code columnDefinitions} tells it. */
  Obj definition() {
    return Value.obj("name", header, "type", type, "format", format, "description", description, "priority", priority);
  }
}
