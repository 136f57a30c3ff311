package io.hexareme.core.apiserver.ownership;

import static io.hexareme.core.apiserver.TestJson.object;

import io.hexareme.core.apiserver.TestSchema;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value;
import java.time.Instant;
import java.util.List;

/** Plays clients that write one object of a type, one after the other, a second apart. */
final class Writers {
  private static final FieldOwnership OWNERSHIP = new FieldOwnership(TestSchema.TABLE);

  private final TypeSchema type;
  private final String apiVersion;
  private Instant now = Instant.parse("2030-01-01T00:00:00.5Z");
  Value.Obj live;

  Writers(TypeSchema type) {
    this(type, "v1");
  }

  Writers(TypeSchema type, String apiVersion) {
    this.type = type;
    this.apiVersion = apiVersion;
  }

  Writers update(String manager, String object) {
    return update(manager, "", object(object));
  }

  /** Updates as clients do that send back the managed fields they were given. */
  Writers updateKeeping(String manager, String object) {
    return update(manager, "", object(object).withPath(managedFields(), "metadata", "managedFields"));
  }

  Writers update(String manager, String subresource, Value.Obj object) {
    now = now.plusSeconds(1);
    live = OWNERSHIP.onUpdate(type, live, object, manager, apiVersion, subresource, now);
    return this;
  }

  ApplyResult tryApply(String manager, boolean force, Value.Obj config) {
    now = now.plusSeconds(1);
    return OWNERSHIP.onApply(type, live, config, manager, force, apiVersion, "", now);
  }

  Writers apply(String manager, String config) {
    return applied(tryApply(manager, false, object(config)));
  }

  Writers force(String manager, String config) {
    return applied(tryApply(manager, true, object(config)));
  }

  Writers applyStatus(String manager, String config) {
    now = now.plusSeconds(1);
    return applied(OWNERSHIP.onApply(type, live, object(config), manager, false, apiVersion, "status", now));
  }

  private Writers applied(ApplyResult result) {
    switch (result) {
      case ApplyResult.Applied(Value.Obj object) -> live = object;
      case ApplyResult.Conflicted(List<Conflict> conflicts) -> throw new AssertionError(Conflict.summary(conflicts));
      case ApplyResult.Refused(String message) -> throw new AssertionError(message);
    }
    return this;
  }

  String conflict(String manager, String config) {
    return switch (tryApply(manager, false, object(config))) {
      case ApplyResult.Conflicted(List<Conflict> conflicts) -> Conflict.summary(conflicts);
      case ApplyResult.Applied(Value.Obj object) -> throw new AssertionError("applied: " + object);
      case ApplyResult.Refused(String message) -> throw new AssertionError(message);
    };
  }

  String refusal(String manager, String config) {
    return switch (tryApply(manager, false, object(config))) {
      case ApplyResult.Refused(String message) -> message;
      case ApplyResult.Applied(Value.Obj object) -> throw new AssertionError("applied: " + object);
      case ApplyResult.Conflicted(List<Conflict> conflicts) -> throw new AssertionError(Conflict.summary(conflicts));
    };
  }

  Value managedFields() {
    return live.at("metadata", "managedFields");
  }

  /** The live object without its books, and without metadata when there are no others. */
  Value.Obj bare() {
    Value.Obj bare = Books.without(live);
    return bare.at("metadata").equals(Value.Obj.EMPTY) ? bare.without("metadata") : bare;
  }

  /** The fieldsV1 of the manager's only entry; {@code NULL} when it has none. */
  Value fieldsOf(String manager) {
    return entry(manager).at("fieldsV1");
  }

  Value entry(String manager) {
    List<Value> entries =
        managedFields().items().stream().filter(entry -> entry.text("manager").equals(manager)).toList();
    return entries.isEmpty() ? Value.Null.NULL : entries.getFirst();
  }

  List<String> managers() {
    return managedFields().items().stream()
        .map(entry -> entry.text("manager") + "/" + entry.text("operation")
            + (entry.text("subresource").isEmpty() ? "" : "/" + entry.text("subresource")))
        .toList();
  }
}
