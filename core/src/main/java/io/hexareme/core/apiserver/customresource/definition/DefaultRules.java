package io.hexareme.core.apiserver.customresource.definition;

import io.hexareme.core.apiserver.customresource.rule.RuleCompiler;
import io.hexareme.core.apiserver.customresource.schema.SchemaPatterns;
import io.hexareme.core.apiserver.customresource.schema.StructuralDefault;
import io.hexareme.core.apiserver.customresource.schema.StructuralSchema;
import io.hexareme.core.apiserver.customresource.schema.ValueValidation;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import java.util.List;

/** A default must be what its own schema allows: known fields only, valid values, and its rules must hold for it. */
final class DefaultRules {
  private static final List<String> HEAD = List.of("metadata", "kind", "apiVersion");

  private final RuleCompiler rules;
  private final SchemaPatterns patterns;

  DefaultRules(RuleCompiler rules, SchemaPatterns patterns) {
    this.rules = rules;
    this.patterns = patterns;
  }

  /** Of a whole object's schema. */
  void check(StructuralSchema schema, FieldPath path, List<FieldError> errors) {
    node(schema, true, false, path, errors);
  }

  /** @param whole whether it has metadata; {@code inHead} whether it is in them, whose fields are known beyond the schema */
  private void node(StructuralSchema schema, boolean whole, boolean inHead, FieldPath path, List<FieldError> errors) {
    Value value = schema.defaultValue();
    if (!value.isNull()) {
      one(schema, value, inHead, path.child("default"), errors);
    }
    if (schema.items() != null) {
      node(schema.items(), schema.items().isEmbedded(), inHead, path.child("items"), errors);
    }
    schema.properties().forEach((name, below) ->
        node(below, below.isEmbedded(), inHead || whole && HEAD.contains(name), path.child("properties").key(name), errors));
    if (schema.values() != null) {
      node(schema.values(), schema.values().isEmbedded(), inHead, path.child("additionalProperties"), errors);
    }
  }

  private void one(StructuralSchema schema, Value value, boolean inHead, FieldPath path, List<FieldError> errors) {
    if (!inHead && !StructuralDefault.isPruned(value, schema)) {
      errors.add(FieldError.invalid(path, value, "must not have unknown fields"));
    }
    List<FieldError> wrong = ValueValidation.at(path, schema, value, patterns);
    errors.addAll(wrong.isEmpty() ? rules.judge(schema, value, path) : wrong);
  }
}
