package io.hexareme.adapters.runtimefake;

import io.hexareme.adapters.runtimefake.network.NodeNetwork;
import io.hexareme.adapters.runtimefake.network.Sender;
import io.hexareme.ports.runtime.ContainerContext;
import io.hexareme.ports.runtime.ContainerProgram;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerConfig;
import io.hexareme.ports.runtime.ContainerRuntime.ExecResult;
import io.hexareme.ports.runtime.ContainerRuntime.SandboxConfig;
import io.hexareme.ports.runtime.ExecSession;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

// Justification: one life, with all that its program may ask for in one place.
/** One life of a container that runs a program: from its start to its exit. */
final class ProgramRun implements ContainerContext {
  /** As the JVM exits on a SIGTERM that nobody handles. */
  private static final int TERMINATED = 143;

  private final Surroundings at;
  private final SandboxConfig pod;
  private final ContainerConfig config;
  private final ContainerFiles files;
  private final ProgramLog log;
  private final IntConsumer onExit;
  private final List<Loop.Timer> timers = new ArrayList<>();
  private Consumer<String> onStop;
  private Function<List<String>, ExecResult> onExec;
  private Predicate<ExecSession> onSession;
  private Consumer<Bytes> onInput;
  private boolean over;

  /** What is the same for all containers of a sandbox. @param ip the Pod's, or its node's */
  record Surroundings(String sandboxId, String ip, Loop loop, Clock clock, NodeNetwork network, ListeningPorts ports) {}

  /** @param onExit ends the container */
  ProgramRun(Surroundings at, SandboxConfig pod, ContainerConfig config, ContainerFiles files, ProgramLog log, IntConsumer onExit) {
    this.at = at;
    this.pod = pod;
    this.config = config;
    this.files = files;
    this.log = log;
    this.onExit = onExit;
  }

  void begin(ContainerProgram program) {
    guarded(() -> program.run(this));
  }

  /** The container has ended, however that came: nothing of this may happen any more. */
  void end() {
    over = true;
    timers.forEach(Loop.Timer::cancel);
    timers.clear();
    at.ports().close(this);
  }

  void signal(String signal) {
    if (onStop == null) {
      exit(TERMINATED);
    } else {
      guarded(() -> onStop.accept(signal));
    }
  }

  /** Empty when the program says nothing of commands. */
  Optional<ExecResult> exec(List<String> command) {
    if (onExec == null || over) {
      return Optional.empty();
    }
    ExecResult[] result = {new ExecResult(1, Bytes.EMPTY, Bytes.utf8("the container ended\n"))};
    guarded(() -> result[0] = onExec.apply(command));
    return Optional.of(result[0]);
  }

  boolean takesSessions() {
    return onSession != null && !over;
  }

  boolean answersCommands() {
    return onExec != null && !over;
  }

  /** Whether the program talks with whoever runs that command. */
  boolean session(ExecSession session) {
    boolean[] taken = {true};
    guarded(() -> taken[0] = onSession.test(session));
    return taken[0];
  }

  /** What somebody attached typed. */
  void input(Bytes bytes) {
    if (onInput != null) {
      guarded(() -> onInput.accept(bytes));
    }
  }

  /** Calls back into the program. */
  void call(Runnable callback) {
    guarded(callback::run);
  }

  @FunctionalInterface
  private interface Step {
    void run() throws Exception;
  }

  /** Runs something of the user's. Whatever it throws is this container's end and nobody else's, errors included. */
  private void guarded(Step step) {
    if (over) {
      return;
    }
    try {
      step.run();
    } catch (Throwable thrown) {
      log("Exception in thread \"main\" " + Thrown.text(thrown));
      exit(1);
    }
  }

  // ---- what the program sees ----

  @Override
  public String namespace() {
    return pod.namespace();
  }

  @Override
  public String pod() {
    return pod.podName();
  }

  @Override
  public String container() {
    return config.name();
  }

  @Override
  public String ip() {
    return at.ip();
  }

  @Override
  public int restarts() {
    return config.attempt();
  }

  @Override
  public List<String> args() {
    List<String> all = new ArrayList<>(config.command());
    all.addAll(config.args());
    return List.copyOf(all);
  }

  @Override
  public Map<String, String> env() {
    return config.environment();
  }

  @Override
  public String env(String name) {
    return config.environment().get(name);
  }

  @Override
  public Optional<String> file(String path) {
    return files.read(path).map(Bytes::utf8);
  }

  @Override
  public List<String> files(String directory) {
    return files.below(directory);
  }

  @Override
  public void write(String path, String text) {
    files.write(path, Bytes.utf8(text));
  }

  @Override
  public void log(String text) {
    if (!over) {
      log.add(at.clock().now(), text);
    }
  }

  @Override
  public Instant now() {
    return at.clock().now();
  }

  @Override
  public Loop.Timer after(Duration delay, Runnable task) {
    if (over) {
      return () -> {};
    }
    Loop.Timer[] timer = new Loop.Timer[1];
    timer[0] = at.loop().after(delay, () -> {
      timers.remove(timer[0]);
      guarded(task::run);
    });
    timers.add(timer[0]);
    return timer[0];
  }

  @Override
  public Loop.Timer every(Duration period, Runnable task) {
    if (period.isNegative() || period.isZero()) {
      throw new IllegalArgumentException("a period is positive, not " + period);
    }
    Repetition repetition = new Repetition(period, task);
    repetition.next();
    return repetition;
  }

  private final class Repetition implements Loop.Timer {
    private final Duration period;
    private final Runnable task;
    private Loop.Timer timer;

    Repetition(Duration period, Runnable task) {
      this.period = period;
      this.task = task;
    }

    /** The next one is set first, so that the task can cancel it. */
    void next() {
      timer = after(period, () -> {
        next();
        task.run();
      });
    }

    @Override
    public void cancel() {
      timer.cancel();
    }
  }

  @Override
  public void exit(int code) {
    if (!over) {
      onExit.accept(code);
    }
  }

  @Override
  public void onStop(Consumer<String> onSignal) {
    onStop = onSignal;
  }

  @Override
  public void onExec(Function<List<String>, ExecResult> onCommand) {
    onExec = onCommand;
  }

  @Override
  public void onExecSession(Predicate<ExecSession> onCommand) {
    onSession = onCommand;
  }

  @Override
  public void onInput(Consumer<Bytes> onBytes) {
    onInput = onBytes;
  }

  @Override
  public void serve(int port, Function<HttpCall, HttpReply> handler) {
    serveLater(port, call -> CompletableFuture.completedFuture(handler.apply(call)));
  }

  @Override
  public void serveLater(int port, Function<HttpCall, CompletionStage<HttpReply>> handler) {
    if (!over) {
      at.ports().open(at.sandboxId(), port, this, handler);
    }
  }

  @Override
  public CompletionStage<HttpReply> http(HttpCall call) {
    CompletableFuture<HttpReply> answer = new CompletableFuture<>();
    if (!over) {
      at.network().send(new Sender(at.ip(), pod.namespace(), false), call).whenComplete((reply, failure) -> {
        if (over) {
          return;
        }
        if (failure == null) {
          answer.complete(reply);
        } else {
          answer.completeExceptionally(failure);
        }
      });
    }
    return answer;
  }
}
