package io.hexareme.adapters.assembly;

import io.hexareme.ports.node.NodeAgents;
import io.hexareme.ports.time.Loop;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** The kubelets of this process, for the API server on its own loop. */
final class CrossLoopNodeAgents implements NodeAgents {
  private final Loop serverLoop;
  private final Map<String, Agent> agents = new ConcurrentHashMap<>();

  private record Agent(NodeAgent agent, Loop loop) {}

  CrossLoopNodeAgents(Loop serverLoop) {
    this.serverLoop = serverLoop;
  }

  /** The kubelet of that node lives on {@code loop}. */
  void register(String nodeName, NodeAgent agent, Loop loop) {
    agents.put(nodeName, new Agent(agent, loop));
  }

  void unregister(String nodeName) {
    agents.remove(nodeName);
  }

  @Override
  public Optional<NodeAgent> agent(String nodeName) {
    return Optional.ofNullable(agents.get(nodeName)).map(found -> request -> logs(found, request));
  }

  private CompletionStage<LogAnswer> logs(Agent found, LogRequest request) {
    CompletableFuture<LogAnswer> answer = new CompletableFuture<>();
    found.loop().execute(() -> found.agent().logs(request).whenComplete((result, failure) -> {
      LogAnswer carried = result instanceof LogAnswer.Lines(var frames)
          ? new LogAnswer.Lines(new CrossLoopFrames(frames, found.loop(), serverLoop))
          : result;
      serverLoop.execute(() -> {
        if (failure == null) {
          answer.complete(carried);
        } else {
          answer.completeExceptionally(failure);
        }
      });
    }));
    return answer;
  }
}
