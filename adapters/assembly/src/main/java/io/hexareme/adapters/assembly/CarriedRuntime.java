package io.hexareme.adapters.assembly;

import io.hexareme.adapters.runtimefake.FakeRuntime;
import io.hexareme.ports.runtime.ContainerRuntime;
import io.hexareme.ports.runtime.ContainerStreams;
import io.hexareme.ports.runtime.Prober;
import io.hexareme.ports.runtime.Volumes;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * A machine's runtime as a kubelet in a process of its own sees it: carries its calls to the machine's loop and answers and hints back. With
 * the kubelet's process its loop ends, and nothing more comes through.
 */
final class CarriedRuntime implements ContainerRuntime, Prober, Volumes {
  private final FakeRuntime runtime;
  private final RuntimeFaults faults;
  private final Loop machine;
  private final Loop kubelet;

  CarriedRuntime(FakeRuntime runtime, RuntimeFaults faults, Loop machine, Loop kubelet) {
    this.runtime = runtime;
    this.faults = faults;
    this.machine = machine;
    this.kubelet = kubelet;
  }

  @Override
  public String version() {
    return runtime.version();
  }

  @Override
  public CompletionStage<String> pullImage(String image) {
    return carried(() -> faults.pull(image, () -> runtime.pullImage(image)));
  }

  @Override
  public CompletionStage<String> runSandbox(SandboxConfig config) {
    return carried(() -> runtime.runSandbox(config));
  }

  @Override
  public CompletionStage<Void> stopSandbox(String sandboxId) {
    return carried(() -> runtime.stopSandbox(sandboxId));
  }

  @Override
  public CompletionStage<Void> removeSandbox(String sandboxId) {
    return carried(() -> runtime.removeSandbox(sandboxId));
  }

  @Override
  public CompletionStage<String> createContainer(String sandboxId, ContainerConfig config) {
    return carried(() -> runtime.createContainer(sandboxId, config));
  }

  @Override
  public CompletionStage<Void> startContainer(String containerId) {
    return carried(() -> runtime.startContainer(containerId));
  }

  @Override
  public CompletionStage<Void> stopContainer(String containerId, Duration grace) {
    return carried(() -> runtime.stopContainer(containerId, grace));
  }

  @Override
  public CompletionStage<Void> removeContainer(String containerId) {
    return carried(() -> runtime.removeContainer(containerId));
  }

  @Override
  public CompletionStage<Listing> list() {
    return carried(() -> faults.list(runtime::list));
  }

  @Override
  public CompletionStage<ExecResult> exec(String containerId, List<String> command, Duration timeout) {
    return carried(() -> runtime.exec(containerId, command, timeout));
  }

  @Override
  public LogFlow log(String containerId, boolean follow, LogReader reader) {
    CompletableFuture<LogFlow> flow = new CompletableFuture<>();
    machine.execute(() -> flow.complete(runtime.log(containerId, follow, new LogReader() {
      @Override
      public void line(Instant at, boolean stderr, String line) {
        kubelet.execute(() -> reader.line(at, stderr, line));
      }

      @Override
      public void end() {
        kubelet.execute(reader::end);
      }
    })));
    return () -> machine.execute(() -> flow.thenAccept(LogFlow::cancel));
  }

  @Override
  public ContainerStreams streams() {
    return new CarriedStreams(runtime.streams(), machine, kubelet);
  }

  @Override
  public void onChange(Runnable onChange) {
    machine.execute(() -> runtime.onChange(() -> kubelet.execute(onChange)));
  }

  @Override
  public CompletionStage<Outcome> http(
      String containerId, String scheme, String host, int port, String path, Map<String, String> headers, Duration timeout) {
    return carried(() -> runtime.http(containerId, scheme, host, port, path, headers, timeout));
  }

  @Override
  public CompletionStage<Outcome> tcp(String containerId, String host, int port, Duration timeout) {
    return carried(() -> runtime.tcp(containerId, host, port, timeout));
  }

  @Override
  public CompletionStage<Outcome> grpc(String containerId, String host, int port, String service, Duration timeout) {
    return carried(() -> runtime.grpc(containerId, host, port, service, timeout));
  }

  @Override
  public CompletionStage<Void> write(String podUid, String volume, Map<String, File> files) {
    return carried(() -> runtime.write(podUid, volume, files));
  }

  @Override
  public CompletionStage<Void> make(String podUid, String volume) {
    return carried(() -> runtime.make(podUid, volume));
  }

  @Override
  public CompletionStage<Void> remove(String podUid) {
    return carried(() -> runtime.remove(podUid));
  }

  private <T> CompletionStage<T> carried(Supplier<CompletionStage<T>> call) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    machine.execute(() -> call.get().whenComplete((result, failure) -> kubelet.execute(() -> {
      if (failure == null) {
        answer.complete(result);
      } else {
        answer.completeExceptionally(failure);
      }
    })));
    return answer;
  }
}
