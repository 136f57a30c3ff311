package io.hexareme.core.apiserver.schema;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/**
 * What the schema of one kind makes of its objects, whether that stands in the built-in table ({@link Shaping#of}) or in a custom
 * resource definition. Pure.
 */
public interface ObjectShape {

  /** Types checked where Kubernetes' decoder does, unknown fields out. */
  Shape shape(Obj raw);

  /** The constant defaults of the schema, wherever a field is absent from an object that is there. */
  Obj withDefaults(Obj object);

  /** What the schema finds wrong with a new object. */
  List<FieldError> validateCreate(Obj object);

  /**
   * What the schema finds wrong with a change.
   *
   * @param subresource through which the change comes; empty for the object itself
   */
  List<FieldError> validateUpdate(Obj before, Obj after, String subresource);
}
