package io.hexareme.core.kubelet;

import io.hexareme.ports.runtime.ContainerStreams;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpFailure;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.End;
import io.hexareme.ports.stream.Streams;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Conversations that say one thing and end: what was asked, or, at port 1, that nobody is there. */
record TinyStreams(Loop loop, List<String> calls) implements ContainerStreams {
  @Override
  public Conversation exec(String containerId, List<String> command, Streams streams) {
    calls.add("exec " + containerId + " " + command + (streams.tty() ? " tty" : "") + (streams.stderr() ? " stderr" : ""));
    return new Saying(String.join(" ", command), new End.Done());
  }

  @Override
  public Conversation attach(String containerId, Streams streams) {
    calls.add("attach " + containerId);
    return new Saying("attached", new End.Done());
  }

  @Override
  public Conversation connect(String sandboxId, int port) {
    return new Saying("", port == 1 ? new End.Failed("connection refused") : new End.Done());
  }

  @Override
  public CompletionStage<HttpReply> http(String sandboxId, int port, HttpCall call) {
    return port == 1
        ? CompletableFuture.failedFuture(new HttpFailure("dial tcp 10.0.0.1:1: connect: connection refused"))
        : CompletableFuture.completedFuture(HttpReply.ok(call.method() + " " + call.path() + " at " + port));
  }

  private final class Saying implements Conversation {
    private final String text;
    private final End end;

    Saying(String text, End end) {
      this.text = text;
      this.end = end;
    }

    @Override
    public void start(Listener listener) {
      loop.execute(() -> listener.output(Bytes.utf8(text)).thenRun(() -> listener.end(end)));
    }

    @Override
    public CompletionStage<Void> input(Bytes bytes) {
      return TAKEN;
    }

    @Override
    public void endInput() {}

    @Override
    public void resize(int width, int height) {}

    @Override
    public void cancel() {}
  }
}
