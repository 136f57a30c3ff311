package io.hexareme.core.apiserver.webhook;

import io.hexareme.core.machinery.AdmissionTypes;
import io.hexareme.core.apiserver.admission.match.AdmissionVariables;
import io.hexareme.core.apiserver.admission.match.ConditionMatch;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.expression.ExpressionLanguage;
import io.hexareme.ports.expression.ExpressionLanguage.Environment;
import io.hexareme.ports.expression.ExpressionType;
import io.hexareme.ports.expression.ExpressionType.Simple;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A webhook's {@code matchConditions}, compiled once. One that cannot be decided refuses the write, or skips the webhook where its
 * failure policy is Ignore (KEP-3716).
 */
public final class HookConditions {
  private static final int KEPT = 1_000;

  private final ExpressionLanguage language;
  /** By the conditions themselves; those of configurations that are gone are not kept forever. */
  private final Map<List<Value>, ConditionMatch> compiled = new LinkedHashMap<>();

  HookConditions(ExpressionLanguage language) {
    this.language = language;
  }

  /** What conditions may refer to: there is no namespace to be seen. */
  public static Environment environment() {
    Map<String, ExpressionType> variables = AdmissionTypes.variables(false);
    variables.remove("namespaceObject");
    return new Environment(variables, Simple.BOOL, true);
  }

  /** @throws io.hexareme.core.apiserver.status.Refusal when a condition cannot be decided and the webhook must not be missed */
  boolean hold(Hook hook, AdmissionVariables write) {
    List<Value> conditions = hook.spec().list("matchConditions");
    if (conditions.isEmpty()) {
      return true;
    }
    return switch (compiled(conditions).judge(write)) {
      case ConditionMatch.Verdict.Matches matches -> true;
      case ConditionMatch.Verdict.Differs differs -> false;
      case ConditionMatch.Verdict.Failed(String message) -> {
        if (!hook.failsOpen()) {
          throw Refusals.forbidden(write.attributes().resource().group(), write.attributes().resource().plural(),
              write.attributes().name(), message);
        }
        yield false;
      }
    };
  }

  private ConditionMatch compiled(List<Value> conditions) {
    if (compiled.size() > KEPT) {
      compiled.clear();
    }
    return compiled.computeIfAbsent(conditions, all -> ConditionMatch.of(language, all, environment()));
  }
}
