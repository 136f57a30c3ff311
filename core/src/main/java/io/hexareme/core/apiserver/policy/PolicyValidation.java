package io.hexareme.core.apiserver.policy;

import io.hexareme.core.apiserver.kinds.registration.MatchResourcesValidation;
import io.hexareme.core.apiserver.policy.Program.Text;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.LabelValidation;
import io.hexareme.core.apiserver.validation.NameRule;
import io.hexareme.core.apiserver.validation.Names;
import io.hexareme.core.machinery.AdmissionTypes;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.TypeWords;
import io.hexareme.ports.expression.ExpressionLanguage;
import io.hexareme.ports.expression.ExpressionLanguage.Compilation;
import io.hexareme.ports.expression.ExpressionType.Simple;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Policies: what they are about, their parameters, and every expression in them. */
final class PolicyValidation {
  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final List<String> FAILURES = List.of("Fail", "Ignore");
  private static final List<String> REASONS = List.of("Forbidden", "Invalid", "RequestEntityTooLarge", "Unauthorized");
  private static final int MOST_ANNOTATIONS = 20;
  private static final int LONGEST_ANNOTATION = 5 * 1024;

  private final ExpressionLanguage language;
  private final Obj before;
  private final List<FieldError> errors;

  /** @param before null for a new policy */
  PolicyValidation(ExpressionLanguage language, Obj before, List<FieldError> errors) {
    this.language = language;
    this.before = before;
    this.errors = errors;
  }

  void validating(Obj policy) {
    Value spec = policy.at("spec");
    Program program = common(policy);
    if (spec.list("validations").isEmpty() && spec.list("auditAnnotations").isEmpty()) {
      String why = "validations or auditAnnotations must contain at least one item";
      errors.add(FieldError.required(SPEC.child("validations"), why));
      errors.add(FieldError.required(SPEC.child("auditAnnotations"), why));
    }
    for (int i = 0; i < program.validations().size(); i++) {
      validation(spec.list("validations").get(i), program.validations().get(i), program.messages().get(i), SPEC.child("validations").index(i));
    }
    List<Value> annotations = spec.list("auditAnnotations");
    if (annotations.size() > MOST_ANNOTATIONS) {
      errors.add(FieldError.invalid(SPEC.child("auditAnnotations"), new Value.Arr(annotations),
          "must not have more than " + MOST_ANNOTATIONS + " auditAnnotations"));
    }
    Names.unique(annotations, "key", SPEC.child("auditAnnotations"), errors);
    for (int i = 0; i < annotations.size(); i++) {
      annotation(Meta.name(policy), annotations.get(i), program.annotations().get(i), SPEC.child("auditAnnotations").index(i));
    }
  }

  void mutating(Obj policy) {
    Value spec = policy.at("spec");
    Program program = common(policy);
    if (spec.list("mutations").isEmpty()) {
      errors.add(FieldError.required(SPEC.child("mutations"), "mutations must contain at least one item"));
    }
    for (int i = 0; i < program.mutations().size(); i++) {
      String field = spec.list("mutations").get(i).text("patchType").equals("JSONPatch") ? "jsonPatch" : "applyConfiguration";
      compiled(SPEC.child("mutations").index(i).child(field).child("expression"), program.mutations().get(i));
    }
  }

  private Program common(Obj policy) {
    Value spec = policy.at("spec");
    if (!FAILURES.contains(spec.text("failurePolicy"))) {
      errors.add(FieldError.notSupported(SPEC.child("failurePolicy"), spec.at("failurePolicy"), FAILURES));
    }
    if (!spec.at("paramKind").isNull()) {
      params(spec.at("paramKind"), SPEC.child("paramKind"));
    }
    if (spec.at("matchConstraints").isNull()) {
      errors.add(FieldError.required(SPEC.child("matchConstraints"), ""));
    } else {
      MatchResourcesValidation.check(spec.at("matchConstraints"), SPEC.child("matchConstraints"), errors);
      if (spec.list("matchConstraints", "resourceRules").isEmpty()) {
        errors.add(FieldError.required(SPEC.child("matchConstraints").child("resourceRules"), ""));
      }
    }
    boolean same = before != null && before.at("spec", "matchConditions").equals(spec.at("matchConditions"))
        && before.at("spec", "paramKind").equals(spec.at("paramKind"));
    if (!same) {
      new ConditionValidation(language, errors).check(spec.list("matchConditions"),
          AdmissionTypes.environment(!spec.at("paramKind").isNull(), Simple.BOOL), SPEC.child("matchConditions"));
    }
    Program program = Program.of(policy, language);
    variables(spec.list("variables"), program);
    return program;
  }

