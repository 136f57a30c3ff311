package io.hexareme.adapters.peersvertx;

import io.hexareme.ports.value.Bytes;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.ArrayDeque;

/** What waits for one connection to take it. All that is said in one turn goes out in one write. */
final class SendQueue {
  /** Small messages are put together up to this. */
  private static final int WRITE = 256 << 10;

  /** Handed to the socket and not taken by the system yet, unless one message is longer. */
  private static final int WINDOW = 1 << 20;

  private final ArrayDeque<Bytes> waiting = new ArrayDeque<>();
  private final NetSocket socket;
  private long backlog;
  private long written;

  SendQueue(NetSocket socket) {
    this.socket = socket;
  }

  /** Bytes that the system has not taken yet. */
  long backlog() {
    return backlog;
  }

  /** True when it is the first one since {@link #flush} found nothing to do: then a flush must follow. */
  boolean add(Bytes message) {
    waiting.add(message);
    backlog += message.length() + FrameReader.HEADER;
    return waiting.size() == 1 && written < WINDOW;
  }

  /** Nothing is handed over any more. */
  void end() {
    waiting.clear();
    backlog = 0;
    written = WINDOW;
  }

  /** Hands over what there is room for; the rest follows as the system takes that. */
  void flush() {
    while (!waiting.isEmpty() && written < WINDOW) {
      Buffer frames = nextWrite();
      int length = frames.length();
      written += length;
      socket.write(frames).onComplete(_ -> {
        if (backlog == 0) return; // it has ended
        written -= length;
        backlog -= length;
        flush();
      });
    }
  }

  private Buffer nextWrite() {
    Buffer frames = Buffer.buffer(Math.max(WRITE / 4, waiting.peek().length() + FrameReader.HEADER));
    do {
      Bytes message = waiting.poll();
      frames.appendInt(message.length()).appendBytes(message.array());
    } while (!waiting.isEmpty() && frames.length() + waiting.peek().length() < WRITE);
    return frames;
  }
}
