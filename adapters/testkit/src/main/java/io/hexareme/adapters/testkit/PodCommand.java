package io.hexareme.adapters.testkit;

import io.hexareme.adapters.assembly.remote.Documents;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.End;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code kubectl exec}, in process. */
final class PodCommand implements Conversation.Listener {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CompletableFuture<TestCluster.Executed> ended = new CompletableFuture<>();

  private PodCommand() {}

  static TestCluster.Executed run(TestCluster cluster, String pod, List<String> command) {
    int slash = pod.indexOf('/');
    String namespace = slash < 0 ? "default" : pod.substring(0, slash);
    Map<String, List<String>> query = new LinkedHashMap<>();
    query.put("command", command);
    query.put("stdout", List.of("true"));
    query.put("stderr", List.of("true"));
    ApiRequest request = new ApiRequest("POST", "/api/v1/namespaces/" + namespace + "/pods/" + pod.substring(slash + 1) + "/exec", query,
        Map.of("upgrade", "in-process", "user-agent", "testkit", "accept", Body.TREE), new Body.None(), cluster.administrator(), "");
    return switch (cluster.time().await(cluster.server().handle(request))) {
      case ApiResponse.Conversing(var headers, ApiResponse.Dialogue.Command(var streams, var conversation)) -> {
        PodCommand heard = new PodCommand();
        conversation.start(heard);
        yield cluster.time().await(heard.ended);
      }
      case ApiResponse.Whole(int code, var headers, Body body) -> throw new RequestRefused(code, status(code, body));
      case ApiResponse other -> throw new IllegalStateException("exec is answered with " + other);
    };
  }

  /** A kubelet refuses in plain text. */
  private static Value status(int code, Body body) {
    return switch (body) {
      case Body.Tree(Value tree) -> tree;
      case Body.Encoded encoded -> {
        try {
          yield Documents.json().decode(encoded.joined()).value();
        } catch (MalformedBody text) {
          yield Value.obj("code", (long) code, "reason", "", "message", "unable to upgrade connection: " + encoded.joined().utf8().strip());
        }
      }
      case Body.None none -> Value.obj("code", (long) code);
    };
  }

  @Override
  public CompletionStage<Void> output(Bytes bytes) {
    out.writeBytes(bytes.array());
    return Conversation.TAKEN;
  }

  @Override
  public CompletionStage<Void> error(Bytes bytes) {
    err.writeBytes(bytes.array());
    return Conversation.TAKEN;
  }

  @Override
  public void end(End end) {
    switch (end) {
      case End.Done() -> ended.complete(executed(0));
      case End.Exited(int code, String message) -> ended.complete(executed(code));
      case End.Failed(String message) -> ended.completeExceptionally(new IllegalStateException(message));
    }
  }

  private TestCluster.Executed executed(int code) {
    return new TestCluster.Executed(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
