package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The paths an applied configuration claims: its leaves, every item of a keyed list or set, and every entry of a map. A struct is
 * claimed through its fields alone, unless it is empty.
 */
final class AppliedFields {
  private final Shapes shapes;
  private final ListItems listItems;

  AppliedFields(Shapes shapes) {
    this.shapes = shapes;
    this.listItems = new ListItems(shapes);
  }

  FieldSet of(FieldType type, Value value) {
    Shape shape = shapes.of(type, value);
    return switch (shape) {
      case Shape.Leaf _ -> FieldSet.LEAF;
      case Shape.Struct _, Shape.Entries _ -> fields(shape, value.asObj());
      case Shape.Items items -> items(items.list(), value.items());
    };
  }

  private FieldSet fields(Shape shape, Value.Obj object) {
    TreeMap<PathElement, FieldSet> children = new TreeMap<>();
    object.fields().forEach((name, value) -> {
      FieldSet set = of(Shapes.fieldType(shape, name), value);
      boolean empty = value instanceof Value.Obj below && below.isEmpty();
      FieldSet.put(children, PathElement.field(name), empty || !Shapes.isDeclared(shape, name) ? set.asMember() : set);
    });
    return FieldSet.of(false, children);
  }

  private FieldSet items(FieldType.ListOf list, List<Value> items) {
    TreeMap<PathElement, FieldSet> children = new TreeMap<>();
    List<PathElement> identities = listItems.identities(list, items);
    for (int i = 0; i < items.size(); i++) {
      children.put(identities.get(i), of(list.items(), items.get(i)).asMember());
    }
    return FieldSet.of(false, children);
  }

  /** Why {@code value} cannot be applied: the first item that has no identity, or one that another item has already. */
  Optional<String> problem(FieldType type, Value value, String path) {
    Shape shape = shapes.of(type, value);
    return switch (shape) {
      case Shape.Leaf _ -> Optional.empty();
      case Shape.Struct _, Shape.Entries _ -> value.asObj().fields().entrySet().stream()
          .flatMap(field -> problem(Shapes.fieldType(shape, field.getKey()), field.getValue(), path + "." + field.getKey()).stream())
          .findFirst();
      case Shape.Items items -> itemProblem(items.list(), value.items(), path);
    };
  }

  private Optional<String> itemProblem(FieldType.ListOf list, List<Value> items, String path) {
    Set<PathElement> seen = new LinkedHashSet<>();
    List<PathElement> identities = listItems.identities(list, items);
    for (int i = 0; i < items.size(); i++) {
      Optional<String> unknown = listItems.problem(list, items.get(i));
      if (unknown.isPresent()) {
        return Optional.of(path + ": element " + i + ": " + unknown.get());
      }
      if (!seen.add(identities.get(i))) {
        return Optional.of(path + ": duplicate entries for key " + identities.get(i).inPath());
      }
      Optional<String> below = problem(list.items(), items.get(i), path + identities.get(i).inPath());
      if (below.isPresent()) {
        return below;
      }
    }
    return Optional.empty();
  }

  /** {@code set} with every struct field on the way to its paths, which an applied configuration claims without saying so. */
  FieldSet withEnclosingFields(FieldType type, FieldSet set) {
    if (set.children().isEmpty()) {
      return set;
    }
    Shape shape = shapes.of(type);
    TreeMap<PathElement, FieldSet> children = new TreeMap<>();
    set.children().forEach((step, below) -> {
      FieldType belowType = shape instanceof Shape.Items items && !step.isField()
          ? items.list().items()
          : Shapes.fieldType(shape, step.isField() ? step.name() : "");
      FieldSet full = withEnclosingFields(belowType, below);
      children.put(step, step.isField() && Shapes.isDeclared(shape, step.name()) ? full.asMember() : full);
    });
    return FieldSet.of(set.member(), children);
  }
}
