package io.hexareme.core.apiserver.subresource;

import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.serving.ObjectAccess;
import io.hexareme.core.apiserver.serving.SubresourceHandler;
import io.hexareme.core.apiserver.status.Refusal;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.status.StatusBody;
import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.PodView;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** {@code pods/eviction}: a deletion that asks the Pod's disruption budget first (policy/v1). */
final class Eviction implements SubresourceHandler {
  private static final int ATTEMPTS = 20;

  private final ObjectAccess objects;
  private final Supplier<ServedResource> budgets;
  private final boolean countsAlone;

  /** @param budgets the resource of PodDisruptionBudgets; {@code countsAlone} a bug: whether to look at the budget without taking from it */
  Eviction(ObjectAccess objects, Supplier<ServedResource> budgets, boolean countsAlone) {
    this.objects = objects;
    this.budgets = budgets;
    this.countsAlone = countsAlone;
  }

  @Override
  public CompletionStage<ApiResponse> handle(Call call, ServedResource pods) {
    if (!call.info().verb().equals("create")) {
      throw Refusals.methodNotAllowed();
    }
    Obj eviction = objects.body(call, "Eviction", "policy/v1", "io.k8s.api.policy.v1.Eviction");
    ObjectKey key = ObjectAccess.key(call, pods);
    if (!Meta.name(eviction).isEmpty() && !Meta.name(eviction).equals(key.name())) {
      throw Refusals.badRequest("name in URL does not match name in Eviction object");
    }
    boolean dryRun = isDry(call, eviction.at("deleteOptions").asObj());
    return objects.admit(call, Operation.CREATE, pods, "eviction", key, eviction, dryRun)
        .thenCompose(admitted -> attempt(call, pods, key, admitted.at("deleteOptions").asObj(), ATTEMPTS))
        .thenApply(gone -> objects.answer(call, 201, StatusBody.created()));
  }

  /** Judges and deletes; once more if the Pod moved in between and it was we who insisted that it must not. */
  private CompletionStage<Void> attempt(Call call, ServedResource pods, ObjectKey key, Obj options, int left) {
    boolean dryRun = isDry(call, options);
    return objects.read(call, pods, key)
        .thenCompose(pod -> mayDelete(call, pod, options, dryRun).thenCompose(settled -> marked(call, pods, pod, settled, dryRun)
            .thenCompose(last -> objects.deleteAdmitted(call, pods, key, last))
            .exceptionallyCompose(failure -> settled != options && left > 1 && isConflict(failure)
                ? attempt(call, pods, key, options, left - 1)
                : CompletableFuture.failedFuture(failure))));
  }

  /** Says in the Pod why it goes; the options to delete it with are about the Pod as it is then. */
  private CompletionStage<Obj> marked(Call call, ServedResource pods, Obj pod, Obj options, boolean dryRun) {
    Value wanted = options.at("preconditions");
    boolean other = !wanted.text("uid").isEmpty() && !wanted.text("uid").equals(Meta.uid(pod)); // which the deletion will say
    boolean pinned = !wanted.text("resourceVersion").isEmpty();
    if (dryRun || other) {
      return CompletableFuture.completedFuture(options);
    }
    return objects.changeAdmitted(call, pods, "status", ObjectKey.of(pod), current -> disrupted(pinned
        ? current.withPath(wanted.at("resourceVersion"), "metadata", "resourceVersion")
        : current.with("metadata", current.at("metadata").asObj().without("resourceVersion")), call))
        .thenApply(marked -> pinned
            ? options.withPath(marked.at("metadata", "resourceVersion"), "preconditions", "resourceVersion") : options);
  }

  private static Obj disrupted(Obj pod, Call call) {
    Obj condition = Value.obj("type", "DisruptionTarget", "observedGeneration", pod.at("metadata", "generation"), "status", "True",
        "reason", "EvictionByEvictionAPI", "message", "Eviction API: evicting");
    Value conditions = pod.at("status", "conditions");
    return pod.withPath(Conditions.set(conditions, condition, Timestamps.seconds(call.now())), "status", "conditions");
  }

  private static boolean isDry(Call call, Obj options) {
    return call.dryRun() || !options.list("dryRun").isEmpty();
  }

  private static boolean isConflict(Throwable failure) {
    Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    return cause instanceof Refusal refusal && refusal.reason().equals("Conflict");
  }

  /** The options to delete with, once the budget has given its leave. */
  private CompletionStage<Obj> mayDelete(Call call, Obj pod, Obj options, boolean dryRun) {
    PodView view = new PodView(pod);
    if (view.isTerminal() || view.isTerminating() || view.phase().equals("Pending")) {
      return CompletableFuture.completedFuture(view.phase().equals("Pending") ? asSeen(pod, options) : options);
    }
    List<Obj> matching = objects.list(budgets.get(), Meta.namespace(pod)).stream().filter(budget -> covers(budget, pod)).toList();
    if (matching.size() > 1) {
      throw Refusals.severalBudgets();
    }
    if (matching.isEmpty()) {
      return CompletableFuture.completedFuture(options);
    }
    Obj budget = matching.getFirst();
    if (!view.isReady() && mayGoUnhealthy(budget)) {
      return CompletableFuture.completedFuture(asSeen(pod, options));
    }
    return take(call, budget, Meta.name(pod), dryRun).thenApply(taken -> options);
  }

  /** A selector that asks for nothing covers nothing. */
  private static boolean covers(Obj budget, Obj pod) {
    LabelSelector selector = LabelSelector.of(budget.at("spec", "selector")).orNothing();
    return !selector.isEverything() && selector.matchesObject(pod);
  }

  /** A Pod that is not ready counts for nothing, so its going disrupts nothing, while the others suffice (KEP-3017). */
  private static boolean mayGoUnhealthy(Obj budget) {
    long desired = budget.at("status", "desiredHealthy").asLong(0);
    return budget.text("spec", "unhealthyPodEvictionPolicy").equals("AlwaysAllow")
        || desired > 0 && budget.at("status", "currentHealthy").asLong(0) >= desired;
  }

  /** The Pod must still be the one that was judged. */
  private static Obj asSeen(Obj pod, Obj options) {
    return options.text("preconditions", "resourceVersion").isEmpty()
        ? options.withPath(Value.of(pod.text("metadata", "resourceVersion")), "preconditions", "resourceVersion")
        : options;
  }

  /** Takes one disruption from the budget; whoever comes second sees it gone. */
  private CompletionStage<Obj> take(Call call, Obj budget, String pod, boolean dryRun) {
    if (dryRun || countsAlone) {
      return CompletableFuture.completedFuture(DisruptionTaking.of(budget, pod, call.now()));
    }
    return objects.changeAdmitted(call, budgets.get(), "status", ObjectKey.of(budget),
        current -> DisruptionTaking.of(current, pod, call.now()));
  }
}
