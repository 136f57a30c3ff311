package io.hexareme.adapters.runtimefake;

import io.hexareme.ports.runtime.ContainerRuntime.Container;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerState;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;

/** One container: what is told of it, what it does, and who waits for it. What it does is a behaviour or, where there is one, a program. */
final class FakeContainer {
  final Behaviour behaviour;
  private Container told;
  private Loop.Timer endTimer;
  private Instant endsAt;
  private int endCode;
  private Instant terminatedAt;
  private final List<CompletableFuture<Void>> waitingForEnd = new ArrayList<>();
  private final List<Runnable> onEnd = new ArrayList<>();
  private final ContainerFiles files;
  private final ProgramLog log;
  private ProgramRun run;

  /** @param log of a container that runs a program; null for another */
  FakeContainer(Container told, Behaviour behaviour, ContainerFiles files, ProgramLog log) {
    this.told = told;
    this.behaviour = behaviour;
    this.files = files;
    this.log = log;
  }

  boolean hasProgram() {
    return log != null;
  }

  ContainerFiles files() {
    return files;
  }

  ProgramLog log() {
    return log;
  }

  /** Its program, while that runs. */
  Optional<ProgramRun> run() {
    return Optional.ofNullable(run);
  }

  void runs(ProgramRun program) {
    run = program;
  }

  /** The same container in another world: nobody waits for it there, and nothing is set to happen. */
  FakeContainer copy(FakeVolumes volumes) {
    FakeContainer copy = new FakeContainer(told, behaviour, files.copy(volumes), log == null ? null : log.copy());
    copy.endsAt = endsAt;
    copy.endCode = endCode;
    copy.terminatedAt = terminatedAt;
    return copy;
  }

  /** When it is set to end, of a copy; null for not. */
  Instant endsAt() {
    return endsAt;
  }

  int endCode() {
    return endCode;
  }

  Container told() {
    return told;
  }

  boolean isRunning() {
    return told.state() == ContainerState.RUNNING;
  }

  /** How long it has been running, or ran. */
  Duration elapsed(Instant now) {
    if (told.startedAt() == null) {
      return Duration.ZERO;
    }
    return Duration.between(told.startedAt(), told.finishedAt() == null ? now : told.finishedAt());
  }

  void started(Instant now) {
    told = new Container(told.id(), told.sandboxId(), told.config(), ContainerState.RUNNING, told.createdAt(), now, null, 0, "", "");
  }

  void ended(Instant at, int exitCode) {
    told = new Container(told.id(), told.sandboxId(), told.config(), ContainerState.EXITED, told.createdAt(), told.startedAt(), at,
        exitCode, exitCode == 0 ? "Completed" : "Error", "");
    silence();
    waitingForEnd.forEach(waiting -> waiting.complete(null));
    waitingForEnd.clear();
    List.copyOf(onEnd).forEach(Runnable::run);
    onEnd.clear();
  }

  /** Sets when it ends, unless it already ends before that. */
  void endsAt(Instant at, int code, Instant now, Loop loop, IntConsumer end) {
    if (endsAt != null && !at.isBefore(endsAt)) {
      return;
    }
    if (endTimer != null) {
      endTimer.cancel();
    }
    endsAt = at;
    endCode = code;
    endTimer = loop.after(Duration.between(now, at), () -> end.accept(code));
  }

  /** Sets again what a copy was set to. */
  void resume(Instant now, Loop loop, IntConsumer end) {
    int code = endCode;
    endTimer = loop.after(Duration.between(now, endsAt), () -> end.accept(code));
  }

  /** When it was first asked to end; {@code now} if this is the first time. */
  Instant terminated(Instant now) {
    if (terminatedAt == null) {
      terminatedAt = now;
    }
    return terminatedAt;
  }

  CompletableFuture<Void> end() {
    CompletableFuture<Void> end = new CompletableFuture<>();
    waitingForEnd.add(end);
    return end;
  }

  void onEnd(Runnable task) {
    onEnd.add(task);
  }

  void forgetOnEnd(Runnable task) {
    onEnd.remove(task);
  }

  /** It is removed, or the runtime closed: nothing of it may happen any more. */
  void silence() {
    if (endTimer != null) {
      endTimer.cancel();
    }
    if (run != null) {
      run.end();
      run = null;
    }
  }
}
