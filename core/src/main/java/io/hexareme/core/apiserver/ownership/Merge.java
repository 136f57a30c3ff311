package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lays an applied configuration over the live object: structs and maps field by field, keyed lists and sets item by item,
 * everything else as a whole. Nothing is taken away, except that a null takes a leaf away.
 */
final class Merge {
  private final Shapes shapes;
  private final MergeItems items;

  Merge(Shapes shapes) {
    this.shapes = shapes;
    this.items = new MergeItems(this, new ListItems(shapes));
  }

  /** {@code NULL} stands for no value on either side and in the result. */
  Value values(FieldType type, Value live, Value applied) {
    if (applied.isNull()) {
      boolean keepsParts = !(shapes.of(type, live) instanceof Shape.Leaf) && !(live.asObj().isEmpty() && live.items().isEmpty());
      return keepsParts ? live : Value.Null.NULL;
    }
    Shape shape = shapes.of(type, applied);
    return switch (shape) {
      case Shape.Leaf _ -> applied;
      case Shape.Struct _, Shape.Entries _ -> fields(shape, live.asObj(), applied.asObj());
      case Shape.Items list -> items.merge(list.list(), live.items(), applied.items());
    };
  }

  private Value.Obj fields(Shape shape, Value.Obj live, Value.Obj applied) {
    Map<String, Value> merged = new LinkedHashMap<>(live.fields());
    applied.fields().forEach((name, value) -> {
      Value old = live.fields().getOrDefault(name, Value.Null.NULL);
      Value now = values(Shapes.fieldType(shape, name), old, value);
      if (!now.isNull()) {
        merged.put(name, now);
      } else if (!old.isNull()) {
        merged.remove(name);
      }
    });
    return new Value.Obj(merged);
  }
}
