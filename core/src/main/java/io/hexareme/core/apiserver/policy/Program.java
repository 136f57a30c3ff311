package io.hexareme.core.apiserver.policy;

import io.hexareme.core.machinery.AdmissionTypes;
import io.hexareme.core.apiserver.admission.match.ConditionMatch;
import io.hexareme.ports.expression.ExpressionLanguage;
import io.hexareme.ports.expression.ExpressionLanguage.Compilation;
import io.hexareme.ports.expression.ExpressionLanguage.Environment;
import io.hexareme.ports.expression.ExpressionType;
import io.hexareme.ports.expression.ExpressionType.ListOf;
import io.hexareme.ports.expression.ExpressionType.ObjectOf;
import io.hexareme.ports.expression.ExpressionType.Simple;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The expressions of one policy.
 *
 * @param variables by name with their prefix, such as {@code variables.image}
 * @param messages one for each validation; null where there is no messageExpression
 */
record Program(ConditionMatch conditions, Map<String, Text> variables, List<Text> validations, List<Text> messages,
    List<Text> annotations, List<Text> mutations) {
  static final ObjectOf APPLIED = new ObjectOf("Object", Map.of());
  static final ListOf PATCHES = new ListOf(new ObjectOf("JSONPatch", Map.of()));

  /** An expression and what came of compiling it. */
  record Text(String text, Compilation compilation) {
    /** The type of its result; anything when it does not compile. */
    ExpressionType type() {
      return switch (compilation) {
        case Compilation.Compiled compiled -> compiled.expression().resultType();
        case Compilation.Rejected _ -> Simple.DYN;
      };
    }
  }

  static Program of(Value policy, ExpressionLanguage language) {
    Value spec = policy.at("spec");
    Map<String, ExpressionType> known = AdmissionTypes.variables(!spec.at("paramKind").isNull());
    Environment plain = new Environment(new LinkedHashMap<>(known), Simple.DYN, true);
    Map<String, Text> variables = new LinkedHashMap<>();
    for (Value variable : spec.list("variables")) {
      Text text = text(language, variable.text("expression"), new Environment(new LinkedHashMap<>(known), Simple.DYN, true));
      variables.put("variables." + variable.text("name"), text);
      known.put("variables." + variable.text("name"), text.type());
    }
    Environment judging = new Environment(known, Simple.DYN, true);
    Environment telling = new Environment(known, Simple.DYN, false);
    return new Program(ConditionMatch.of(language, spec.list("matchConditions"), plain), variables,
        texts(language, spec.list("validations"), "expression", judging),
        texts(language, spec.list("validations"), "messageExpression", telling),
        texts(language, spec.list("auditAnnotations"), "valueExpression", telling),
        spec.list("mutations").stream().map(mutation -> mutation(language, mutation, known)).toList());
  }

  private static Text mutation(ExpressionLanguage language, Value mutation, Map<String, ExpressionType> known) {
    return mutation.text("patchType").equals("JSONPatch")
        ? text(language, mutation.text("jsonPatch", "expression"), new Environment(known, PATCHES, true))
        : text(language, mutation.text("applyConfiguration", "expression"), new Environment(known, APPLIED, true));
  }

  private static List<Text> texts(ExpressionLanguage language, List<Value> holders, String field, Environment environment) {
    List<Text> texts = new ArrayList<>();
    for (Value holder : holders) {
      texts.add(holder.text(field).isEmpty() ? null : text(language, holder.text(field), environment));
    }
    return texts;
  }

  private static Text text(ExpressionLanguage language, String expression, Environment environment) {
    return new Text(expression, language.compile(expression, environment));
  }
}
