package io.hexareme.adapters.testkit.fabric8;

import io.fabric8.kubernetes.client.http.WebSocket;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Bytes;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/** A watch as a WebSocket: a message per frame. Nothing can be sent: what would want that (exec, attach) talks over a {@link ChannelSocket}. */
final class FramesSocket implements WebSocket {
  private static final int NORMAL = 1000;

  private final WebSocket.Listener listener;
  private final ApiResponse.Frames frames;
  private final OnDemand<Bytes> messages;
  private final AtomicBoolean closed = new AtomicBoolean();

  FramesSocket(WebSocket.Listener listener, ApiResponse.Frames frames) {
    this.listener = listener;
    this.frames = frames;
    this.messages = new OnDemand<>(this::tell, () -> close(NORMAL, ""));
  }

  void open() {
    listener.onOpen(this);
    messages.want(); // the first message needs not be asked for
    frames.start(new ApiResponse.Sink() {
      @Override
      public boolean frame(Body frame) {
        messages.piece(Requests.bytes(frame));
        return true;
      }

      @Override
      public void end() {
        messages.end();
      }
    });
  }

  private void tell(Bytes message) {
    listener.onMessage(this, message.utf8());
  }

  @Override
  public void request() {
    messages.want();
  }

  @Override
  public boolean send(ByteBuffer buffer) {
    return false;
  }

  /** The other side says goodbye as well. */
  @Override
  public boolean sendClose(int code, String reason) {
    messages.stop();
    frames.cancel();
    return close(code, reason);
  }

  /** Once; the listener answers a goodbye with one of its own. */
  private boolean close(int code, String reason) {
    boolean first = closed.compareAndSet(false, true);
    if (first) {
      listener.onClose(this, code, reason);
    }
    return first;
  }

  @Override
  public long queueSize() {
    return 0;
  }
}
