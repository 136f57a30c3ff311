package io.hexareme.adapters.assembly;

import io.hexareme.ports.runtime.ContainerStreams;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.Streams;
import io.hexareme.ports.time.Loop;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A machine's running containers as a kubelet on another loop talks with them. */
public record CarriedStreams(ContainerStreams target, Loop machine, Loop kubelet) implements ContainerStreams {
  @Override
  public Conversation exec(String containerId, List<String> command, Streams streams) {
    return carried(() -> target.exec(containerId, command, streams));
  }

  @Override
  public Conversation attach(String containerId, Streams streams) {
    return carried(() -> target.attach(containerId, streams));
  }

  @Override
  public Conversation connect(String sandboxId, int port) {
    return carried(() -> target.connect(sandboxId, port));
  }

  private Conversation carried(Supplier<Conversation> source) {
    return new CarriedConversation(source, machine::execute, kubelet::execute);
  }

  @Override
  public CompletionStage<HttpReply> http(String sandboxId, int port, HttpCall call) {
    CompletableFuture<HttpReply> answer = new CompletableFuture<>();
    machine.execute(() -> target.http(sandboxId, port, call).whenComplete((reply, failure) -> kubelet.execute(() -> {
      if (failure == null) {
        answer.complete(reply);
      } else {
        answer.completeExceptionally(failure);
      }
    })));
    return answer;
  }
}
