package io.hexareme.core.apiserver.kinds.registration;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.LabelSelectorValidation;
import io.hexareme.core.apiserver.validation.NameRule;
import io.hexareme.core.apiserver.validation.Names;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** MutatingWebhookConfigurations and ValidatingWebhookConfigurations (admissionregistration.k8s.io/v1). */
public final class WebhookConfigurationRules {
  private static final FieldPath WEBHOOKS = FieldPath.of("webhooks");
  private static final List<String> FAILURES = List.of("Fail", "Ignore");
  private static final List<String> MATCHES = List.of("Equivalent", "Exact");
  private static final List<String> EFFECTS = List.of("None", "NoneOnDryRun");
  private static final List<String> REINVOCATIONS = List.of("IfNeeded", "Never");
  private static final List<String> REVIEWS = List.of("v1", "v1beta1");

  private WebhookConfigurationRules() {}

  /** The defaults of a mutating configuration. */
  public static Obj mutatingDefaults(Obj configuration) {
    return defaults(configuration, true);
  }

  /** The defaults of a validating configuration. */
  public static Obj validatingDefaults(Obj configuration) {
    return defaults(configuration, false);
  }

  private static Obj defaults(Obj configuration, boolean mutates) {
    List<Value> hooks = configuration.list("webhooks");
    return hooks.isEmpty() ? configuration
        : configuration.with("webhooks", new Arr(hooks.stream().map(hook -> (Value) ofHook(hook.asObj(), mutates)).toList()));
  }

  private static Obj ofHook(Obj hook, boolean mutates) {
    Obj filled = absent(hook, "failurePolicy", Value.of("Fail"));
    filled = absent(filled, "matchPolicy", Value.of("Equivalent"));
    filled = absent(filled, "namespaceSelector", Obj.EMPTY);
    filled = absent(filled, "objectSelector", Obj.EMPTY);
    filled = absent(filled, "timeoutSeconds", Value.of(10));
    filled = mutates ? absent(filled, "reinvocationPolicy", Value.of("Never")) : filled;
    if (!filled.list("rules").isEmpty()) {
      filled = filled.with("rules", new Arr(
          filled.list("rules").stream().map(rule -> (Value) absent(rule.asObj(), "scope", Value.of("*"))).toList()));
    }
    return filled.at("clientConfig", "service").isNull() || !filled.at("clientConfig", "service", "port").isNull()
        ? filled : filled.withPath(Value.of(443), "clientConfig", "service", "port");
  }

  private static Obj absent(Obj object, String field, Value value) {
    return object.at(field).isNull() ? object.with(field, value) : object;
  }

  public static void check(Obj configuration, List<FieldError> errors) {
    List<Value> hooks = configuration.list("webhooks");
    for (int i = 0; i < hooks.size(); i++) {
      hook(hooks.get(i), WEBHOOKS.index(i), errors);
      reviews(hooks.get(i).at("admissionReviewVersions"), WEBHOOKS.index(i).child("admissionReviewVersions"), errors);
    }
    Names.unique(hooks, "name", WEBHOOKS, errors);
  }

  private static void hook(Value hook, FieldPath path, List<FieldError> errors) {
    qualified(hook.text("name"), path.child("name"), errors);
    List<Value> rules = hook.list("rules");
    for (int i = 0; i < rules.size(); i++) {
      HookRuleValidation.check(rules.get(i), path.child("rules").index(i), errors);
    }
    oneOf(hook, "failurePolicy", FAILURES, path, errors);
    oneOf(hook, "matchPolicy", MATCHES, path, errors);
    if (hook.at("sideEffects").isNull()) {
      errors.add(FieldError.required(path.child("sideEffects"), "must specify one of None, NoneOnDryRun"));
    }
    oneOf(hook, "sideEffects", EFFECTS, path, errors);
    long seconds = hook.at("timeoutSeconds").asLong(10);
    if (seconds < 1 || seconds > 30) {
      errors.add(FieldError.invalid(path.child("timeoutSeconds"), Value.of(seconds), "the timeout value must be between 1 and 30 seconds"));
    }
    LabelSelectorValidation.check(hook.at("namespaceSelector"), path.child("namespaceSelector"), errors);
    LabelSelectorValidation.check(hook.at("objectSelector"), path.child("objectSelector"), errors);
    oneOf(hook, "reinvocationPolicy", REINVOCATIONS, path, errors);
    ClientConfigValidation.check(hook.at("clientConfig"), path.child("clientConfig"), errors);
    conditions(hook.list("matchConditions"), path.child("matchConditions"), errors);
  }

  private static void qualified(String name, FieldPath path, List<FieldError> errors) {
    Optional<String> problem = NameRule.DNS_SUBDOMAIN.check(name);
    if (name.isEmpty()) {
      errors.add(FieldError.required(path, ""));
    } else if (problem.isPresent()) {
      errors.add(FieldError.invalid(path, name, problem.get()));
    } else if (name.split("\\.", -1).length < 3) {
      errors.add(FieldError.invalid(path, name, "should be a domain with at least three segments separated by dots"));
    }
  }

  private static void oneOf(Value hook, String field, List<String> known, FieldPath path, List<FieldError> errors) {
    Value given = hook.at(field);
    if (!given.isNull() && !known.contains(given.asString(""))) {
      errors.add(FieldError.notSupported(path.child(field), given, known));
    }
  }

  private static void reviews(Value versions, FieldPath path, List<FieldError> errors) {
    List<String> given = versions instanceof Arr list ? list.items().stream().map(version -> version.asString("")).toList() : List.of();
    if (given.isEmpty()) {
      errors.add(FieldError.required(path, "must specify one of v1, v1beta1"));
      return;
    }
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < given.size(); i++) {
      if (!seen.add(given.get(i))) {
        errors.add(FieldError.invalid(path.index(i), given.get(i), "duplicate version"));
      } else {
        Names.check(NameRule.DNS_1035_LABEL, Value.of(given.get(i)), path.index(i), errors);
      }
    }
    if (given.stream().noneMatch(REVIEWS::contains)) {
      errors.add(FieldError.invalid(path, versions, "must include at least one of v1, v1beta1"));
    }
  }

  private static void conditions(List<Value> conditions, FieldPath path, List<FieldError> errors) {
    if (conditions.size() > 64) {
      errors.add(FieldError.tooMany(path, conditions.size(), 64));
    }
    for (int i = 0; i < conditions.size(); i++) {
      Value condition = conditions.get(i);
      if (condition.text("expression").strip().isEmpty()) {
        errors.add(FieldError.required(path.index(i).child("expression"), ""));
      }
      if (condition.text("name").isEmpty()) {
        errors.add(FieldError.required(path.index(i).child("name"), ""));
      }
    }
    Names.unique(conditions, "name", path, errors);
  }
}
