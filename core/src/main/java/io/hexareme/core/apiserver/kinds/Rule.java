package io.hexareme.core.apiserver.kinds;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** One rule about objects of a kind: adds to {@code errors} what it finds wrong. */
@FunctionalInterface
public interface Rule {
  void check(Obj object, List<FieldError> errors);

  /** One rule about changes of objects of a kind. */
  @FunctionalInterface
  interface OfChange {
    void check(Obj before, Obj after, List<FieldError> errors);
  }
}