  private void params(Value kind, FieldPath path) {
    String apiVersion = kind.text("apiVersion");
    int slash = apiVersion.indexOf('/');
    String version = apiVersion.substring(slash + 1);
    FieldPath at = path.child("apiVersion");
    if (apiVersion.isEmpty()) {
      errors.add(FieldError.required(at, ""));
    } else if (version.indexOf('/') >= 0) {
      errors.add(FieldError.invalid(at, apiVersion, "unexpected GroupVersion string: " + apiVersion));
    } else {
      Names.check(NameRule.DNS_SUBDOMAIN, Value.of(apiVersion.substring(0, Math.max(0, slash))), at, errors);
      if (version.isEmpty()) {
        errors.add(FieldError.invalid(at, apiVersion, "version must be specified"));
      }
      Names.check(NameRule.DNS_1035_LABEL, Value.of(version), at, errors);
    }
    String name = kind.text("kind");
    if (name.isEmpty()) {
      errors.add(FieldError.required(path.child("kind"), ""));
    } else {
      NameRule.DNS_1035_LABEL.check(name.toLowerCase(Locale.ROOT)).ifPresent(why -> errors.add(
          FieldError.invalid(path.child("kind"), name, "may have mixed case, but should otherwise match: " + why)));
    }
  }

  private void variables(List<Value> variables, Program program) {
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < variables.size(); i++) {
      FieldPath path = SPEC.child("variables").index(i);
      String name = variables.get(i).text("name");
      if (name.isBlank()) {
        errors.add(FieldError.required(path.child("name"), "name is not specified"));
      } else if (!isIdentifier(name)) {
        errors.add(FieldError.invalid(path.child("name"), name, "name is not a valid CEL identifier"));
      } else if (!seen.add(name)) {
        errors.add(FieldError.duplicate(path.child("name"), Value.of(name)));
      }
      if (variables.get(i).text("expression").isBlank()) {
        errors.add(FieldError.required(path.child("expression"), "expression is not specified"));
      } else if (seen.contains(name)) {
        compiled(path.child("expression"), program.variables().get("variables." + name));
      }
    }
  }

  private static boolean isIdentifier(String name) {
    return (Character.isLetter(name.charAt(0)) || name.charAt(0) == '_')
        && name.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_'));
  }

  private void validation(Value validation, Text expression, Text telling, FieldPath path) {
    wanted(path.child("expression"), expression, Simple.BOOL);
    String computed = validation.text("messageExpression");
    if (!computed.isEmpty() && computed.isBlank()) {
      errors.add(FieldError.invalid(path.child("messageExpression"), computed, "must be non-empty if specified"));
    } else if (telling != null) {
      wanted(path.child("messageExpression"), telling, Simple.STRING);
    }
    String message = validation.text("message");
    if (!message.isEmpty() && message.isBlank()) {
      errors.add(FieldError.invalid(path.child("message"), message, "message must be non-empty if specified"));
    } else if (message.strip().indexOf('\n') >= 0 || message.strip().indexOf('\r') >= 0) {
      errors.add(FieldError.invalid(path.child("message"), message, "message must not contain line breaks"));
    }
    if (!validation.at("reason").isNull() && !REASONS.contains(validation.text("reason"))) {
      errors.add(FieldError.notSupported(path.child("reason"), validation.at("reason"), REASONS));
    }
  }

  private void annotation(String policy, Value annotation, Text text, FieldPath path) {
    String key = policy + "/" + annotation.text("key");
    LabelValidation.key(key).forEach(why -> errors.add(FieldError.invalid(path.child("key"), key, why)));
    FieldPath at = path.child("valueExpression");
    if (text == null || text.text().isBlank()) {
      errors.add(FieldError.required(at, "valueExpression is not specified"));
    } else if (text.text().strip().length() > LONGEST_ANNOTATION) {
      errors.add(FieldError.required(at, "must not exceed " + LONGEST_ANNOTATION + " bytes in length"));
    } else if (compiled(at, text) && text.type() != Simple.STRING && text.type() != Simple.NULL) {
      errors.add(FieldError.invalid(at, text.text(), "must evaluate to one of [string null_type] but got " + TypeWords.of(text.type())));
    }
  }

  /** The type must be known beforehand: what only a run would tell is not enough. */
  private void wanted(FieldPath path, Text text, Simple wanted) {
    if (text == null || text.text().isBlank()) {
      errors.add(FieldError.required(path, "expression is not specified"));
    } else if (compiled(path, text) && text.type() != wanted) {
      errors.add(FieldError.invalid(path, text.text(), "must evaluate to " + TypeWords.of(wanted) + " but got " + TypeWords.of(text.type())));
    }
  }

  private boolean compiled(FieldPath path, Text text) {
    if (text == null || text.text().isEmpty()) {
      errors.add(FieldError.required(path, "expression is not specified"));
      return false;
    }
    if (text.compilation() instanceof Compilation.Rejected(String message)) {
      errors.add(FieldError.invalid(path, text.text(), (message.startsWith("ERROR") ? "compilation failed: " : "") + message));
      return false;
    }
    return true;
  }
}
