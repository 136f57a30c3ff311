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
    Findings findings = new Findings(new ArrayList<>(), new AuditNotes());
    for (Bound bound : bindings.about(attributes, Bindings.Kinds.VALIDATING)) {
      switch (bound) {
        case Bound.Misconfigured wrong -> {
          if (!Denial.isIgnored(wrong.policy())) {
            findings.denials().add(new Denial(wrong.policy(), wrong.binding(), "failed to configure binding: " + wrong.message(), ""));
          }
        }
        case Bound.Invoked invoked -> judged(attributes, invoked, findings);
      }
    }
    findings.notes().publish(attributes);
    if (!findings.denials().isEmpty()) {
      throw refusal(attributes, findings.denials().getFirst());
    }
  }

  /** What all policies together have found about a write. */
  private record Findings(List<Denial> denials, AuditNotes notes) {}

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
  private static void acted(Attributes attributes, Bound.Invoked invoked, int index, Denial found, Findings findings) {
    for (Value action : invoked.binding().list("spec", "validationActions")) {
      switch (action.asString("")) {
        case "Deny" -> findings.denials().add(found);
        case "Audit" -> findings.notes().failed(invoked.policy(), invoked.binding(), index, found.message());
        case "Warn" -> attributes.call().warn("Validation failed for ValidatingAdmissionPolicy '" + Meta.name(invoked.policy())
            + "' with binding '" + Meta.name(invoked.binding()) + "': " + found.message());
        default -> { } // validation knows no other
      }
    }
  }

  private void judged(Attributes attributes, Bound.Invoked invoked, Findings findings) {
    Obj policy = invoked.policy();
    Program program = programs.of(policy);
    AdmissionVariables write = writes.seen(attributes, invoked.as(), invoked.params());
    switch (program.conditions().judge(write)) {
      case ConditionMatch.Verdict.Differs _ -> { }
      case ConditionMatch.Verdict.Failed(String message) -> {
        if (!Denial.isIgnored(policy)) {
          acted(attributes, invoked, 0, new Denial(policy, invoked.binding(), message, ""), findings);
        }
      }
      case ConditionMatch.Verdict.Matches _ -> {
        validated(attributes, invoked, program, new Evaluation(program, write), findings);
        // Expressions for the log have a budget of their own.
        annotated(invoked, program, new Evaluation(program, write), findings);
      }
    }
  }

  private static void validated(
      Attributes attributes, Bound.Invoked invoked, Program program, Evaluation evaluation, Findings findings) {
    List<Value> validations = invoked.policy().list("spec", "validations");
    for (int i = 0; i < validations.size(); i++) {
      Denial found = switch (evaluation.run(program.validations().get(i))) {
        case Answer.Failed(String message) ->
            Denial.isIgnored(invoked.policy()) ? null : new Denial(invoked.policy(), invoked.binding(), message, "");
        case Answer.Said(Value value) when value == Bool.TRUE -> null;
        case Answer.Said _ -> new Denial(invoked.policy(), invoked.binding(),
            message(validations.get(i), program.messages().get(i), evaluation), validations.get(i).text("reason"));
      };
      if (found != null) {
        acted(attributes, invoked, i, found, findings);
      }
    }
  }

  /** What the policy notes for the audit log; a failure to say it denies the write, whatever the binding's actions. */
  private static void annotated(Bound.Invoked invoked, Program program, Evaluation evaluation, Findings findings) {
    List<Value> annotations = invoked.policy().list("spec", "auditAnnotations");
    for (int i = 0; i < annotations.size(); i++) {
      Program.Text annotation = program.annotations().get(i);
      String problem = switch (evaluation.run(annotation)) {
        case Answer.Failed(String message) -> message;
        case Answer.Said(Value.Str(String said)) -> {
          if (!said.isBlank()) {
            findings.notes().note(invoked.policy(), annotations.get(i).text("key"), said.strip());
          }
          yield "";
        }
        case Answer.Said(Value value) when value.isNull() -> "";
        case Answer.Said _ -> "valueExpression '" + annotation.text() + "' resulted in unsupported return type. "
            + "Return type must be either string or null.";
      };
      if (!problem.isEmpty() && !Denial.isIgnored(invoked.policy())) {
        findings.denials().add(new Denial(invoked.policy(), invoked.binding(), problem, ""));
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
