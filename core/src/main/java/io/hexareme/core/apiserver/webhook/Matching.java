package io.hexareme.core.apiserver.webhook;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.admission.match.AdmissionVariables;
import io.hexareme.core.apiserver.admission.match.Equivalents;
import io.hexareme.core.apiserver.admission.match.RuleMatch;
import io.hexareme.core.apiserver.admission.match.SelectorMatch;
import io.hexareme.core.apiserver.authorization.Authorizer;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Optional;

/** Whether a webhook is to be asked about a write, and in which version of the object. */
final class Matching {
  private static final String GROUP = "admissionregistration.k8s.io";
  private static final List<String> EXEMPT = List.of("mutatingwebhookconfigurations", "validatingwebhookconfigurations",
      "validatingadmissionpolicies", "validatingadmissionpolicybindings", "mutatingadmissionpolicies", "mutatingadmissionpolicybindings");

  private final ObjectReader objects;
  private final HookConditions conditions;
  private final Equivalents equivalents;
  private final Authorizer authorizer;

  Matching(ObjectReader objects, HookConditions conditions, Equivalents equivalents, Authorizer authorizer) {
    this.objects = objects;
    this.conditions = conditions;
    this.equivalents = equivalents;
    this.authorizer = authorizer;
  }

  /** Whether no webhook is ever asked: one that refuses everything could not be taken away any more. */
  static boolean isExempt(Attributes attributes) {
    return attributes.resource().group().equals(GROUP) && EXEMPT.contains(attributes.resource().plural());
  }

  /** What to ask; empty when the webhook has no say. Throws a refusal when its conditions cannot be decided. */
  Optional<AdmissionVariables> match(Hook hook, Attributes attributes) {
    boolean equivalent = !hook.spec().text("matchPolicy").equals("Exact");
    Optional<ResourceSchema> as = new RuleMatch(hook.spec().list("rules"), equivalent, equivalents).matching(attributes);
    if (as.isEmpty() || !SelectorMatch.of(hook.spec()).matches(attributes, objects)) {
      return Optional.empty();
    }
    AdmissionVariables write = AdmissionVariables.of(attributes, as.get(), equivalents, authorizer);
    return conditions.hold(hook, write) ? Optional.of(write) : Optional.empty();
  }

  /** What a webhook made of the object that it was shown, as the request's version has it. */
  Obj back(AdmissionVariables shown, Obj made) {
    ResourceSchema own = shown.attributes().resource();
    return shown.as().equals(own) || !made.text("apiVersion").equals(shown.as().apiVersion())
        ? made : equivalents.converted(made, shown.as(), own);
  }
}
