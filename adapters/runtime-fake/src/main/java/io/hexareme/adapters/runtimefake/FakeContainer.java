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
import java.util.function.LongSupplier;

/** One container: what is told of it, what it does, and who waits for it. What it does is a behaviour or, where there is one, a program. */
final class FakeContainer {
  final Behaviour behaviour;
  private Container told;
  private final LongSupplier nanos;
  private Duration before = Duration.ZERO;
  private long since;
  private Loop.Timer endTimer;
  private Duration endsAt;
  private int endCode;
  private Duration terminatedAt;
  private final List<CompletableFuture<Void>> waitingForEnd = new ArrayList<>();
  private final List<Runnable> onEnd = new ArrayList<>();
  private final ContainerFiles files;
  private final ProgramLog log;
  private ProgramRun run;

  /**
   * @param log of a container that runs a program; null for another
   * @param nanos which its age is counted by: the time of day may be set
   */
  FakeContainer(Container told, Behaviour behaviour, ContainerFiles files, ProgramLog log, LongSupplier nanos) {
    this.told = told;
    this.behaviour = behaviour;
    this.files = files;
    this.log = log;
    this.nanos = nanos;
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
  FakeContainer copy(FakeVolumes volumes, LongSupplier itsNanos) {
    FakeContainer copy = new FakeContainer(told, behaviour, files.copy(volumes), log == null ? null : log.copy(), itsNanos);
    copy.aged(elapsed());
    copy.endsAt = endsAt;
    copy.endCode = endCode;
    copy.terminatedAt = terminatedAt;
    return copy;
  }

  /** The age at which it is set to end, of a copy; null for none. */
  Duration endsAt() {
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

  /** Its age: how long it has been running, or ran. */
  Duration elapsed() {
    return isRunning() ? before.plusNanos(nanos.getAsLong() - since) : before;
  }

  /** It is that old already, and grows older from now on if it runs. */
  void aged(Duration age) {
    before = age;
    since = nanos.getAsLong();
  }

  /** An earlier process left it: the time of day is all that tells its age, which is none if that was set back since. */
  void leftBehind(Instant now) {
    if (told.startedAt() == null) return;
    Duration age = Duration.between(told.startedAt(), told.finishedAt() == null ? now : told.finishedAt());
    aged(age.isNegative() ? Duration.ZERO : age);
  }

  void started(Instant now) {
    aged(Duration.ZERO);
    told = new Container(told.id(), told.sandboxId(), told.config(), ContainerState.RUNNING, told.createdAt(), now, null, 0, "", "");
  }

  void ended(Instant at, int exitCode) {
    before = elapsed();
    told = new Container(told.id(), told.sandboxId(), told.config(), ContainerState.EXITED, told.createdAt(), told.startedAt(), at,
        exitCode, exitCode == 0 ? "Completed" : "Error", "");
    silence();
    waitingForEnd.forEach(waiting -> waiting.complete(null));
    waitingForEnd.clear();
    List.copyOf(onEnd).forEach(Runnable::run);
    onEnd.clear();
  }

  /** Sets the age at which it ends, unless it already ends before that. */
  void endsAt(Duration age, int code, Loop loop, IntConsumer end) {
    if (endsAt != null && age.compareTo(endsAt) >= 0) {
      return;
    }
    if (endTimer != null) {
      endTimer.cancel();
    }
    endsAt = age;
    endCode = code;
    resume(loop, end);
  }

  /** Sets again what a copy was set to. */
  void resume(Loop loop, IntConsumer end) {
    int code = endCode;
    endTimer = loop.after(endsAt.minus(elapsed()), () -> end.accept(code));
  }

  /** The age at which it was first asked to end; its present one if this is the first time. */
  Duration terminated() {
    if (terminatedAt == null) {
      terminatedAt = elapsed();
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
