package io.hexareme.core.apiserver.kinds.flowcontrol;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.NameRule;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** FlowSchemas: defaults, and what is valid. */
public final class FlowRules {
  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final int HIGHEST = 10_000;
  private static final List<String> VERBS =
      List.of("create", "delete", "deletecollection", "get", "list", "patch", "proxy", "update", "watch");
  private static final List<String> KINDS = List.of("Group", "ServiceAccount", "User");

  private FlowRules() {}

  public static Obj defaults(Obj schema) {
    boolean given = schema.at("spec", "matchingPrecedence").asLong(0) != 0;
    return given || schema.at("spec").isNull() ? schema : schema.withPath(new Value.Int(1000), "spec", "matchingPrecedence");
  }

  public static void check(Obj schema, List<FieldError> errors) {
    precedence(schema, errors);
    Value method = schema.at("spec", "distinguisherMethod");
    if (!method.isNull() && !List.of("ByNamespace", "ByUser").contains(method.text("type"))) {
      errors.add(FieldError.notSupported(SPEC.child("distinguisherMethod", "type"), method, List.of("ByNamespace", "ByUser")));
    }
    FieldPath level = SPEC.child("priorityLevelConfiguration", "name");
    String name = schema.text("spec", "priorityLevelConfiguration", "name");
    if (name.isEmpty()) {
      errors.add(FieldError.required(level, "must reference a priority level"));
    } else {
      NameRule.DNS_SUBDOMAIN.check(name).ifPresent(why -> errors.add(FieldError.invalid(level, name, why)));
    }
    List<Value> rules = schema.list("spec", "rules");
    for (int i = 0; i < rules.size(); i++) {
      rule(rules.get(i), SPEC.child("rules").index(i), errors);
    }
    fixed(FlowObjects.mandatorySchemas(), schema, errors);
  }

  private static void precedence(Obj schema, List<FieldError> errors) {
    Value given = schema.at("spec", "matchingPrecedence");
    FieldPath path = SPEC.child("matchingPrecedence");
    if (given.asLong(0) <= 0) {
      errors.add(FieldError.invalid(path, given, "must be a positive value"));
    }
    if (given.asLong(0) > HIGHEST) {
      errors.add(FieldError.invalid(path, given, "must not be greater than " + HIGHEST));
    }
    if (given.asLong(0) == 1 && !Meta.name(schema).equals("exempt")) {
      errors.add(FieldError.invalid(path, given, "only the schema named 'exempt' may have matchingPrecedence 1"));
    }
  }

  /** What is mandatory is as it is. */
  static void fixed(List<Obj> mandatory, Obj object, List<FieldError> errors) {
    for (Obj one : mandatory) {
      if (Meta.name(one).equals(Meta.name(object)) && !one.at("spec").equals(object.at("spec"))) {
        errors.add(FieldError.invalid(SPEC, object.at("spec"), "spec of '" + Meta.name(object) + "' must equal the fixed value"));
      }
    }
  }

  private static void rule(Value rule, FieldPath path, List<FieldError> errors) {
    List<Value> subjects = rule.list("subjects");
    if (subjects.isEmpty()) {
      errors.add(FieldError.required(path.child("subjects"), "subjects must contain at least one value"));
    }
    for (int i = 0; i < subjects.size(); i++) {
      subject(subjects.get(i), path.child("subjects").index(i), errors);
    }
    List<Value> resources = rule.list("resourceRules");
    List<Value> paths = rule.list("nonResourceRules");
    if (resources.isEmpty() && paths.isEmpty()) {
      errors.add(FieldError.required(path, "at least one of resourceRules and nonResourceRules has to be non-empty"));
    }
    for (int i = 0; i < resources.size(); i++) {
      resourceRule(resources.get(i), path.child("resourceRules").index(i), errors);
    }
    for (int i = 0; i < paths.size(); i++) {
      pathRule(paths.get(i), path.child("nonResourceRules").index(i), errors);
    }
  }

