package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.schema.FieldSchema;
import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.FieldType.ListKind;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Finds the shape of values by the schema. What the schema does not know is taken as it looks: objects have entries, lists are
 * atomic.
 */
final class Shapes {
  /** An object of which only the metadata has a schema. */
  static final FieldType UNTYPED_OBJECT = new FieldType.Ref("");

  private static final TypeSchema UNTYPED = new TypeSchema(
      "",
      Map.of("metadata", new FieldSchema(
          "metadata",
          new FieldType.Ref("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"),
          0, false, Value.Null.NULL, List.of(), "", List.of(), false)),
      false,
      List.of());

  private final Function<String, TypeSchema> types;

  /** {@code types} answers a type by its name, null for an unknown one. */
  Shapes(Function<String, TypeSchema> types) {
    this.types = types;
  }

  private TypeSchema type(FieldType.Ref reference) {
    return reference == UNTYPED_OBJECT ? UNTYPED : types.apply(reference.type());
  }

  /** The shape of {@code value} where a {@code type} is expected. */
  Shape of(FieldType type, Value value) {
    Shape shape = of(type);
    boolean fits = switch (shape) {
      case Shape.Leaf _ -> true;
      case Shape.Struct _, Shape.Entries _ -> value instanceof Value.Obj;
      case Shape.Items _ -> value instanceof Value.Arr;
    };
    return fits ? shape : Shape.Leaf.LEAF;
  }

  /** The shape of a value that is what {@code type} says; untyped ones are taken for objects. */
  Shape of(FieldType type) {
    return switch (type) {
      case FieldType.Scalar scalar -> scalar == FieldType.Scalar.ANY || scalar == FieldType.Scalar.FIELDS_V1
          ? new Shape.Entries(FieldType.Scalar.ANY)
          : Shape.Leaf.LEAF;
      case FieldType.Ref reference -> ofStruct(type(reference));
      case FieldType.MapOf map -> map.atomic() ? Shape.Leaf.LEAF : new Shape.Entries(map.values());
      case FieldType.ListOf list -> list.kind() == ListKind.ATOMIC ? Shape.Leaf.LEAF : new Shape.Items(list);
    };
  }

  private static Shape ofStruct(TypeSchema type) {
    if (type == null) {
      return new Shape.Entries(FieldType.Scalar.ANY);
    }
    return type.atomic() ? Shape.Leaf.LEAF : new Shape.Struct(type);
  }

  /** What the field {@code name} of a shape with fields or entries holds. */
  static FieldType fieldType(Shape shape, String name) {
    return switch (shape) {
      case Shape.Struct struct -> isDeclared(struct, name) ? struct.type().fields().get(name).type() : FieldType.Scalar.ANY;
      case Shape.Entries entries -> entries.values();
      case Shape.Items _, Shape.Leaf _ -> FieldType.Scalar.ANY;
    };
  }

  /** Whether {@code name} is a field of a struct, and not the key of an entry that somebody made up. */
  static boolean isDeclared(Shape shape, String name) {
    return shape instanceof Shape.Struct struct && struct.type().fields().containsKey(name);
  }

  /** What an item that leaves out the key {@code name} means by that; {@code NULL} when there is no default. */
  Value keyDefault(FieldType.ListOf list, String name) {
    TypeSchema item = list.items() instanceof FieldType.Ref reference ? type(reference) : null;
    FieldSchema field = item == null ? null : item.fields().get(name);
    return field == null ? Value.Null.NULL : field.defaultValue();
  }
}
