package io.hexareme.core.apiserver.customresource.definition;

import io.hexareme.core.apiserver.validation.FieldError;
import java.util.List;

/** What a definition's spec may look like. */
public final class SpecRules {

  List<FieldError> onCreate(Definition definition) {
    return List.of();
  }

  List<FieldError> onUpdate(Definition before, Definition after) {
    return List.of();
  }

  List<FieldError> onStatusUpdate(Definition after) {
    return List.of();
  }
}
