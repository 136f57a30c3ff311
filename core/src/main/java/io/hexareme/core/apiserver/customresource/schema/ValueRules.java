package io.hexareme.core.apiserver.customresource.schema;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** What is judged beyond the schema's own words: the expressions in it. */
@FunctionalInterface
public interface ValueRules {
  ValueRules NONE = (object, before, fits) -> List.of();

  /**
   * @param before {@code NULL} for a new object
   * @param fits whether the schema has found nothing wrong with the object
   */
  List<FieldError> check(Obj object, Value before, boolean fits);
}
