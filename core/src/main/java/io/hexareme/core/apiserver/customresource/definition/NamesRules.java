package io.hexareme.core.apiserver.customresource.definition;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.NameRule;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Locale;

/** What the names of a definition may look like. */
final class NamesRules {
  private NamesRules() {}

  static void check(Value names, FieldPath path, List<FieldError> errors) {
    for (String field : new String[] {"plural", "singular", "kind", "listKind"}) {
      boolean isKind = field.endsWith("ind");
      String name = names.text(field);
      if (name.isEmpty()) {
        errors.add(FieldError.required(path.child(field), ""));
        continue;
      }
      NameRule.DNS_1035_LABEL.check(isKind ? name.toLowerCase(Locale.ROOT) : name).ifPresent(why -> errors.add(
          FieldError.invalid(path.child(field), name, (isKind ? "may have mixed case, but should otherwise match: " : "") + why)));
    }
    each(names.list("shortNames"), path.child("shortNames"), errors);
    if (!names.text("kind").isEmpty() && names.text("kind").equals(names.text("listKind"))) {
      errors.add(FieldError.invalid(path.child("listKind"), names.at("listKind"), "kind and listKind may not be the same"));
    }
    each(names.list("categories"), path.child("categories"), errors);
  }

  private static void each(List<Value> names, FieldPath path, List<FieldError> errors) {
    for (int i = 0; i < names.size(); i++) {
      Value name = names.get(i);
      FieldPath at = path.index(i);
      NameRule.DNS_1035_LABEL.check(name.asString("")).ifPresent(why -> errors.add(FieldError.invalid(at, name, why)));
    }
  }
}
