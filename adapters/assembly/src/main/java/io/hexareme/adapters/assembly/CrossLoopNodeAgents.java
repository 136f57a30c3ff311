package io.hexareme.adapters.assembly;

import io.hexareme.ports.node.NodeAgents;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.stream.Conversation;
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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

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
    return Optional.ofNullable(agents.get(nodeName)).map(Carried::new);
  }

  /** A kubelet seen from the API server's loop. What it was asked, and what goes on with it, ends with it. */
  private final class Carried implements NodeAgent {
    private static final String NO_ANSWER = "the kubelet gave no answer";

    private final Agent found;

    Carried(Agent found) {
      this.found = found;
    }

    @Override
    public CompletionStage<LogAnswer> logs(LogRequest request) {
      return asked(agent -> agent.logs(request), new LogAnswer.Refused(500, NO_ANSWER), answer -> switch (answer) {
        case LogAnswer.Lines(var frames) -> new LogAnswer.Lines(carried(new CrossLoopFrames(frames, found.loop(), serverLoop)));
        case LogAnswer.Refused refused -> refused;
      });
    }

    @Override
    public CompletionStage<TalkAnswer> exec(CommandRequest request) {
      return asked(agent -> agent.exec(request), new TalkAnswer.Refused(500, NO_ANSWER), this::talk);
    }

    @Override
    public CompletionStage<TalkAnswer> attach(CommandRequest request) {
      return asked(agent -> agent.attach(request), new TalkAnswer.Refused(500, NO_ANSWER), this::talk);
    }

    private TalkAnswer talk(TalkAnswer answer) {
      return switch (answer) {
        case TalkAnswer.Talk(var conversation) -> new TalkAnswer.Talk(carried(() -> conversation));
        case TalkAnswer.Refused refused -> refused;
      };
    }

    @Override
    public CompletionStage<PortsAnswer> portForward(String namespace, String pod) {
      return asked(agent -> agent.portForward(namespace, pod), new PortsAnswer.Refused(500, NO_ANSWER), answer -> switch (answer) {
        case PortsAnswer.Open(var forward) -> new PortsAnswer.Open(port -> carried(() -> forward.connect(port)));
        case PortsAnswer.Refused refused -> refused;
      });
    }

    @Override
    public CompletionStage<WebAnswer> web(String namespace, String pod, int port, HttpCall call) {
      return asked(agent -> agent.web(namespace, pod, port, call), new WebAnswer.Unreachable(NO_ANSWER), answer -> answer);
    }

    @Override
    public CompletionStage<HttpReply> own(HttpCall call) {
      return asked(agent -> agent.own(call), HttpReply.of(503, NO_ANSWER), reply -> reply);
    }

    /** @param carried called on the kubelet's loop */
    private <T> CompletionStage<T> asked(Function<NodeAgent, CompletionStage<T>> call, T otherwise, UnaryOperator<T> carried) {
      CompletableFuture<T> answer = new CompletableFuture<>();
      Runnable ifGone = () -> serverLoop.execute(() -> answer.complete(otherwise));
      found.underWay().add(ifGone);
      found.loop().execute(() -> call.apply(found.agent()).whenComplete((result, failure) -> {
        T there = failure == null ? carried.apply(result) : null;
        serverLoop.execute(() -> {
          found.underWay().remove(ifGone);
          if (failure == null) {
            answer.complete(there);
          } else {
            answer.completeExceptionally(failure);
          }
        });
      }));
      return answer;
    }

    private CrossLoopFrames carried(CrossLoopFrames frames) {
      Runnable ifGone = frames::sourceIsGone;
      found.underWay().add(ifGone);
      frames.onEnd(() -> found.underWay().remove(ifGone));
      return frames;
    }

    private Conversation carried(Supplier<Conversation> source) {
      CarriedConversation conversation = new CarriedConversation(source, found.loop()::execute, serverLoop::execute);
      Runnable ifGone = () -> conversation.sourceIsGone("the kubelet is gone");
      found.underWay().add(ifGone);
      conversation.onEnd(() -> found.underWay().remove(ifGone));
      return conversation;
    }
  }
}
