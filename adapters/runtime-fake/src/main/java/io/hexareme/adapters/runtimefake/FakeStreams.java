package io.hexareme.adapters.runtimefake;

import io.hexareme.adapters.runtimefake.shell.CommandLine;
import io.hexareme.ports.runtime.ContainerRuntime.Sandbox;
import io.hexareme.ports.runtime.ContainerStreams;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpFailure;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.Streams;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Talks with containers. A command goes to the container's program, if it has one that answers commands; else the shell plays it, if it
 * knows it; else it is answered as a probe would be.
 */
final class FakeStreams implements ContainerStreams {
  /** How long a command that the shell does not play may take. */
  private static final Duration PATIENCE = Duration.ofHours(4);

  private final FakeNode node;
  private final FakeProbes probes;
  private final FakeServers servers;
  private final Loop loop;
  private final Clock clock;

  FakeStreams(FakeNode node, FakeProbes probes, FakeServers servers, Loop loop, Clock clock) {
    this.node = node;
    this.probes = probes;
    this.servers = servers;
    this.loop = loop;
    this.clock = clock;
  }

  @Override
  public Conversation exec(String containerId, List<String> command, Streams streams) {
    Optional<FakeContainer> found = node.container(containerId).filter(FakeContainer::isRunning);
    if (found.isEmpty()) {
      return new FailedTalk(loop, "container \"" + containerId + "\" is not running");
    }
    FakeContainer container = found.get();
    Optional<ProgramRun> sessions = container.run().filter(ProgramRun::takesSessions);
    if (sessions.isPresent()) {
      return new SessionTalk(container, command, streams, loop, sessions.get(), () -> played(container, command, streams));
    }
    return played(container, command, streams);
  }

  private Conversation played(FakeContainer container, List<String> command, Streams streams) {
    boolean own = container.run().filter(ProgramRun::answersCommands).isPresent();
    Optional<CommandLine> line = own ? Optional.empty() : CommandLine.of(command);
    if (line.isEmpty()) {
      return new ResultTalk(container, command, streams, loop, () -> probes.exec(container.told().id(), command, PATIENCE));
    }
    String hostname = node.sandbox(container.told().sandboxId()).map(sandbox -> sandbox.config().podName()).orElse("");
    return new ShellTalk(container, hostname, command, line.get(), streams, clock, loop);
  }

  @Override
  public Conversation attach(String containerId, Streams streams) {
    Optional<FakeContainer> found = node.container(containerId).filter(FakeContainer::isRunning);
    return found.<Conversation>map(container -> new AttachTalk(container, streams, loop, clock, reader -> container.hasProgram()
            ? new ProgramLogTail(container, true, reader, loop)
            : new LogTail(container, true, reader, loop)))
        .orElseGet(() -> new FailedTalk(loop, "container \"" + containerId + "\" is not running"));
  }

  @Override
  public Conversation connect(String sandboxId, int port) {
    Optional<Sandbox> sandbox = node.sandbox(sandboxId).filter(Sandbox::ready);
    if (sandbox.isEmpty()) {
      return new FailedTalk(loop, "sandbox \"" + sandboxId + "\" is not running");
    }
    return new HttpTalk(loop, () -> servers.listens(sandbox.get(), port), call -> servers.ask(sandbox.get(), port, call),
        "failed to connect to localhost:" + port + " inside namespace of sandbox \"" + sandboxId + "\", IPv4: dial tcp4 127.0.0.1:" + port
            + ": connect: connection refused");
  }

  @Override
  public CompletionStage<HttpReply> http(String sandboxId, int port, HttpCall call) {
    CompletableFuture<HttpReply> answer = new CompletableFuture<>();
    loop.execute(() -> {
      Optional<Sandbox> sandbox = node.sandbox(sandboxId).filter(Sandbox::ready);
      Optional<CompletionStage<HttpReply>> asked = sandbox.flatMap(there -> servers.ask(there, port, call));
      String address = sandbox.map(Sandbox::ip).filter(ip -> !ip.isEmpty()).orElse("127.0.0.1") + ":" + port;
      asked.ifPresentOrElse(stage -> stage.thenAccept(answer::complete),
          () -> answer.completeExceptionally(new HttpFailure("dial tcp " + address + ": connect: connection refused")));
    });
    return answer;
  }
}
