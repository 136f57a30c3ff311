package io.hexareme.adapters.etcdserver;

import io.hexareme.ports.time.Loop;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.grpc.server.GrpcServerResponse;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The way out of one stream: messages go from the store's loop to the connection's, where they are built and written, in order. It
 * counts what is handed over and not yet taken by the connection (whose flow control stops at a reader that does not read), and
 * says when there is no more room; whoever sends asks for room first, and is told when there is some again.
 *
 * <p>Lives on the store's loop but for {@link #write} and what follows from it.
 */
final class Outbox<R> {
  /** What may be under way to one reader, roughly. */
  private static final long ROOM = 1 << 20;

  private final Loop loop;
  private final Context context;
  private final GrpcServerResponse<?, R> response;
  private StreamCalls.Incoming<?> incoming;
  private Runnable onEnd;
  private long outstanding;
  private boolean full;
  private boolean ended;

  /** Between the loops: what is to be written, and what has been. */
  private final Queue<Runnable> writes = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicLong written = new AtomicLong();

  /** Only touched on the connection's loop. */
  private boolean closed;

  Outbox(Loop loop, Context context, GrpcServerResponse<?, R> response) {
    this.loop = loop;
    this.context = context;
    this.response = response;
  }

  void open(StreamCalls.Incoming<?> receiver, Runnable whenEnded) {
    incoming = receiver;
    onEnd = whenEnded;
  }

  @SuppressWarnings("unchecked") // a stream's messages are of its method's type
  <Q> void received(Q request) {
    if (!ended) ((StreamCalls.Incoming<Q>) incoming).message(request);
  }

  void halfClosed() {
    if (!ended) incoming.halfClosed();
  }

  boolean hasRoom() {
    full |= outstanding >= ROOM;
    return !full;
  }

  void send(long size, Supplier<R> message) {
    if (ended) return;
    outstanding += size;
    handOver(() -> write(size, message));
  }

  /** All is said. */
  void finish() {
    if (end()) handOver(() -> close(() -> response.end()));
  }

  void fail(EtcdError error) {
    if (end()) handOver(() -> close(() -> response.status(error.status()).statusMessage(error.getMessage()).end()));
  }

  /** The client, or the connection, has gone. */
  void abandoned() {
    if (end()) handOver(() -> closed = true);
  }

  private boolean end() {
    if (ended) return false;
    ended = true;
    onEnd.run();
    incoming.gone();
    return true;
  }

  /** One hop serves all that is handed over until it lands. */
  private void handOver(Runnable write) {
    writes.add(write);
    if (waiting.getAndIncrement() == 0) context.runOnContext(same -> writeAll());
  }

  private void writeAll() {
    int done = waiting.get();
    while (done > 0) {
      for (int i = 0; i < done; i++) writes.remove().run();
      done = waiting.addAndGet(-done);
    }
  }

  private void write(long size, Supplier<R> message) {
    if (closed) return;
    try {
      response.write(message.get()).onComplete(sent -> taken(size));
    } catch (IllegalStateException e) {
      closed = true; // the client reset the stream a moment ago: its handler tells the store's loop
    }
  }

  private void close(Supplier<Future<Void>> last) {
    if (closed) return;
    closed = true;
    try {
      last.get();
    } catch (IllegalStateException e) {
      // The client reset the stream a moment ago: there is nobody to tell.
    }
  }

  private void taken(long size) {
    if (written.getAndAdd(size) == 0) loop.execute(this::reclaim);
  }

  private void reclaim() {
    outstanding -= written.getAndSet(0);
    if (!ended && full && outstanding < ROOM / 2) {
      full = false;
      incoming.room();
    }
  }
}
