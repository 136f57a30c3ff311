package io.hexareme.adapters.runtimefake;

import io.hexareme.ports.runtime.ContainerRuntime.ExecResult;
import io.hexareme.ports.runtime.Prober.Outcome;
import io.hexareme.ports.runtime.RuntimeFailure;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** What containers answer to probes and to commands run in them. */
final class FakeProbes {
  private final FakeNode node;
  private final Loop loop;

  FakeProbes(FakeNode node, Loop loop) {
    this.node = node;
    this.loop = loop;
  }

  Outcome outcome(String containerId, String failure) {
    return isHealthy(containerId) ? new Outcome(true, "") : new Outcome(false, failure);
  }

  private boolean isHealthy(String containerId) {
    return node.container(containerId)
        .filter(FakeContainer::isRunning)
        .filter(container -> container.behaviour.isHealthy(container.elapsed()))
        .isPresent();
  }

  /** A command that is understood does what it says; of any other the exit code tells how healthy the container is. */
  CompletionStage<ExecResult> exec(String containerId, List<String> command, Duration timeout) {
    CompletableFuture<ExecResult> answer = new CompletableFuture<>();
    Optional<FakeContainer> container = node.container(containerId).filter(FakeContainer::isRunning);
    if (container.isEmpty()) {
      loop.execute(() -> answer.completeExceptionally(new RuntimeFailure("ExecError", "container \"" + containerId + "\" is not running")));
      return answer;
    }
    Optional<ExecResult> answered = container.filter(FakeContainer::hasProgram).flatMap(program -> ProgramProbes.exec(program, command));
    if (answered.isPresent()) {
      loop.execute(() -> answer.complete(answered.get()));
      return answer;
    }
    Duration elapsed = container.get().elapsed();
    Optional<Shell.Played> played = Shell.play(command, container.get().told().config().environment(),
        path -> container.get().behaviour.hasFile(path, elapsed) || container.get().files().read(path).isPresent());
    if (played.isEmpty() && container.get().hasProgram()) {
      loop.execute(() -> answer.complete(ProgramProbes.unknown(command)));
    } else if (played.isEmpty()) {
      int code = isHealthy(containerId) ? 0 : 1;
      loop.execute(() -> answer.complete(new ExecResult(code, Bytes.EMPTY, Bytes.EMPTY)));
    } else {
      play(played.get(), command, timeout, answer);
    }
    return answer;
  }

  private void play(Shell.Played played, List<String> command, Duration timeout, CompletableFuture<ExecResult> answer) {
    if (played.exit() == null || played.exit().after().compareTo(timeout) > 0) {
      String message = "command timed out: \"" + String.join(" ", command) + "\" timed out after " + timeout.toSeconds() + "s";
      loop.after(timeout, () -> answer.completeExceptionally(new RuntimeFailure("DeadlineExceeded", message)));
      return;
    }
    String output = played.outputs().stream().map(line -> line.text() + "\n").collect(Collectors.joining());
    ExecResult result = new ExecResult(played.exit().code(), Bytes.utf8(output), Bytes.EMPTY);
    if (played.exit().after().isZero()) {
      loop.execute(() -> answer.complete(result));
    } else {
      loop.after(played.exit().after(), () -> answer.complete(result));
    }
  }
}
