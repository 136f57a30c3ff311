package io.hexareme.adapters.testkit.fabric8;

import io.fabric8.kubernetes.client.http.WebSocket;
import io.hexareme.ports.api.ApiResponse.Dialogue;
import io.hexareme.ports.value.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A conversation as a WebSocket whose messages begin with the number of a channel ({@code v4.channel.k8s.io}). With a command, 0 is its input,
 * 1 its output, 2 its errors, 3 how it ended and 4 the terminal's size; of the n-th port 2n carries its bytes and 2n+1 what went wrong.
 */
final class ChannelSocket implements WebSocket, ChannelLine.Wire {
  private static final int NORMAL = 1000;
  /** Somebody who does not listen is not waited for. */
  private static final long PATIENCE_MILLIS = 1_000;

  private final WebSocket.Listener listener;
  private final List<ChannelLine> lines = new ArrayList<>();
  private final OnDemand<Message> messages = new OnDemand<>(this::tell, () -> close(NORMAL, ""));
  private final AtomicInteger open;
  private final AtomicBoolean leaving = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();

  /** @param taken completed once the listener has it */
  private record Message(ByteBuffer frame, CompletableFuture<Void> taken) {}

  ChannelSocket(WebSocket.Listener listener, Dialogue dialogue) {
    this.listener = listener;
    switch (dialogue) {
      case Dialogue.Command(var streams, var conversation) -> lines.add(ChannelLine.command(conversation, this));
      case Dialogue.Ports(var ports, var forward) ->
          ports.forEach(port -> lines.add(ChannelLine.port(lines.size(), port, forward.connect(port), this)));
    }
    open = new AtomicInteger(lines.size());
  }

  void open() {
    listener.onOpen(this);
    messages.want(); // the first message needs not be asked for
    lines.forEach(ChannelLine::announce);
    lines.forEach(ChannelLine::start);
  }

  @Override
  public CompletionStage<Void> frame(int channel, Bytes payload) {
    CompletableFuture<Void> taken = new CompletableFuture<>();
    ByteBuffer frame = ByteBuffer.allocate(payload.length() + 1).put((byte) channel).put(payload.array()).flip();
    messages.piece(new Message(frame, taken));
    return taken;
  }

  @Override
  public void lineEnded() {
    if (open.decrementAndGet() == 0) {
      messages.end();
    }
  }

  private void tell(Message message) {
    try {
      listener.onMessage(this, message.frame());
    } finally {
      message.taken().complete(null);
    }
  }

  @Override
  public void request() {
    messages.want();
  }

  /** What is said where nobody listens is dropped. */
  @Override
  public boolean send(ByteBuffer buffer) {
    if (leaving.get()) {
      return false;
    }
    ByteBuffer message = buffer.slice();
    if (message.hasRemaining()) {
      int channel = message.get() & 0xff;
      byte[] payload = new byte[message.remaining()];
      message.get(payload);
      lines.forEach(line -> line.said(channel, new Bytes(payload)));
    }
    return true;
  }

  /** The other side says goodbye as well, once it has heard all. */
  @Override
  public boolean sendClose(int code, String reason) {
    boolean first = leaving.compareAndSet(false, true);
    messages.stop();
    CompletableFuture<?>[] heard = lines.stream().map(line -> line.leave().toCompletableFuture()).toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(heard).completeOnTimeout(null, PATIENCE_MILLIS, TimeUnit.MILLISECONDS).thenRun(() -> close(code, reason));
    return first;
  }

  /** Once; the listener answers a goodbye with one of its own. */
  private void close(int code, String reason) {
    leaving.set(true);
    if (closed.compareAndSet(false, true)) {
      listener.onClose(this, code, reason);
    }
  }

  @Override
  public long queueSize() {
    return lines.stream().mapToLong(ChannelLine::waiting).sum();
  }
}
