package io.hexareme.adapters.assembly;

import io.hexareme.ports.node.NodeAgents;
import io.hexareme.ports.time.Loop;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** The kubelets of this process, for an API server on a loop of its own. */
final class CrossLoopNodeAgents implements NodeAgents {
  private final Loop serverLoop;
  private final Map<String, Agent> agents;

  /** @param underWay what is to end with the kubelet */
  private record Agent(NodeAgent agent, Loop loop, Set<Runnable> underWay) {}

  CrossLoopNodeAgents(Loop serverLoop) {
    this(serverLoop, new ConcurrentHashMap<>());
  }

  private CrossLoopNodeAgents(Loop serverLoop, Map<String, Agent> agents) {
    this.serverLoop = serverLoop;
    this.agents = agents;
  }

  /** The same kubelets as an API server on another loop sees them. */
  CrossLoopNodeAgents seenFrom(Loop otherServer) {
    return new CrossLoopNodeAgents(otherServer, agents);
  }

  /** The kubelet of that node lives on {@code loop}. */
  void register(String nodeName, NodeAgent agent, Loop loop) {
    agents.put(nodeName, new Agent(agent, loop, Collections.synchronizedSet(new LinkedHashSet<>())));
  }

  /** It is gone; whoever waits for an answer of it hears so. */
  void unregister(String nodeName) {
    Agent gone = agents.remove(nodeName);
    if (gone != null) {
      List.copyOf(gone.underWay()).forEach(Runnable::run);
    }
  }

  @Override
  public Optional<NodeAgent> agent(String nodeName) {
    return Optional.ofNullable(agents.get(nodeName)).map(found -> request -> logs(found, request));
  }

  private CompletionStage<LogAnswer> logs(Agent found, LogRequest request) {
    CompletableFuture<LogAnswer> answer = new CompletableFuture<>();
    Runnable ifGone = () -> serverLoop.execute(() -> answer.complete(new LogAnswer.Refused(500, "the kubelet gave no answer")));
    found.underWay().add(ifGone);
    found.loop().execute(() -> found.agent().logs(request).whenComplete((result, failure) -> {
      LogAnswer carried = result instanceof LogAnswer.Lines(var frames)
          ? new LogAnswer.Lines(carried(found, new CrossLoopFrames(frames, found.loop(), serverLoop)))
          : result;
      serverLoop.execute(() -> {
        found.underWay().remove(ifGone);
        if (failure == null) {
          answer.complete(carried);
        } else {
          answer.completeExceptionally(failure);
        }
      });
    }));
    return answer;
  }

  private static CrossLoopFrames carried(Agent found, CrossLoopFrames frames) {
    Runnable ifGone = frames::sourceIsGone;
    found.underWay().add(ifGone);
    frames.onEnd(() -> found.underWay().remove(ifGone));
    return frames;
  }
}
