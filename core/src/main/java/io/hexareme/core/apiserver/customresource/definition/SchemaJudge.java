package io.hexareme.core.apiserver.customresource.definition;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** Judges the schema of a version, or the one that all versions have. */
@FunctionalInterface
public interface SchemaJudge {

  /**
   * @param hasStatus whether the status is a subresource, which leaves the root of the schema less freedom
   * @param path of the {@code openAPIV3Schema}
   */
  List<FieldError> judge(Obj schema, boolean hasStatus, FieldPath path);
}