  private static void subject(Value subject, FieldPath path, List<FieldError> errors) {
    String kind = subject.text("kind");
    if (!KINDS.contains(kind)) {
      errors.add(FieldError.notSupported(path.child("kind"), Value.of(kind), KINDS));
      return;
    }
    for (String other : List.of("ServiceAccount", "User", "Group")) {
      String field = field(other);
      if (!other.equals(kind) && !subject.at(field).isNull()) {
        errors.add(FieldError.forbidden(path.child(field), field + " is forbidden when subject kind is not '" + other + "'"));
      }
    }
    String field = field(kind);
    if (subject.at(field).isNull()) {
      errors.add(FieldError.required(path.child(field), field + " is required when subject kind is '" + kind + "'"));
      return;
    }
    if (subject.text(field, "name").isEmpty()) {
      errors.add(FieldError.required(path.child(field, "name"), ""));
    }
    if (kind.equals("ServiceAccount") && subject.text(field, "namespace").isEmpty()) {
      errors.add(FieldError.required(path.child(field, "namespace"), "must specify namespace for service account"));
    }
  }

  private static String field(String kind) {
    return Character.toLowerCase(kind.charAt(0)) + kind.substring(1);
  }

  private static void resourceRule(Value rule, FieldPath path, List<FieldError> errors) {
    verbs(rule, path, errors);
    some(rule, "apiGroups", "resource rules must supply at least one api group", "api groups", path, errors);
    some(rule, "resources", "resource rules must supply at least one resource", "resources", path, errors);
    List<Value> namespaces = rule.list("namespaces");
    if (!namespaces.isEmpty() || !rule.at("clusterScope").asBool(false)) {
      some(rule, "namespaces", "resource rules that are not cluster scoped must supply at least one namespace", "namespaces", path, errors);
    }
    for (int i = 0; i < namespaces.size() && !has(namespaces, "*"); i++) {
      String name = namespaces.get(i).asString("");
      FieldPath at = path.child("namespaces").index(i);
      NameRule.DNS_LABEL.check(name).ifPresent(
          why -> errors.add(FieldError.invalid(at, name, "each member of this list must be '*' or a DNS-1123 label; " + why)));
    }
  }

  private static void pathRule(Value rule, FieldPath path, List<FieldError> errors) {
    verbs(rule, path, errors);
    some(rule, "nonResourceURLs", "nonResourceURLs must contain at least one value", "non-resource URLs", path, errors);
    List<Value> urls = rule.list("nonResourceURLs");
    for (int i = 0; i < urls.size() && !has(urls, "*"); i++) {
      String url = urls.get(i).asString("");
      String why = wrong(url);
      if (!why.isEmpty()) {
        errors.add(FieldError.invalid(path.child("nonResourceURLs").index(i), url, why));
      }
    }
  }

  private static String wrong(String url) {
    if (url.isEmpty()) {
      return "must not be empty";
    }
    if (!url.startsWith("/")) {
      return "must start with slash";
    }
    if (url.contains(" ")) {
      return "must not contain white-space";
    }
    if (url.contains("//")) {
      return "must not contain double slash";
    }
    int star = url.indexOf('*');
    return star < 0 || star == url.length() - 1 && url.endsWith("/*") ? "" : "wildcard can only do suffix matching";
  }

  private static void verbs(Value rule, FieldPath path, List<FieldError> errors) {
    some(rule, "verbs", "verbs must contain at least one value", "verbs", path, errors);
    List<Value> verbs = rule.list("verbs");
    if (!has(verbs, "*") && verbs.stream().anyMatch(verb -> !VERBS.contains(verb.asString("")))) {
      errors.add(FieldError.notSupported(path.child("verbs"), rule.at("verbs"), VERBS));
    }
  }

  /** A list has something, and {@code *} stands alone. */
  private static void some(Value rule, String field, String missing, String others, FieldPath path, List<FieldError> errors) {
    List<Value> items = rule.list(field);
    if (items.isEmpty()) {
      errors.add(FieldError.required(path.child(field), missing));
    } else if (items.size() > 1 && has(items, "*")) {
      errors.add(FieldError.invalid(path.child(field), rule.at(field), "if '*' is present, must not specify other " + others));
    }
  }

  private static boolean has(List<Value> items, String wanted) {
    return items.stream().anyMatch(item -> item.asString("").equals(wanted));
  }
}
