package io.hexareme.core.apiserver.policy;

import io.hexareme.core.apiserver.admission.match.ConditionMatch;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.LabelValidation;
import io.hexareme.core.apiserver.webhook.HookConditions;
import io.hexareme.ports.expression.ExpressionLanguage;
import io.hexareme.ports.expression.ExpressionLanguage.Environment;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** The {@code matchConditions} of policies and webhooks. Those that have not changed are as good as they were. */
final class ConditionValidation {
  private static final int MOST = 64;

  private final ExpressionLanguage language;
  private final List<FieldError> errors;

  ConditionValidation(ExpressionLanguage language, List<FieldError> errors) {
    this.language = language;
    this.errors = errors;
  }

  /** What {@code WebhookConfigurationRules} leave to those who know expressions; {@code before} is null for a new configuration. */
  void webhooks(Obj configuration, Obj before) {
    List<Value> hooks = configuration.list("webhooks");
    List<Value> old = before == null ? List.of() : before.list("webhooks");
    for (int i = 0; i < hooks.size(); i++) {
      boolean same = i < old.size() && old.get(i).at("matchConditions").equals(hooks.get(i).at("matchConditions"));
      List<Value> conditions = same ? List.of() : hooks.get(i).list("matchConditions");
      for (int c = 0; c < conditions.size(); c++) {
        one(conditions.get(c), HookConditions.environment(), FieldPath.of("webhooks").index(i).child("matchConditions").index(c));
      }
    }
  }

  /** Those of a policy, with their number and their names. */
  void check(List<Value> conditions, Environment environment, FieldPath path) {
    if (conditions.size() > MOST) {
      errors.add(FieldError.tooMany(path, conditions.size(), MOST));
    }
    for (int i = 0; i < conditions.size(); i++) {
      Value condition = conditions.get(i);
      if (condition.text("expression").isBlank()) {
        errors.add(FieldError.required(path.index(i).child("expression"), ""));
      }
      if (condition.text("name").isEmpty()) {
        errors.add(FieldError.required(path.index(i).child("name"), ""));
      }
      one(condition, environment, path.index(i));
      boolean twice = conditions.subList(0, i).stream().anyMatch(other -> other.text("name").equals(condition.text("name")));
      if (twice && !condition.text("name").isEmpty()) {
        errors.add(FieldError.duplicate(path.index(i).child("name"), condition.at("name")));
      }
    }
  }

  private void one(Value condition, Environment environment, FieldPath path) {
    String text = condition.text("expression").strip();
    String problem = text.isEmpty() ? "" : ConditionMatch.problem(language, text, environment);
    if (!problem.isEmpty()) {
      errors.add(FieldError.invalid(path.child("expression"), text, problem));
    }
    String name = condition.text("name");
    if (!name.isEmpty()) {
      LabelValidation.key(name).forEach(why -> errors.add(FieldError.invalid(path.child("name"), name, why)));
    }
  }
}
