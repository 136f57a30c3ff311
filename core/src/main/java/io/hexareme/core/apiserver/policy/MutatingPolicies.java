package io.hexareme.core.apiserver.policy;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.admission.MutatingPlugin;
import io.hexareme.core.apiserver.admission.Reinvocation;
import io.hexareme.core.apiserver.admission.match.AdmissionVariables;
import io.hexareme.core.apiserver.admission.match.ConditionMatch;
import io.hexareme.core.apiserver.policy.Bindings.Bound;
import io.hexareme.core.apiserver.policy.Evaluation.Answer;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/** Has the MutatingAdmissionPolicies change an object, each seeing what those before it made. */
final class MutatingPolicies implements MutatingPlugin {
  private final Bindings bindings;
  private final Programs programs;
  private final Writes writes;
  private final Mutations mutations;

  MutatingPolicies(Bindings bindings, Programs programs, Writes writes, Mutations mutations) {
    this.bindings = bindings;
    this.programs = programs;
    this.writes = writes;
    this.mutations = mutations;
  }

  @Override
  public String name() {
    return "MutatingAdmissionPolicy";
  }

  @Override
  public Obj admit(Attributes attributes) {
    if (attributes.operation() == Operation.DELETE) {
      return attributes.object();
    }
    List<Bound> about = bindings.about(attributes, Bindings.Kinds.MUTATING);
    if (about.isEmpty()) {
      return attributes.object();
    }
    Reinvocation.Memory memory = attributes.reinvocation().of(name());
    if (attributes.reinvocation().isSecondRound()) {
      memory.seen(attributes.object());
    }
    List<Denial> denials = new ArrayList<>();
    Attributes current = attributes;
    for (Bound bound : about) {
      current = switch (bound) {
        case Bound.Misconfigured wrong -> {
          denials.add(new Denial(wrong.policy(), wrong.binding(), "failed to configure binding: " + wrong.message(), ""));
          yield current;
        }
        case Bound.Invoked invoked -> current.with(asked(current, invoked, memory, denials));
      };
    }
    memory.left(current.object());
    conclude(attributes, denials);
    return current.object();
  }

  private static void conclude(Attributes attributes, List<Denial> denials) {
    List<Denial> counted = denials.stream().filter(denial -> !Denial.isIgnored(denial.policy())).toList();
    if (!counted.isEmpty()) {
      String reason = counted.getFirst().reason().isEmpty() ? "Forbidden" : counted.getFirst().reason();
      throw Refusals.deniedByPolicies(403, reason, attributes.resource().group(), attributes.resource().plural(), attributes.name(),
          counted.stream().map(denial -> denial.words("policy ")).toList());
    }
  }

  private Obj asked(Attributes attributes, Bound.Invoked invoked, Reinvocation.Memory memory, List<Denial> denials) {
    Program program = programs.of(invoked.policy());
    AdmissionVariables write = writes.seen(attributes, invoked.as(), invoked.params());
    switch (program.conditions().judge(write)) {
      case ConditionMatch.Verdict.Differs _ -> {
        return attributes.object();
      }
      case ConditionMatch.Verdict.Failed(String message) -> {
        denials.add(new Denial(invoked.policy(), invoked.binding(), message, "Invalid"));
        return attributes.object();
      }
      case ConditionMatch.Verdict.Matches _ -> { }
    }
    String key = Meta.name(invoked.policy()) + "|" + Meta.name(invoked.binding()) + "|" + ObjectKey.of(invoked.params());
    if (attributes.reinvocation().isSecondRound() && !memory.isDue(key)) {
      return attributes.object();
    }
    Obj changed = mutated(attributes, invoked, program, denials);
    if (!changed.equals(attributes.object())) {
      memory.changed();
      attributes.reinvocation().want();
    }
    if (invoked.policy().text("spec", "reinvocationPolicy").equals("IfNeeded")) {
      memory.asked(key);
    }
    return changed;
  }

  private Obj mutated(Attributes attributes, Bound.Invoked invoked, Program program, List<Denial> denials) {
    Attributes current = attributes;
    List<Value> all = invoked.policy().list("spec", "mutations");
    for (int i = 0; i < all.size(); i++) {
      AdmissionVariables seen = writes.seen(current, invoked.as(), invoked.params());
      Answer answer = new Evaluation(program, seen).run(program.mutations().get(i));
      Mutations.Result result = switch (answer) {
        case Answer.Failed(String message) -> new Mutations.Result.Unfit(message);
        case Answer.Said(Value value) -> all.get(i).text("patchType").equals("JSONPatch")
            ? mutations.patched(seen, value) : mutations.applied(seen, value);
      };
      switch (result) {
        case Mutations.Result.Changed(Obj object) -> current = current.with(writes.back(seen, object));
        case Mutations.Result.Unfit(String message) ->
            denials.add(new Denial(invoked.policy(), invoked.binding(), message, "Invalid"));
      }
    }
    return current.object();
  }
}
