package io.hexareme.core.kubelet;

import io.hexareme.core.kubelet.pod.ContainerSpec;
import io.hexareme.core.kubelet.probe.Handlers;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Runs {@code lifecycle.postStart} and {@code preStop}: {@code exec}, {@code httpGet} or {@code sleep}. */
final class LifecycleHooks {
  private final RuntimeCalls runtime;
  private final Handlers handlers;
  private final Loop loop;

  LifecycleHooks(RuntimeCalls runtime, Handlers handlers, Loop loop) {
    this.runtime = runtime;
    this.handlers = handlers;
    this.loop = loop;
  }

  /** Whether the hook was there and failed, and how; never a failed stage. */
  CompletionStage<Optional<String>> run(Doing doing, ContainerSpec spec, String containerId, String hook, Duration timeout) {
    Value handler = spec.spec().at("lifecycle", hook);
    if (handler.isNull()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    String podIp = doing.runtime().readySandbox().map(sandbox -> sandbox.ip()).orElse("");
    return runtime.call(hook, doing, Ordered.map("container", spec.name(), "id", containerId), port -> handler.at("sleep").isNull()
        ? handlers.ask(spec, handler, containerId, podIp, timeout)
            .thenApply(outcome -> outcome.healthy() ? Optional.<String>empty() : Optional.of(outcome.message()))
        : sleep(Duration.ofSeconds(handler.at("sleep", "seconds").asLong(0)), timeout));
  }

  private CompletionStage<Optional<String>> sleep(Duration wanted, Duration timeout) {
    CompletableFuture<Optional<String>> slept = new CompletableFuture<>();
    loop.after(wanted.compareTo(timeout) < 0 ? wanted : timeout, () -> slept.complete(Optional.empty()));
    return slept;
  }
}
