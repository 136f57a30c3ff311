package io.hexareme.core.apiserver.schema;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** What the schema table says about objects of a type. Pure. */
public interface Shaping {

  /** Types checked, unknown fields out, quantities and times in canonical form, fields in order. */
  Shape shape(TypeSchema type, Obj raw);

  /** The constant defaults added wherever a field is absent from an object that is there. */
  Obj withDefaults(TypeSchema type, Obj object);

  /** Required fields that are missing, values outside their enumeration. */
  List<FieldError> validate(TypeSchema type, Obj object);

  /** Changes of fields that must not change. */
  List<FieldError> validateUpdate(TypeSchema type, Obj before, Obj after);
}
