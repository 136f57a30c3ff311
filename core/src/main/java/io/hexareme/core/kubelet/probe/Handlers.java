package io.hexareme.core.kubelet.probe;

import io.hexareme.core.kubelet.pod.ContainerSpec;
import io.hexareme.ports.runtime.ContainerRuntime;
import io.hexareme.ports.runtime.ContainerRuntime.ExecResult;
import io.hexareme.ports.runtime.Prober;
import io.hexareme.ports.runtime.Prober.Outcome;
import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Does what a handler of a probe or hook ({@code exec}, {@code httpGet}, {@code tcpSocket} or {@code grpc}) says to do. */
public record Handlers(ContainerRuntime runtime, Prober prober) {

  /** Never fails: what cannot be done has failed, and the message says how. */
  public CompletionStage<Outcome> ask(ContainerSpec container, Value handler, String containerId, String podIp, Duration timeout) {
    if (!handler.at("exec").isNull()) {
      return exec(containerId, handler.list("exec", "command").stream().map(word -> word.asString("")).toList(), timeout);
    }
    if (!handler.at("httpGet").isNull()) {
      return http(container, handler.at("httpGet"), containerId, podIp, timeout);
    }
    if (!handler.at("tcpSocket").isNull()) {
      Value socket = handler.at("tcpSocket");
      return prober.tcp(containerId, socket.at("host").asString(podIp), port(container, socket.at("port")), timeout);
    }
    if (!handler.at("grpc").isNull()) {
      Value grpc = handler.at("grpc");
      return prober.grpc(containerId, podIp, port(container, grpc.at("port")), grpc.text("service"), timeout);
    }
    return CompletableFuture.completedFuture(new Outcome(true, ""));
  }

  private CompletionStage<Outcome> http(ContainerSpec container, Value get, String containerId, String podIp, Duration timeout) {
    Map<String, String> headers = new LinkedHashMap<>();
    get.list("httpHeaders").forEach(header -> headers.put(header.text("name"), header.text("value")));
    return prober.http(containerId, get.at("scheme").asString("HTTP"), get.at("host").asString(podIp), port(container, get.at("port")),
        get.at("path").asString("/"), headers, timeout);
  }

  private CompletionStage<Outcome> exec(String containerId, List<String> command, Duration timeout) {
    return runtime.exec(containerId, command, timeout).handle((result, failure) -> failure == null
        ? outcome(result)
        : new Outcome(false, failure.getCause() == null ? failure.getMessage() : failure.getCause().getMessage()));
  }

  private static Outcome outcome(ExecResult result) {
    return new Outcome(result.exitCode() == 0, result.stdout().utf8() + result.stderr().utf8());
  }

  /** The number of a port given as a number or by the name it has in the container; 0 for none. */
  private static int port(ContainerSpec container, Value port) {
    if (port instanceof Value.Int number) {
      return (int) number.value();
    }
    return container.spec().list("ports").stream()
        .filter(named -> named.text("name").equals(port.asString("")))
        .mapToInt(named -> named.at("containerPort").asInt(0))
        .findFirst()
        .orElse(0);
  }
}
