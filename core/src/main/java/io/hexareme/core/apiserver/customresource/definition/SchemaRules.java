package io.hexareme.core.apiserver.customresource.definition;

import io.hexareme.core.apiserver.customresource.rule.RuleCompiler;
import io.hexareme.core.apiserver.customresource.schema.SchemaPatterns;
import io.hexareme.core.apiserver.customresource.schema.StructuralSchema;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a schema may say, in the order in which Kubernetes finds it: its structure, its defaults, its words, its expressions. */
public final class SchemaRules implements SchemaJudge {
  /** Go's names of what may stand at the root beside a status subresource, and JSON's. */
  private static final List<String> AT_ROOT = List.of("Description", "Type", "Format", "Title", "Maximum", "ExclusiveMaximum", "Minimum",
      "ExclusiveMinimum", "MaxLength", "MinLength", "Pattern", "MaxItems", "MinItems", "UniqueItems", "MultipleOf", "Required", "Items",
      "Properties", "ExternalDocs", "Example", "XPreserveUnknownFields", "XValidations");

  private final RuleCompiler rules;
  private final SchemaPatterns patterns;

  /** @param rules judges the expressions of a schema; {@code patterns} its patterns */
  public SchemaRules(RuleCompiler rules, SchemaPatterns patterns) {
    this.rules = rules;
    this.patterns = patterns;
  }

  @Override
  public List<FieldError> judge(Obj schema, boolean hasStatus, FieldPath path) {
    List<FieldError> errors = new ArrayList<>();
    if (hasStatus) {
      root(schema, path, errors);
    }
    if (schema.at("nullable").asBool(false)) {
      errors.add(FieldError.forbidden(path.child("nullable"), "nullable cannot be true at the root"));
    }
    List<FieldError> structure = structure(schema, path);
    errors.addAll(structure);
    List<FieldError> words = WordRules.check(schema, path);
    errors.addAll(words);
    if (structure.isEmpty() && words.isEmpty()) {
      errors.addAll(rules.check(StructuralSchema.of(schema), path));
    }
    return errors;
  }

  /** A schema with words that structural schemas do not have is not looked at any closer. */
  private List<FieldError> structure(Obj schema, FieldPath path) {
    List<FieldError> errors = new ArrayList<>();
    if (WordRules.isForeign(schema)) {
      return errors;
    }
    new StructuralRules(patterns).check(schema, path, errors);
    errors.sort(Comparator.comparing(FieldError::message));
    if (errors.isEmpty()) {
      new DefaultRules(rules, patterns).check(StructuralSchema.of(schema), path, errors);
    }
    return errors;
  }

  /** The status is judged by what the schema says of it alone, so nothing may be said of the object as a whole that it would miss. */
  private static void root(Obj schema, FieldPath path, List<FieldError> errors) {
    for (Map.Entry<String, Value> word : schema.fields().entrySet()) {
      if (word.getKey().equals("type") && !schema.text("type").equals("object")) {
        errors.add(FieldError.invalid(path.child("type"), schema.text("type"),
            "only \"object\" is allowed as the type at the root of the schema if the status subresource is enabled"));
        return;
      }
      if (!isZero(word.getValue()) && name(word.getKey()).filter(AT_ROOT::contains).isEmpty()) {
        errors.add(FieldError.invalid(path, schema,
            "only [" + String.join(" ", AT_ROOT) + "] fields are allowed at the root of the schema if the status subresource is enabled"));
        return;
      }
    }
  }

  private static boolean isZero(Value value) {
    return value.isNull() || value == Value.Bool.FALSE || value.equals(Value.of("")) || value.equals(Obj.EMPTY)
        || value.equals(Value.Arr.EMPTY);
  }

  private static Optional<String> name(String word) {
    return switch (word) {
      case "x-kubernetes-preserve-unknown-fields" -> Optional.of("XPreserveUnknownFields");
      case "x-kubernetes-validations" -> Optional.of("XValidations");
      default -> word.isEmpty() || word.indexOf('-') >= 0 ? Optional.empty()
          : Optional.of(Character.toUpperCase(word.charAt(0)) + word.substring(1));
    };
  }
}
