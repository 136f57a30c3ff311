package io.hexareme.core.apiserver.policy;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.admission.ValidatingPlugin;
import io.hexareme.core.apiserver.admission.match.AdmissionVariables;
import io.hexareme.core.apiserver.admission.match.ConditionMatch;
import io.hexareme.core.apiserver.policy.Bindings.Bound;
import io.hexareme.core.apiserver.policy.Evaluation.Answer;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Bool;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/** Asks the ValidatingAdmissionPolicies; the first that denies is the one that is told. */
final class ValidatingPolicies implements ValidatingPlugin {
  private static final int LONGEST_MESSAGE = 5 * 1024;

  private final Bindings bindings;
  private final Programs programs;
  private final Writes writes;

  ValidatingPolicies(Bindings bindings, Programs programs, Writes writes) {
    this.bindings = bindings;
    this.programs = programs;
    this.writes = writes;
  }

  @Override
  public String name() {
    return "ValidatingAdmissionPolicy";
  }

  @Override
  public void validate(Attributes attributes) {
    List<Denial> denials = new ArrayList<>();
    for (Bound bound : bindings.about(attributes, Bindings.Kinds.VALIDATING)) {
      switch (bound) {
        case Bound.Misconfigured wrong -> {
          if (!Denial.isIgnored(wrong.policy())) {
            denials.add(new Denial(wrong.policy(), wrong.binding(), "failed to configure binding: " + wrong.message(), ""));
          }
        }
        case Bound.Invoked invoked -> acted(attributes, invoked, judged(attributes, invoked), denials);
      }
    }
    if (!denials.isEmpty()) {
      throw refusal(attributes, denials.getFirst());
    }
  }

  private static RuntimeException refusal(Attributes attributes, Denial denial) {
    String reason = denial.reason().isEmpty() ? "Invalid" : denial.reason();
    int code = switch (reason) {
      case "Unauthorized" -> 401;
      case "Forbidden" -> 403;
      case "RequestEntityTooLarge" -> 413;
      default -> 422;
    };
    return Refusals.deniedByPolicy(code, reason, attributes.resource().group(), attributes.resource().plural(), attributes.name(),
        denial.words("ValidatingAdmissionPolicy "));
  }

  /** What follows from what the policy finds, as the binding wants it. */
  private static void acted(Attributes attributes, Bound.Invoked invoked, List<Denial> found, List<Denial> denials) {
    for (Denial denial : found) {
      for (Value action : invoked.binding().list("spec", "validationActions")) {
        switch (action.asString("")) {
          case "Deny" -> denials.add(denial);
          case "Warn" -> attributes.call().warn("Validation failed for ValidatingAdmissionPolicy '" + Meta.name(invoked.policy())
              + "' with binding '" + Meta.name(invoked.binding()) + "': " + denial.message());
          default -> { }
        }
      }
    }
  }

  private List<Denial> judged(Attributes attributes, Bound.Invoked invoked) {
    Obj policy = invoked.policy();
    Program program = programs.of(policy);
    AdmissionVariables write = writes.seen(attributes, invoked.as(), invoked.params());
    return switch (program.conditions().judge(write)) {
      case ConditionMatch.Verdict.Differs _ -> List.of();
      case ConditionMatch.Verdict.Failed(String message) ->
          Denial.isIgnored(policy) ? List.of() : List.of(new Denial(policy, invoked.binding(), message, ""));
      case ConditionMatch.Verdict.Matches _ -> validated(invoked, program, new Evaluation(program, write));
    };
  }

  private static List<Denial> validated(Bound.Invoked invoked, Program program, Evaluation evaluation) {
    List<Denial> found = new ArrayList<>();
    List<Value> validations = invoked.policy().list("spec", "validations");
    for (int i = 0; i < validations.size(); i++) {
      switch (evaluation.run(program.validations().get(i))) {
        case Answer.Failed(String message) -> {
          if (!Denial.isIgnored(invoked.policy())) {
            found.add(new Denial(invoked.policy(), invoked.binding(), message, ""));
          }
        }
        case Answer.Said(Value value) when value == Bool.TRUE -> { }
        case Answer.Said _ -> found.add(new Denial(invoked.policy(), invoked.binding(),
            message(validations.get(i), program.messages().get(i), evaluation), validations.get(i).text("reason")));
      }
    }
    annotated(invoked, program, evaluation, found);
    return found;
  }

  /** What the policy notes for the audit log must be text; there it is not kept yet. */
  private static void annotated(Bound.Invoked invoked, Program program, Evaluation evaluation, List<Denial> found) {
    for (Program.Text annotation : program.annotations()) {
      String problem = switch (evaluation.run(annotation)) {
        case Answer.Failed(String message) -> message;
        case Answer.Said(Value value) when value.isNull() || value instanceof Value.Str -> "";
        case Answer.Said _ -> "valueExpression '" + annotation.text() + "' resulted in unsupported return type. "
            + "Return type must be either string or null.";
      };
      if (!problem.isEmpty() && !Denial.isIgnored(invoked.policy())) {
        found.add(new Denial(invoked.policy(), invoked.binding(), problem, ""));
      }
    }
  }

  /** What the messageExpression says, if that is one line of text; else the message; else the expression. */
  private static String message(Value validation, Program.Text expression, Evaluation evaluation) {
    if (expression != null && evaluation.run(expression) instanceof Answer.Said(Value.Str(String said))
        && !said.isBlank() && said.strip().length() <= LONGEST_MESSAGE && !said.strip().contains("\n")) {
      return said.strip();
    }
    String fixed = validation.text("message").strip();
    return fixed.isEmpty() ? "failed expression: " + validation.text("expression").strip() : fixed;
  }
}
