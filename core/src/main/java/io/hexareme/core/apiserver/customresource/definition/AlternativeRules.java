package io.hexareme.core.apiserver.customresource.definition;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** Alternatives may only narrow what is said outside of them: they name no types, and no fields that are not known already. */
final class AlternativeRules {
  /** Stands for itself, as all of the value's alternatives or as those of the first of its {@code allOf}. */
  private static final Value INT_OR_STRING = Value.array(Value.obj("type", "integer"), Value.obj("type", "string"));

  /** What is asked of every alternative beside that. */
  @FunctionalInterface
  interface Also {
    void check(Obj alternative, FieldPath path, List<FieldError> errors);
  }

  private final Also also;

  AlternativeRules(Also also) {
    this.also = also;
  }

  void check(Obj schema, FieldPath path, List<FieldError> errors) {
    for (String word : new String[] {"allOf", "anyOf", "oneOf"}) {
      List<Value> all = schema.list(word);
      boolean usual = word.equals("anyOf") && schema.at(word).equals(INT_OR_STRING);
      for (int i = 0; !usual && i < all.size(); i++) {
        Obj one = all.get(i).asObj();
        boolean first = word.equals("allOf") && i == 0 && one.at("anyOf").equals(INT_OR_STRING);
        narrows(first ? one.without("anyOf") : one, schema, path, path.child(word).index(i), errors);
      }
    }
    if (schema.at("not") instanceof Obj not) {
      narrows(not, schema, path, path.child("not"), errors);
    }
  }

  /** @param outside what is said of the same value without alternatives, at {@code outsidePath} */
  private void narrows(Obj inner, Obj outside, FieldPath outsidePath, FieldPath path, List<FieldError> errors) {
    also.check(inner, path, errors);
    for (String word : new String[] {"type", "title", "description"}) {
      forbid(!inner.text(word).isEmpty(), path, word, "must be empty to be structural", errors);
    }
    for (String word : new String[] {"additionalProperties", "default", "x-kubernetes-list-type", "x-kubernetes-map-type"}) {
      forbid(!inner.at(word).isNull(), path, word, "must be undefined to be structural", errors);
    }
    for (String word : new String[] {"nullable", "x-kubernetes-preserve-unknown-fields", "x-kubernetes-embedded-resource",
        "x-kubernetes-int-or-string"}) {
      forbid(inner.at(word).asBool(false), path, word, "must be false to be structural", errors);
    }
    for (String word : new String[] {"x-kubernetes-list-map-keys", "x-kubernetes-validations"}) {
      forbid(!inner.list(word).isEmpty(), path, word, "must be empty to be structural", errors);
    }
    for (var property : inner.at("properties").asObj().fields().entrySet()) {
      FieldPath at = path.child("properties").key(property.getKey());
      FieldPath known = outsidePath.child("properties").key(property.getKey());
      if (property.getKey().equals("metadata")) {
        errors.add(FieldError.forbidden(at, "must not be specified in a nested context"));
      } else if (!outside.at("properties").asObj().has(property.getKey())) {
        errors.add(FieldError.required(known, "because it is defined in " + at));
      } else {
        narrows(property.getValue().asObj(), outside.at("properties", property.getKey()).asObj(), known, at, errors);
      }
    }
    if (inner.at("items") instanceof Obj items) {
      if (outside.at("items") instanceof Obj known) {
        narrows(items, known, outsidePath.child("items"), path.child("items"), errors);
      } else {
        errors.add(FieldError.required(outsidePath.child("items"), "because it is defined in " + path.child("items")));
      }
    }
    Below.each(Obj.EMPTY.with("allOf", inner.at("allOf")).with("anyOf", inner.at("anyOf")).with("oneOf", inner.at("oneOf"))
        .with("not", inner.at("not")), path, (below, at) -> narrows(below, outside, outsidePath, at, errors));
  }

  private static void forbid(boolean there, FieldPath path, String word, String why, List<FieldError> errors) {
    if (there) {
      errors.add(FieldError.forbidden(path.child(word), why));
    }
  }
}
