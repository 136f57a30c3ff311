package io.hexareme.core.apiserver.webhook;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.serving.ServedResources;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a webhook is to be asked about a write, and in which version of the object. */
final class Matching {
  private static final String GROUP = "admissionregistration.k8s.io";
  private static final List<String> EXEMPT = List.of("mutatingwebhookconfigurations", "validatingwebhookconfigurations",
      "validatingadmissionpolicies", "validatingadmissionpolicybindings", "mutatingadmissionpolicies", "mutatingadmissionpolicybindings");

  private final HookSelectors selectors;
  private final HookConditions conditions;
  private final ServedResources resources;

  Matching(ObjectReader objects, HookConditions conditions, ServedResources resources) {
    this.selectors = new HookSelectors(objects);
    this.conditions = conditions;
    this.resources = resources;
  }

  /** Whether no webhook is ever asked: one that refuses everything could not be taken away any more. */
  static boolean isExempt(Attributes attributes) {
    return attributes.resource().group().equals(GROUP) && EXEMPT.contains(attributes.resource().plural());
  }

  /** What to ask; empty when the webhook has no say. Throws a refusal when its conditions cannot be decided. */
  Optional<Seen> match(Hook hook, Attributes attributes) {
    if (!selectors.namespaceMatches(hook.spec(), attributes) || !selectors.objectMatches(hook.spec(), attributes)) {
      return Optional.empty();
    }
    return seen(hook, attributes).filter(seen -> conditions.hold(hook, seen));
  }

  private Optional<Seen> seen(Hook hook, Attributes attributes) {
    List<Value> rules = hook.spec().list("rules");
    ResourceSchema resource = attributes.resource();
    if (rules.stream().anyMatch(rule -> HookRules.matches(rule, attributes, resource))) {
      return Optional.of(Seen.asIs(attributes));
    }
    if (hook.spec().text("matchPolicy").equals("Exact")) {
      return Optional.empty();
    }
    Optional<ServedResource> own = resources.find(resource.group(), resource.version(), resource.plural());
    return own.flatMap(served -> rules.stream()
        .flatMap(rule -> equivalents(served).filter(other -> HookRules.matches(rule, attributes, other.schema())))
        .findFirst().map(other -> Seen.as(attributes, served, other)));
  }

  /** The other versions of the same objects. */
  private Stream<ServedResource> equivalents(ServedResource resource) {
    return resources.all().stream().filter(other -> other.storage().equals(resource.storage()) && !other.equals(resource));
  }
}
