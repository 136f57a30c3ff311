package io.hexareme.core.apiserver.policy;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.admission.match.Equivalents;
import io.hexareme.core.apiserver.admission.match.RuleMatch;
import io.hexareme.core.apiserver.admission.match.SelectorMatch;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which policies are about a write, by which of their bindings, with which parameters. */
record Bindings(ObjectReader objects, Equivalents equivalents, Params params) {
  private static final String GROUP = "admissionregistration.k8s.io";

  /** A policy's say in a write. */
  sealed interface Bound {
    Obj policy();

    /** @param as the resource as which the policy means the write */
    record Invoked(Obj policy, Obj binding, ResourceSchema as, Value params) implements Bound {}

    /** It cannot be asked: {@code binding} is null when the policy itself is the matter. */
    record Misconfigured(Obj policy, Obj binding, String message) implements Bound {}
  }

  /** The two kinds of a sort of policies. */
  record Kinds(Resource policies, Resource bindings) {
    static final Kinds VALIDATING = of("validating", "Validating");
    static final Kinds MUTATING = of("mutating", "Mutating");

    private static Kinds of(String plural, String kind) {
      return new Kinds(new Resource(GROUP, "v1", plural + "admissionpolicies", kind + "AdmissionPolicy", false),
          new Resource(GROUP, "v1", plural + "admissionpolicybindings", kind + "AdmissionPolicyBinding", false));
    }
  }

  /** Policies have no say in what makes policies, and in questions that store nothing. */
  static boolean isExempt(Attributes attributes) {
    String plural = attributes.resource().plural();
    return switch (attributes.resource().group()) {
      case GROUP -> plural.contains("admissionpolic");
      case "authentication.k8s.io", "authorization.k8s.io" -> plural.endsWith("reviews");
      default -> false;
    };
  }

  /** By policy and binding in the order of their names. */
  List<Bound> about(Attributes attributes, Kinds kinds) {
    List<Bound> all = new ArrayList<>();
    if (isExempt(attributes)) {
      return all;
    }
    for (Obj policy : objects.list(kinds.policies(), "")) {
      Optional<ResourceSchema> as = matching(policy.at("spec", "matchConstraints"), attributes);
      if (as.isPresent()) {
        for (Obj binding : objects.list(kinds.bindings(), "")) {
          if (binding.text("spec", "policyName").equals(Meta.name(policy))) {
            bind(policy, binding, as.get(), attributes, all);
          }
        }
      }
    }
    return all;
  }

  private void bind(Obj policy, Obj binding, ResourceSchema as, Attributes attributes, List<Bound> all) {
    if (matching(binding.at("spec", "matchResources"), attributes).isEmpty()) {
      return;
    }
    switch (params.of(policy.at("spec", "paramKind"), binding.at("spec", "paramRef"), SelectorMatch.namespaceName(attributes))) {
      case Params.Found(List<Value> values) -> values.forEach(value -> all.add(new Bound.Invoked(policy, binding, as, value)));
      case Params.Misconfigured(String message) -> all.add(new Bound.Misconfigured(policy, binding, message));
    }
  }

  /** As which resource {@code MatchResources} mean the write. */
  private Optional<ResourceSchema> matching(Value match, Attributes attributes) {
    if (match.isNull()) {
      return Optional.of(attributes.resource());
    }
    boolean equivalent = !match.text("matchPolicy").equals("Exact");
    List<Value> rules = match.list("resourceRules");
    Optional<ResourceSchema> as = rules.isEmpty()
        ? Optional.of(attributes.resource()) : new RuleMatch(rules, equivalent, equivalents).matching(attributes);
    boolean excluded = as.isPresent()
        && new RuleMatch(match.list("excludeResourceRules"), equivalent, equivalents).matching(attributes).isPresent();
    return as.filter(it -> !excluded && SelectorMatch.of(match).matches(attributes, objects));
  }

}
