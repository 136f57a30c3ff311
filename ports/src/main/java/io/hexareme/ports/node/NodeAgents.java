package io.hexareme.ports.node;

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
  }

  /**
   * The options of {@code pods/log}, as the API documents them.
   *
   * @param previous the terminated instance before the current one
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
      long limitBytes) {}

  /** What came of it. */
  sealed interface LogAnswer {
    /** The lines as they are to be sent, each with its end. */
    record Lines(io.hexareme.ports.api.ApiResponse.Frames frames) implements LogAnswer {}

    /** There is none; {@code code} and {@code message} as the kubelet's HTTP answer would have them (400, 404). */
    record Refused(int code, String message) implements LogAnswer {}
  }
}
