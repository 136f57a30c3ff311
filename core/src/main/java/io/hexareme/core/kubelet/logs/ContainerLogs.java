package io.hexareme.core.kubelet.logs;

import io.hexareme.core.kubelet.pod.Subject;
import io.hexareme.ports.node.NodeAgents.LogAnswer;
import io.hexareme.ports.node.NodeAgents.LogRequest;
import io.hexareme.ports.runtime.ContainerRuntime;
import io.hexareme.ports.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/** The kubelet's side of {@code pods/log}. */
public final class ContainerLogs {
  private final ContainerRuntime runtime;
  private final Clock clock;
  private final BiFunction<String, String, Optional<Subject>> pods;

  /** @param pods finds a Pod of this node by namespace and name */
  public ContainerLogs(ContainerRuntime runtime, Clock clock, BiFunction<String, String, Optional<Subject>> pods) {
    this.runtime = runtime;
    this.clock = clock;
    this.pods = pods;
  }

  /** Opens a container's log. */
  public CompletionStage<LogAnswer> logs(LogRequest request) {
    return CompletableFuture.completedFuture(pods.apply(request.namespace(), request.pod())
        .map(subject -> answer(subject, request))
        .orElseGet(() -> new LogAnswer.Refused(404, "pod \"" + request.pod() + "\" not found")));
  }

  private LogAnswer answer(Subject subject, LogRequest request) {
    return switch (LogSource.of(subject.pod(), subject.runtime(), request.container(), request.previous())) {
      case LogSource.Instance(String id) -> new LogAnswer.Lines(new LogFrames(runtime, id, request, clock.now()));
      case LogSource.None(String message) -> new LogAnswer.Refused(400, message);
    };
  }
}
