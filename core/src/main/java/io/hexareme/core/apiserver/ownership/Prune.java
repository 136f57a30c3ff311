package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes the paths of a set out of a value. */
final class Prune {
  private final Shapes shapes;
  private final ListItems listItems;
  private final boolean keepsEmptied;

  private Prune(Shapes shapes, boolean keepsEmptied) {
    this.shapes = shapes;
    this.listItems = new ListItems(shapes);
    this.keepsEmptied = keepsEmptied;
  }

  /** What is left empty by that goes too. */
  static Prune withEmptied(Shapes shapes) {
    return new Prune(shapes, false);
  }

  /** What is left empty by that stays: whoever owns it is not known yet. */
  static Prune keepingEmptied(Shapes shapes) {
    return new Prune(shapes, true);
  }

  /** What is left of {@code value}; {@code NULL} when its last part went. */
  Value values(FieldType type, Value value, FieldSet unwanted) {
    if (unwanted.children().isEmpty()) {
      return value;
    }
    Shape shape = shapes.of(type, value);
    return switch (shape) {
      case Shape.Leaf _ -> value;
      case Shape.Struct _, Shape.Entries _ -> fields(shape, value.asObj(), unwanted);
      case Shape.Items items -> items(items.list(), value.items(), unwanted);
    };
  }

  private Value fields(Shape shape, Value.Obj object, FieldSet unwanted) {
    Map<String, Value> left = new LinkedHashMap<>();
    object.fields().forEach((name, value) -> {
      FieldSet below = unwanted.below(PathElement.field(name));
      Value rest = below.member() ? Value.Null.NULL : values(Shapes.fieldType(shape, name), value, below);
      if (!rest.isNull() || value.isNull() && !below.member()) {
        left.put(name, rest);
      }
    });
    return left.isEmpty() && !object.isEmpty() && !keepsEmptied ? Value.Null.NULL : new Value.Obj(left);
  }

  private Value items(FieldType.ListOf list, List<Value> items, FieldSet unwanted) {
    List<Value> left = new ArrayList<>();
    List<PathElement> identities = listItems.identities(list, items);
    for (int i = 0; i < items.size(); i++) {
      FieldSet below = unwanted.below(identities.get(i));
      if (!below.member()) {
        Value rest = values(list.items(), items.get(i), below);
        left.add(rest.isNull() ? items.get(i) : rest);
      }
    }
    return left.isEmpty() && !items.isEmpty() && !keepsEmptied ? Value.Null.NULL : new Value.Arr(left);
  }
}
