package io.hexareme.adapters.assembly.smallworld;

import io.hexareme.adapters.assembly.CarriedStreams;
import io.hexareme.adapters.runtimefake.FakeRuntime;
import io.hexareme.ports.runtime.ContainerRuntime;
import io.hexareme.ports.runtime.ContainerStreams;
import io.hexareme.ports.runtime.Prober;
import io.hexareme.ports.runtime.Volumes;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A node's runtime as one life of its kubelet reaches it: the runtime lives on when the kubelet is dead, and tells a dead one nothing. */
record MachineRuntime(FakeRuntime target, Loop machine, Loop kubelet, Life life) implements ContainerRuntime, Prober, Volumes {
  private <T> CompletionStage<T> call(Supplier<CompletionStage<T>> call) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    if (!life.over) {
      machine.execute(() -> call.get().whenComplete((value, failure) -> kubelet.execute(() -> {
        if (failure == null) {
          answer.complete(value);
        } else {
          answer.completeExceptionally(failure);
        }
      })));
    }
    return answer;
  }

  @Override
  public String version() {
    return target.version();
  }

  @Override
  public CompletionStage<String> pullImage(String image) {
    return call(() -> target.pullImage(image));
  }

  @Override
  public CompletionStage<String> runSandbox(SandboxConfig config) {
    return call(() -> target.runSandbox(config));
  }

  @Override
  public CompletionStage<Void> stopSandbox(String sandboxId) {
    return call(() -> target.stopSandbox(sandboxId));
  }

  @Override
  public CompletionStage<Void> removeSandbox(String sandboxId) {
    return call(() -> target.removeSandbox(sandboxId));
  }

  @Override
  public CompletionStage<String> createContainer(String sandboxId, ContainerConfig config) {
    return call(() -> target.createContainer(sandboxId, config));
  }

  @Override
  public CompletionStage<Void> startContainer(String containerId) {
    return call(() -> target.startContainer(containerId));
  }

  @Override
  public CompletionStage<Void> stopContainer(String containerId, Duration grace) {
    return call(() -> target.stopContainer(containerId, grace));
  }

  @Override
  public CompletionStage<Void> removeContainer(String containerId) {
    return call(() -> target.removeContainer(containerId));
  }

  @Override
  public CompletionStage<Listing> list() {
    return call(target::list);
  }

  @Override
  public CompletionStage<ExecResult> exec(String containerId, List<String> command, Duration timeout) {
    return call(() -> target.exec(containerId, command, timeout));
  }

  @Override
  public LogFlow log(String containerId, boolean follow, LogReader reader) {
    return target.log(containerId, follow, reader);
  }

  @Override
  public ContainerStreams streams() {
    return new CarriedStreams(target.streams(), machine, kubelet);
  }

  @Override
  public void onChange(Runnable onChange) {
    target.onChange(() -> kubelet.execute(onChange));
  }

  @Override
  public CompletionStage<Outcome> http(
      String containerId, String scheme, String host, int port, String path, Map<String, String> headers, Duration timeout) {
    return call(() -> target.http(containerId, scheme, host, port, path, headers, timeout));
  }

  @Override
  public CompletionStage<Outcome> tcp(String containerId, String host, int port, Duration timeout) {
    return call(() -> target.tcp(containerId, host, port, timeout));
  }

  @Override
  public CompletionStage<Outcome> grpc(String containerId, String host, int port, String service, Duration timeout) {
    return call(() -> target.grpc(containerId, host, port, service, timeout));
  }

  @Override
  public CompletionStage<Void> write(String podUid, String volume, Map<String, File> files) {
    return call(() -> target.write(podUid, volume, files));
  }

  @Override
  public CompletionStage<Void> make(String podUid, String volume) {
    return call(() -> target.make(podUid, volume));
  }

  @Override
  public CompletionStage<Void> remove(String podUid) {
    return call(() -> target.remove(podUid));
  }
}
