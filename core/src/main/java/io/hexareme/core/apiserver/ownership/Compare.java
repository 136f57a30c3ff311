package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds what changed between two values of one type. A null is taken for a value that is not there. */
final class Compare {
  private final Shapes shapes;
  private final ListItems listItems;

  Compare(Shapes shapes) {
    this.shapes = shapes;
    this.listItems = new ListItems(shapes);
  }

  Comparison values(FieldType type, Value before, Value after) {
    if (before == after) {
      return Comparison.SAME;
    }
    if (before.isNull()) {
      return new Comparison(everything(type, after), FieldSet.EMPTY, FieldSet.EMPTY);
    }
    if (after.isNull()) {
      return new Comparison(FieldSet.EMPTY, FieldSet.EMPTY, everything(type, before));
    }
    Shape shape = shapes.of(type, after);
    if (shape instanceof Shape.Leaf || shapes.of(type, before) instanceof Shape.Leaf) {
      return before.equals(after) ? Comparison.SAME : replaced(type, before, after);
    }
    return switch (shape) {
      case Shape.Struct _, Shape.Entries _ -> fields(shape, before.asObj().fields(), after.asObj().fields());
      case Shape.Items items -> items(items.list(), before.items(), after.items());
      case Shape.Leaf _ -> Comparison.MODIFIED;
    };
  }

  /** Where one side has parts and the other has not, the parts come or go and the place itself is modified. */
  private Comparison replaced(FieldType type, Value before, Value after) {
    return new Comparison(
        everything(type, after).asNoMember(), FieldSet.LEAF, everything(type, before).asNoMember());
  }

  private Comparison fields(Shape shape, Map<String, Value> before, Map<String, Value> after) {
    Comparison.Gathering changes = new Comparison.Gathering();
    after.forEach((name, value) -> {
      Value old = before.getOrDefault(name, Value.Null.NULL);
      if (old != value) {
        field(changes, shape, name, old, value);
      }
    });
    before.forEach((name, value) -> {
      if (!after.containsKey(name)) {
        field(changes, shape, name, value, Value.Null.NULL);
      }
    });
    return changes.done();
  }

  private void field(Comparison.Gathering changes, Shape shape, String name, Value before, Value after) {
    Comparison change = values(Shapes.fieldType(shape, name), before, after);
    if (change != Comparison.SAME) {
      changes.at(PathElement.field(name), change);
    }
  }

  private Comparison items(FieldType.ListOf list, List<Value> before, List<Value> after) {
    Comparison.Gathering changes = new Comparison.Gathering();
    Map<PathElement, List<Value>> old = listItems.byIdentity(list, before);
    Map<PathElement, List<Value>> now = listItems.byIdentity(list, after);
    now.forEach((identity, values) ->
        changes.at(identity, sameIdentity(list.items(), old.getOrDefault(identity, List.of()), values)));
    old.forEach((identity, values) -> {
      if (!now.containsKey(identity)) {
        changes.at(identity, sameIdentity(list.items(), values, List.of()));
      }
    });
    return changes.done();
  }

  /**
   * Duplicates cannot be told apart: they are owned as one, without their parts. Where an item becomes duplicates its parts are
   * nobody's any more; where one of them is left its parts come anew.
   */
  private Comparison sameIdentity(FieldType type, List<Value> before, List<Value> after) {
    if (before.size() > 1 && after.size() > 1) {
      return before.equals(after) ? Comparison.SAME : Comparison.MODIFIED;
    }
    if (before.size() > 1) {
      return new Comparison(everything(type, first(after)), FieldSet.EMPTY, FieldSet.LEAF);
    }
    if (after.size() > 1) {
      return new Comparison(FieldSet.LEAF, FieldSet.EMPTY, everything(type, first(before)));
    }
    return values(type, first(before), first(after));
  }

  private static Value first(List<Value> values) {
    return values.isEmpty() ? Value.Null.NULL : values.getFirst();
  }

  /** The paths of {@code value} itself and of every part of it. */
  FieldSet everything(FieldType type, Value value) {
    if (value.isNull()) {
      return FieldSet.EMPTY;
    }
    return switch (shapes.of(type, value)) {
      case Shape.Leaf _ -> FieldSet.LEAF;
      case Shape.Struct struct -> everyField(struct, value.asObj());
      case Shape.Entries entries -> everyField(entries, value.asObj());
      case Shape.Items items -> everyItem(items.list(), value.items());
    };
  }

  private FieldSet everyField(Shape shape, Value.Obj object) {
    if (object.isEmpty()) {
      return FieldSet.LEAF;
    }
    TreeMap<PathElement, FieldSet> children = new TreeMap<>();
    object.fields().forEach((name, value) ->
        FieldSet.put(children, PathElement.field(name), everything(Shapes.fieldType(shape, name), value)));
    return FieldSet.of(true, children);
  }

  private FieldSet everyItem(FieldType.ListOf list, List<Value> items) {
    TreeMap<PathElement, FieldSet> children = new TreeMap<>();
    List<PathElement> identities = listItems.identities(list, items);
    for (int i = 0; i < items.size(); i++) {
      FieldSet parts = everything(list.items(), items.get(i)).asMember();
      children.merge(identities.get(i), parts, (_, _) -> FieldSet.LEAF);
    }
    return FieldSet.of(true, children);
  }
}
