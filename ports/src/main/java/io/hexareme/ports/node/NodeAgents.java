package io.hexareme.ports.node;

import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.PortForward;
import io.hexareme.ports.stream.Streams;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Driven port of the API server: how to reach the kubelets. */
public interface NodeAgents {

  /** The agent of that node; empty when it cannot be reached. */
  Optional<NodeAgent> agent(String nodeName);

  /** One node's kubelet, as the API server sees it. Called on the API server's loop, answers there. */
  interface NodeAgent {

    /** Opens a container's log. */
    CompletionStage<LogAnswer> logs(LogRequest request);

    /** Runs a command in a running container. */
    CompletionStage<TalkAnswer> exec(CommandRequest request);

    /** Listens to, and talks with, the process of a running container; the request's command is not looked at. */
    CompletionStage<TalkAnswer> attach(CommandRequest request);

    /** Opens the ports of a running Pod. */
    CompletionStage<PortsAnswer> portForward(String namespace, String pod);

    /**
     * Asks what a Pod of this node serves on a port.
     *
     * @param call its URL's host is not looked at
     */
    CompletionStage<WebAnswer> web(String namespace, String pod, int port, HttpCall call);

    /** Asks the kubelet itself: {@code /healthz}, {@code /pods}, {@code /metrics} and the like. What it does not serve it answers with 404. */
    CompletionStage<HttpReply> own(HttpCall call);
  }

  /** @param command empty to attach */
  record CommandRequest(String namespace, String pod, String container, List<String> command, Streams streams) {
    public CommandRequest {
      command = List.copyOf(command);
    }
  }

  /** Whether somebody is there to talk with. */
  sealed interface TalkAnswer {
    record Talk(Conversation conversation) implements TalkAnswer {}

    /** {@code code} and {@code message} as the kubelet's HTTP answer would have them (400, 404, 500). */
    record Refused(int code, String message) implements TalkAnswer {}
  }

  /** Whether the Pod is there. */
  sealed interface PortsAnswer {
    record Open(PortForward forward) implements PortsAnswer {}

    /** As for {@link TalkAnswer.Refused}. */
    record Refused(int code, String message) implements PortsAnswer {}
  }

  /** Whether the Pod answered. */
  sealed interface WebAnswer {
    record Replied(HttpReply reply) implements WebAnswer {}

    /** Nobody did; why, as Go's HTTP client says it: {@code dial tcp 10.244.1.2:80: connect: connection refused}. */
    record Unreachable(String message) implements WebAnswer {}
  }

  /**
   * The options of {@code pods/log}, as the API documents them.
   *
   * @param previous the terminated instance before the current one
   * @param stream {@code All}, {@code Stdout} or {@code Stderr} (KEP-3288)
   * @param tailLines -1 for all; {@code sinceSeconds} -1 for none; {@code sinceTime} RFC 3339 or empty; {@code limitBytes} -1 for none
   */
  record LogRequest(
      String namespace,
      String pod,
      String container,
      boolean follow,
      boolean previous,
      boolean timestamps,
      long tailLines,
      long sinceSeconds,
      String sinceTime,
      long limitBytes,
      String stream) {

    /** Of both streams. */
    public LogRequest(String namespace, String pod, String container, boolean follow, boolean previous, boolean timestamps,
        long tailLines, long sinceSeconds, String sinceTime, long limitBytes) {
      this(namespace, pod, container, follow, previous, timestamps, tailLines, sinceSeconds, sinceTime, limitBytes, "All");
    }
  }

  /** What came of it. */
  sealed interface LogAnswer {
    /** The lines as they are to be sent, each with its end. */
    record Lines(io.hexareme.ports.api.ApiResponse.Frames frames) implements LogAnswer {}

    /** There is none; {@code code} and {@code message} as the kubelet's HTTP answer would have them (400, 404). */
    record Refused(int code, String message) implements LogAnswer {}
  }
}
