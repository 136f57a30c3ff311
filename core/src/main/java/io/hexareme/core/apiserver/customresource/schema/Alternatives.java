package io.hexareme.core.apiserver.customresource.schema;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/** {@code anyOf}, {@code oneOf}, {@code allOf} and {@code not}. */
final class Alternatives {
  private Alternatives() {}

  static void check(Obj schema, Value value, FieldPath path, SchemaPatterns patterns, List<FieldError> errors) {
    List<Value> any = schema.list("anyOf");
    if (!any.isEmpty()) {
      List<List<FieldError>> failures = failures(any, value, path, patterns);
      if (failures.size() == any.size()) {
        errors.add(failed(path, "must validate at least one schema (anyOf)"));
        errors.addAll(nearest(failures));
      }
    }
    List<Value> one = schema.list("oneOf");
    if (!one.isEmpty()) {
      List<List<FieldError>> failures = failures(one, value, path, patterns);
      int valid = one.size() - failures.size();
      if (valid != 1) {
        errors.add(failed(path, "must validate one and only one schema (oneOf). "
            + (valid == 0 ? "Found none valid" : "Found " + valid + " valid alternatives")));
        errors.addAll(nearest(failures));
      }
    }
    List<Value> all = schema.list("allOf");
    if (!all.isEmpty()) {
      List<List<FieldError>> failures = failures(all, value, path, patterns);
      failures.forEach(errors::addAll);
      if (!failures.isEmpty()) {
        errors.add(failed(path, "must validate all the schemas (allOf)" + (failures.size() == all.size() ? ". None validated" : "")));
      }
    }
    if (schema.at("not") instanceof Obj not && failures(List.of(not), value, path, patterns).isEmpty()) {
      errors.add(failed(path, "must not validate the schema (not)"));
    }
  }

  /** What is wrong by each of the schemas that do not hold. */
  private static List<List<FieldError>> failures(List<Value> schemas, Value value, FieldPath path, SchemaPatterns patterns) {
    List<List<FieldError>> failures = new ArrayList<>();
    for (Value schema : schemas) {
      List<FieldError> wrong = ValueValidation.below(schema.asObj(), value, Value.Null.NULL, path, patterns);
      if (!wrong.isEmpty()) {
        failures.add(wrong);
      }
    }
    return failures;
  }

  private static List<FieldError> nearest(List<List<FieldError>> failures) {
    List<FieldError> nearest = List.of();
    for (List<FieldError> failure : failures) {
      nearest = nearest.isEmpty() || failure.size() < nearest.size() ? failure : nearest;
    }
    return nearest;
  }

  /** Such an error is of no field: Kubernetes names the path in the text alone. */
  static FieldError failed(FieldPath path, String why) {
    return new FieldError(FieldError.Type.INVALID, "<nil>", "\"\"", "\"" + path + "\" " + why);
  }
}
