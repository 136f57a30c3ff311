package io.hexareme.core.apiserver.validation;

import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Owner references: complete, and at most one controller among them. */
final class OwnerReferenceValidation {
  private OwnerReferenceValidation() {}

  static List<FieldError> check(List<Value> owners, FieldPath path) {
    List<FieldError> errors = new ArrayList<>();
    String controller = "";
    for (int i = 0; i < owners.size(); i++) {
      Value owner = owners.get(i);
      for (String field : new String[] {"apiVersion", "kind", "name", "uid"}) {
        if (owner.text(field).isEmpty()) {
          errors.add(FieldError.invalid(path.index(i).child(field), owner.text(field), field + " must not be empty"));
        }
      }
      if (owner.at("controller").asBool(false)) {
        String name = owner.text("kind") + "/" + owner.text("name");
        if (!controller.isEmpty()) {
          errors.add(FieldError.invalid(path, Value.of(name),
              "Only one reference can have Controller set to true. Found \"true\" in references for " + controller + " and " + name));
        }
        controller = name;
      }
    }
    return errors;
  }
}
