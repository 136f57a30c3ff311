package io.hexareme.core.apiserver.customresource.definition;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import java.util.List;

/** Judges the schema of a version. */
@FunctionalInterface
public interface SchemaJudge {

  /**
   * @param before the version as it was; {@code NULL} for a new one
   * @param path of the version's {@code openAPIV3Schema}
   */
  List<FieldError> judge(Value version, Value before, FieldPath path);
}
