package io.hexareme.core.apiserver.webhook;

import io.hexareme.core.apiserver.admission.match.AdmissionVariables;
import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.admission.WaitingValidation;
import io.hexareme.core.apiserver.kinds.Unconverted;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.machinery.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks all validating webhooks at once; the first denial, in their order, is the answer. */
final class ValidatingWebhooks implements WaitingValidation {
  private static final Resource CONFIGURATIONS =
      new Resource("admissionregistration.k8s.io", "v1", "validatingwebhookconfigurations", "ValidatingWebhookConfiguration", false);

  private final ObjectReader objects;
  private final Matching matching;
  private final Asking asking;

  ValidatingWebhooks(ObjectReader objects, Matching matching, Asking asking) {
    this.objects = objects;
    this.matching = matching;
    this.asking = asking;
  }

  @Override
  public String name() {
    return "ValidatingAdmissionWebhook";
  }

  @Override
  public CompletionStage<Void> validate(Attributes attributes) {
    List<Hook> hooks = Matching.isExempt(attributes) ? List.of() : Hook.of(objects.list(CONFIGURATIONS, ""));
    return Unconverted.waitingFor(() -> meant(hooks, attributes)).thenCompose(this::asked);
  }

  /** What each of those who have a say is shown. */
  private Map<Hook, AdmissionVariables> meant(List<Hook> hooks, Attributes attributes) {
    Map<Hook, AdmissionVariables> meant = new LinkedHashMap<>();
    hooks.forEach(hook -> matching.match(hook, attributes).ifPresent(shown -> meant.put(hook, shown)));
    return meant;
  }

  private CompletionStage<Void> asked(Map<Hook, AdmissionVariables> meant) {
    List<CompletionStage<Void>> answers = new ArrayList<>();
    meant.forEach((hook, shown) -> answers.add(asking.ask(hook, shown, false).thenAccept(verdict -> conclude(hook, shown, verdict))));
    CompletionStage<Void> all = CompletableFuture.completedFuture(null);
    for (CompletionStage<Void> answer : answers) {
      all = all.thenCompose(agreed -> answer);
    }
    return all;
  }

  private static void conclude(Hook hook, AdmissionVariables shown, Verdict verdict) {
    switch (verdict) {
      case Verdict.Allowed allowed -> { }
      case Verdict.Denied denied -> throw denied.refusal();
      case Verdict.Broken broken -> throw broken.refusal();
      case Verdict.Failed failed -> Failures.passed(hook, failed, shown.attributes(), "validating.webhook.admission.k8s.io/", null);
    }
  }
}
