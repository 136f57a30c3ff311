package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.TypeSchema;

/** Which parts of a value can have owners of their own. */
sealed interface Shape {

  /** None: scalars, atomic structs, maps and lists, and whatever is not of the kind its schema says. */
  enum Leaf implements Shape { LEAF }

  /** The fields of a struct. */
  record Struct(TypeSchema type) implements Shape {}

  /** The entries of a map. */
  record Entries(FieldType values) implements Shape {}

  /** The items of a list with keys, or of a set. */
  record Items(FieldType.ListOf list) implements Shape {}
}
