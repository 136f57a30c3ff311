package io.hexareme.core.kubelet;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.EventRecorder;
import io.hexareme.core.client.Result;
import io.hexareme.core.kubelet.flaw.KubeletFlaw;
import io.hexareme.core.kubelet.pod.PodAction;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.runtime.ContainerRuntime.SandboxConfig;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Performs what was decided about a Pod. */
final class PodActions {
  private static final Duration SANDBOX_RETRY = Duration.ofSeconds(5);
  private static final Duration DELETION_RETRY = Duration.ofSeconds(10);

  private final RuntimeCalls runtime;
  private final ContainerStarter starter;
  private final ContainerStopper stopper;
  private final PodVolumes volumes;
  private final ApiClient client;
  private final EventRecorder events;
  private final Clock clock;
  private final boolean deletesByName;

  PodActions(RuntimeCalls runtime, ContainerStarter starter, ContainerStopper stopper, PodVolumes volumes, KubeletParts parts) {
    this.runtime = runtime;
    this.starter = starter;
    this.stopper = stopper;
    this.volumes = volumes;
    this.client = parts.client();
    this.events = parts.events();
    this.clock = parts.clock();
    this.deletesByName = parts.flaws().contains(KubeletFlaw.DELETES_BY_NAME);
  }

  /** Completes when it is done. A stage that fails: it was not done, and is to be tried again after a while. */
  CompletionStage<Void> perform(Doing doing, PodAction action) {
    return switch (action) {
      case PodAction.MountVolumes() -> volumes.mount(doing);
      case PodAction.RunSandbox(int attempt) -> runSandbox(doing, attempt);
      case PodAction.StartContainer start -> starter.start(doing, start);
      case PodAction.StopContainer stop -> stopper.stop(doing, stop);
      case PodAction.RemoveContainer(String id) ->
          runtime.call("remove-container", doing, Map.of("id", id), port -> port.removeContainer(id));
      case PodAction.StopSandbox(String id) -> runtime.call("stop-sandbox", doing, Map.of("id", id), port -> port.stopSandbox(id));
      case PodAction.RemoveSandbox(String id) -> runtime.call("remove-sandbox", doing, Map.of("id", id), port -> port.removeSandbox(id));
      case PodAction.DeletePod() -> delete(doing);
    };
  }

  private CompletionStage<Void> runSandbox(Doing doing, int attempt) {
    Obj pod = doing.pod();
    if (attempt > 0) {
      events.normal(pod, "SandboxChanged", "Pod sandbox changed, it will be killed and re-created.");
    }
    SandboxConfig config = new SandboxConfig(Meta.uid(pod), Meta.namespace(pod), Meta.name(pod), attempt,
        pod.at("spec", "hostNetwork").asBool(false), Labels.sandbox(pod), Meta.annotations(pod));
    return runtime.call("run-sandbox", doing, Map.of("attempt", Integer.toString(attempt)), port -> port.runSandbox(config))
        .handle((id, failure) -> {
          doing.memory().sandboxRetryAt(failure == null ? null : clock.now().plus(SANDBOX_RETRY));
          if (failure != null) {
            String message = RuntimeCalls.cause(failure).getMessage();
            events.warning(pod, "FailedCreatePodSandBox", "Failed to create pod sandbox: " + message);
          }
          return null;
        });
  }

  private CompletionStage<Void> delete(Doing doing) {
    Obj options = Value.obj(
        "kind", "DeleteOptions",
        "apiVersion", "v1",
        "gracePeriodSeconds", 0,
        "preconditions", deletesByName ? null : Value.obj("uid", Meta.uid(doing.pod())));
    return client.because(doing.span())
        .delete(Resource.PODS, Meta.namespace(doing.pod()), Meta.name(doing.pod()), options)
        .thenApply(result -> {
          if (result instanceof Result.Failed failed && !failed.isNotFound() && !failed.isConflict()) {
            throw new IllegalStateException("the Pod could not be deleted: " + failed.message());
          }
          doing.memory().deletionRetryAt(clock.now().plus(DELETION_RETRY));
          return null;
        });
  }
}
