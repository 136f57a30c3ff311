package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where an object keeps its managed fields, and which ones count when both the stored and the written object have some. */
final class Books {
  private static final String METADATA = "metadata";
  private static final String MANAGED_FIELDS = "managedFields";

  private Books() {}

  /** {@code object} without its books. */
  static Value.Obj without(Value.Obj object) {
    return object.at(METADATA) instanceof Value.Obj metadata && metadata.has(MANAGED_FIELDS)
        ? object.with(METADATA, metadata.without(MANAGED_FIELDS))
        : object;
  }

  /** {@code object}, which has none, with {@code books}. */
  static Value.Obj write(Value.Obj object, ManagedFields books) {
    return books.isEmpty() ? object : object.withPath(books.encode(), METADATA, MANAGED_FIELDS);
  }

  /**
   * The books an update starts from: the written ones, so that clients can correct them; the stored ones when those are absent,
   * because a client that knows nothing of them must not lose them.
   */
  static ManagedFields toUpdate(Value.Obj before, Value.Obj after, String subresource) {
    Value.Obj stored = before == null ? Value.Obj.EMPTY : before;
    Value written = after.at(METADATA, MANAGED_FIELDS);
    if (!subresource.isEmpty()) {
      return ManagedFields.of(stored);
    }
    if (ManagedFields.isReset(written)) {
      return ManagedFields.NONE;
    }
    return ManagedFields.decode(written).filter(books -> !books.isEmpty()).orElseGet(() -> ManagedFields.of(stored));
  }

  /** What an object is before it is created: its outermost structs, empty. They are nobody's. */
  static Value.Obj nothingOf(Value.Obj object) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (String name : new String[] {METADATA, "spec", "status"}) {
      if (object.at(name) instanceof Value.Obj) {
        fields.put(name, Value.Obj.EMPTY);
      }
    }
    return new Value.Obj(fields);
  }
}
