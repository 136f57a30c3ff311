package io.hexareme.core.apiserver.kinds.registration;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One rule of a webhook: which operations on which resources. */
final class HookRuleValidation {
  private static final List<String> OPERATIONS = List.of("*", "CONNECT", "CREATE", "DELETE", "UPDATE");
  private static final List<String> SCOPES = List.of("*", "Cluster", "Namespaced");

  private HookRuleValidation() {}

  static void check(Value rule, FieldPath path, List<FieldError> errors) {
    words(rule, "operations", "operations", path, errors);
    List<Value> operations = rule.list("operations");
    for (int i = 0; i < operations.size(); i++) {
      if (!OPERATIONS.contains(operations.get(i).asString(""))) {
        errors.add(FieldError.notSupported(path.child("operations").index(i), operations.get(i), OPERATIONS));
      }
    }
    words(rule, "apiGroups", "API groups", path, errors);
    words(rule, "apiVersions", "API versions", path, errors);
    List<Value> versions = rule.list("apiVersions");
    for (int i = 0; i < versions.size(); i++) {
      if (versions.get(i).asString("").isEmpty()) {
        errors.add(FieldError.required(path.child("apiVersions").index(i), ""));
      }
    }
    resources(rule.at("resources"), rule.list("resources"), path.child("resources"), errors);
    if (!rule.at("scope").isNull() && !SCOPES.contains(rule.text("scope"))) {
      errors.add(FieldError.notSupported(path.child("scope"), rule.at("scope"), SCOPES));
    }
  }

  private static void words(Value rule, String field, String shown, FieldPath path, List<FieldError> errors) {
    List<Value> words = rule.list(field);
    if (words.isEmpty()) {
      errors.add(FieldError.required(path.child(field), ""));
    } else if (words.size() > 1 && words.contains(Value.of("*"))) {
      errors.add(FieldError.invalid(path.child(field), rule.at(field), "if '*' is present, must not specify other " + shown));
    }
  }

  private static void resources(Value all, List<Value> resources, FieldPath path, List<FieldError> errors) {
    if (resources.isEmpty()) {
      errors.add(FieldError.required(path, ""));
    }
    Set<String> wholeBelow = new LinkedHashSet<>();
    Set<String> wholeAbove = new LinkedHashSet<>();
    boolean bare = false;
    for (int i = 0; i < resources.size(); i++) {
      String entry = resources.get(i).asString("");
      int slash = entry.indexOf('/');
      if (entry.isEmpty()) {
        errors.add(FieldError.required(path.index(i), ""));
      } else if (slash < 0) {
        bare = !entry.equals("*");
      } else {
        overlap(entry, slash, path.index(i), wholeBelow, wholeAbove, errors);
      }
    }
    if (resources.size() > 1 && resources.contains(Value.of("*/*"))) {
      errors.add(FieldError.invalid(path, all, "if '*/*' is present, must not specify other resources"));
    }
    if (bare && resources.contains(Value.of("*"))) {
      errors.add(FieldError.invalid(path, all, "if '*' is present, must not specify other resources without subresources"));
    }
  }

  private static void overlap(
      String entry, int slash, FieldPath path, Set<String> wholeBelow, Set<String> wholeAbove, List<FieldError> errors) {
    String resource = entry.substring(0, slash);
    String below = entry.substring(slash + 1);
    if (wholeBelow.contains(resource)) {
      errors.add(FieldError.invalid(path, entry, "if '" + resource + "/*' is present, must not specify " + entry));
    }
    if (wholeAbove.contains(below)) {
      errors.add(FieldError.invalid(path, entry, "if '*/" + below + "' is present, must not specify " + entry));
    }
    if (below.equals("*")) {
      wholeBelow.add(resource);
    }
    if (resource.equals("*")) {
      wholeAbove.add(below);
    }
  }
}
