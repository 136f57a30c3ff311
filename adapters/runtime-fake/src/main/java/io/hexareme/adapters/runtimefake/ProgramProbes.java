package io.hexareme.adapters.runtimefake;

import io.hexareme.ports.runtime.ContainerRuntime.ExecResult;
import io.hexareme.ports.runtime.ContainerRuntime.Sandbox;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.runtime.Prober.Outcome;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Probes of containers that run programs, asked of what these serve; in the kubelet's words. */
final class ProgramProbes {
  private static final int NO_SUCH_COMMAND = 127;

  private final ListeningPorts ports;
  private final Loop loop;

  ProgramProbes(ListeningPorts ports, Loop loop) {
    this.ports = ports;
    this.loop = loop;
  }

  CompletionStage<Outcome> http(Sandbox sandbox, String scheme, String host, int port, String path, Map<String, String> headers, Duration timeout) {
    String url = scheme.toLowerCase(Locale.ROOT) + "://" + host + ":" + port + (path.startsWith("/") ? path : "/" + path);
    HttpCall call = new HttpCall("GET", url, headers, Bytes.EMPTY, "");
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    Optional<CompletionStage<HttpReply>> reply = ports.accept(sandbox.id(), port, call);
    if (reply.isEmpty()) {
      loop.execute(() -> outcome.complete(new Outcome(false, "Get \"" + url + "\": " + refused(host, port))));
      return outcome;
    }
    Loop.Timer late = loop.after(timeout, () -> outcome.complete(new Outcome(false,
        "Get \"" + url + "\": context deadline exceeded (Client.Timeout exceeded while awaiting headers)")));
    outcome.whenComplete((done, failure) -> late.cancel());
    reply.get().thenAccept(answer -> loop.execute(() -> outcome.complete(judged(answer))));
    return outcome;
  }

  private static Outcome judged(HttpReply reply) {
    boolean good = reply.code() >= 200 && reply.code() < 400;
    return new Outcome(good, good ? reply.text() : "HTTP probe failed with statuscode: " + reply.code());
  }

  Outcome tcp(Sandbox sandbox, String host, int port) {
    return ports.isOpen(sandbox.id(), port) ? new Outcome(true, "") : new Outcome(false, refused(host, port));
  }

  Outcome grpc(Sandbox sandbox, String host, int port, Duration timeout) {
    return ports.isOpen(sandbox.id(), port)
        ? new Outcome(true, "")
        : new Outcome(false, "timeout: failed to connect service \"" + host + ":" + port + "\" within " + timeout.toSeconds() + "s: context deadline exceeded");
  }

  private static String refused(String host, int port) {
    return "dial tcp " + host + ":" + port + ": connect: connection refused";
  }

  /** What the program answers, or a few commands that look at its files and variables; empty for any other. */
  static Optional<ExecResult> exec(FakeContainer container, List<String> command) {
    return container.run().flatMap(run -> run.exec(command)).or(() -> played(container, command));
  }

  private static Optional<ExecResult> played(FakeContainer container, List<String> command) {
    String name = command.isEmpty() ? "" : command.getFirst();
    return switch (name) {
      case "cat" -> Optional.of(cat(container.files(), command.subList(1, command.size())));
      case "ls" -> Optional.of(ok(String.join("\n", container.files().below(command.size() > 1 ? command.getLast() : "/"))));
      case "env", "printenv" -> Optional.of(ok(container.told().config().environment().entrySet().stream()
          .map(variable -> variable.getKey() + "=" + variable.getValue()).collect(Collectors.joining("\n"))));
      default -> Optional.empty();
    };
  }

  private static ExecResult cat(ContainerFiles files, List<String> paths) {
    StringBuilder out = new StringBuilder();
    for (String path : paths) {
      Optional<Bytes> file = files.read(path);
      if (file.isEmpty()) {
        return new ExecResult(1, Bytes.utf8(out.toString()), Bytes.utf8("cat: " + path + ": No such file or directory\n"));
      }
      out.append(file.get().utf8());
    }
    return new ExecResult(0, Bytes.utf8(out.toString()), Bytes.EMPTY);
  }

  private static ExecResult ok(String text) {
    return new ExecResult(0, Bytes.utf8(text.isEmpty() ? "" : text + "\n"), Bytes.EMPTY);
  }

  /** For a command that neither the program nor we know. */
  static ExecResult unknown(List<String> command) {
    String name = command.isEmpty() ? "" : command.getFirst();
    return new ExecResult(NO_SUCH_COMMAND, Bytes.EMPTY, Bytes.utf8("exec: \"" + name + "\": executable file not found in $PATH\n"));
  }
}
