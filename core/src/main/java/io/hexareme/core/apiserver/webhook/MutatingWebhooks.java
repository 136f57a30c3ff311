package io.hexareme.core.apiserver.webhook;

import io.hexareme.core.apiserver.admission.match.AdmissionVariables;
import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.admission.Reinvocation;
import io.hexareme.core.apiserver.admission.WaitingMutation;
import io.hexareme.core.apiserver.kinds.Unconverted;
import io.hexareme.core.apiserver.patch.JsonPatch;
import io.hexareme.core.apiserver.patch.PatchResult;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks the mutating webhooks one after the other, each about what those before it made. */
final class MutatingWebhooks implements WaitingMutation {
  private static final Resource CONFIGURATIONS =
      new Resource("admissionregistration.k8s.io", "v1", "mutatingwebhookconfigurations", "MutatingWebhookConfiguration", false);

  private final ObjectReader objects;
  private final Matching matching;
  private final Asking asking;
  private final PatchedForm form;

  MutatingWebhooks(ObjectReader objects, Matching matching, Asking asking, PatchedForm form) {
    this.objects = objects;
    this.matching = matching;
    this.asking = asking;
    this.form = form;
  }

  @Override
  public String name() {
    return "MutatingAdmissionWebhook";
  }

  @Override
  public CompletionStage<Obj> admit(Attributes attributes) {
    List<Hook> hooks = Matching.isExempt(attributes) ? List.of() : Hook.of(objects.list(CONFIGURATIONS, ""));
    if (hooks.isEmpty()) {
      return CompletableFuture.completedFuture(attributes.object());
    }
    Reinvocation.Memory memory = attributes.reinvocation().of(name());
    if (attributes.reinvocation().isSecondRound()) {
      memory.seen(attributes.object());
    }
    return asked(hooks, 0, attributes, memory).thenApply(object -> {
      memory.left(object);
      return object;
    });
  }

  private CompletionStage<Obj> asked(List<Hook> hooks, int from, Attributes attributes, Reinvocation.Memory memory) {
    for (int i = from; i < hooks.size(); i++) {
      Hook hook = hooks.get(i);
      int next = i + 1;
      Optional<AdmissionVariables> shown;
      try {
        shown = matching.match(hook, attributes);
      } catch (Unconverted wanted) {
        return wanted.made().thenCompose(made -> asked(hooks, next - 1, attributes, memory));
      }
      if (shown.isPresent() && (!attributes.reinvocation().isSecondRound() || memory.isDue(hook.uid()))) {
        AdmissionVariables seen = shown.get();
        return asking.ask(hook, seen, true).thenCompose(verdict -> Unconverted.waitingFor(() -> concluded(hook, seen, verdict)))
            .thenCompose(object -> asked(hooks, next, changed(hook, attributes, object, memory), memory));
      }
    }
    return CompletableFuture.completedFuture(attributes.object());
  }

  /** The write as it goes on after a webhook's answer. */
  private static Attributes changed(Hook hook, Attributes attributes, Obj object, Reinvocation.Memory memory) {
    if (!object.equals(attributes.object())) {
      memory.changed();
      attributes.reinvocation().want();
    }
    if (hook.wantsReinvocation()) {
      memory.asked(hook.uid());
    }
    return attributes.with(object);
  }

  private Obj concluded(Hook hook, AdmissionVariables shown, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Allowed(Arr patch) -> patch.isEmpty() ? shown.attributes().object() : patched(shown, patch);
      case Verdict.Denied denied -> throw denied.refusal();
      case Verdict.Broken broken -> throw broken.refusal();
      case Verdict.Failed failed -> Failures.passed(hook, failed, shown.attributes(), "mutation.webhook.admission.k8s.io/", shown.attributes().object());
    };
  }

  private Obj patched(AdmissionVariables shown, Arr patch) {
    return switch (new JsonPatch(patch).applyTo(shown.object().asObj())) {
      case PatchResult.Patched patched -> matching.back(shown, form.of(shown.as(), shown.object().asObj(), patched.value()));
      case PatchResult.Rejected rejected -> throw Refusals.internal(rejected.message());
    };
  }
}
