package io.hexareme.core.explanation;

import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Optional;

/** A Namespace that is to go waits for its content to go; the namespace controller says what is left. */
final class NamespaceRule implements Rule {
  private static final String CONTROLLER = "namespace-controller";

  @Override
  public List<Resource> needs() {
    return List.of();
  }

  @Override
  public void follow(Obj namespace, Evidence evidence, Chain chain) {
    if (!Meta.isTerminating(namespace)) {
      chain.done("apiserver", namespace, "active");
      return;
    }
    told(namespace, "NamespaceFinalizersRemaining").ifPresent(what -> chain.waiting("owner of the finalizers in it", namespace, what));
    told(namespace, "NamespaceDeletionContentFailure").ifPresent(what -> chain.stuck(CONTROLLER, namespace, what));
    told(namespace, "NamespaceContentRemaining").ifPresent(what -> chain.waiting(CONTROLLER, namespace, what));
    evidence.trouble(CONTROLLER, namespace).ifPresent(what -> chain.stuck(CONTROLLER, namespace, what));
    if (!namespace.list("spec", "finalizers").isEmpty()) {
      chain.waiting(CONTROLLER, namespace, "it has not finished emptying the Namespace" + evidence.absence(CONTROLLER));
    }
    DeletionRule.finalizers(namespace, evidence, chain);
  }

  /** The condition's message, if the condition holds. */
  private static Optional<String> told(Obj namespace, String type) {
    return Conditions.find(namespace.at("status", "conditions"), type)
        .filter(condition -> condition.text("status").equals("True"))
        .map(condition -> condition.text("message"));
  }
}
