package io.hexareme.adapters.httpvertx;

import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets the frames of one answer flow to one reader. It counts what was handed to the socket and not yet sent; a reader that
 * lets this grow too far is cut off: the frame is refused, what is queued gets a last chance, then the stream is torn down.
 *
 * <p>The source may live on another loop than the connection: it may call from any one thread, and what touches the socket hops
 * to the connection's loop, in order. The count is of both. Frames that come while the loop has other things to do are sent together:
 * many small writes, each with its own TLS record and system call, are what a watcher costs.
 */
final class StreamSink implements ApiResponse.Sink, OpenStreams.Open {
  /** What may wait for one reader. */
  static final long QUEUE = 4 << 20;

  /** What is sent together at most: a large write would keep other readers of this loop waiting. */
  private static final long TOGETHER = 128 << 10;

  /** What carries frames. */
  interface Wire {
    /** Completes when the frames, one or more, have gone to the socket. */
    Future<Void> send(List<Body> frames);

    /** The clean end after all that was sent. */
    Future<Void> finish();

    /** The end at once. */
    void abort();
  }

  private final Context context;
  private final OpenStreams streams;
  private final Wire wire;
  private final ApiResponse.Frames frames;
  private final Queue<Body> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean sendingSoon = new AtomicBoolean();
  private final AtomicLong queued = new AtomicLong();
  private final AtomicBoolean ended = new AtomicBoolean();

  /** Nothing may be sent after the end; only touched on the connection's loop. */
  private boolean finished;

  StreamSink(Context context, OpenStreams streams, Wire wire, ApiResponse.Frames frames) {
    this.context = context;
    this.streams = streams;
    this.wire = wire;
    this.frames = frames;
  }

  void start() {
    if (streams.add(this)) {
      startFrames();
    } else {
      frames.cancel();
      end();
    }
  }

  private void startFrames() {
    try {
      frames.start(this);
    } catch (RuntimeException e) {
      leave();
      wire.abort();
      throw e;
    }
  }

  @Override
  public boolean frame(Body frame) {
    if (ended.get()) {
      return false;
    }
    long size = Pieces.size(frame);
    long before = queued.getAndAdd(size);
    if (before > 0 && before + size > QUEUE) {
      end();
      return false;
    }
    waiting.add(frame);
    sendSoon();
    return true;
  }

  private void sendSoon() {
    if (sendingSoon.compareAndSet(false, true)) {
      context.runOnContext(_ -> {
        sendingSoon.set(false);
        sendSome();
        if (!waiting.isEmpty()) {
          sendSoon();
        }
      });
    }
  }

  private void sendSome() {
    List<Body> some = new ArrayList<>();
    long size = 0;
    while (size < TOGETHER && !waiting.isEmpty()) {
      Body frame = waiting.remove();
      some.add(frame);
      size += Pieces.size(frame);
    }
    if (!finished && !some.isEmpty()) {
      long sent = size;
      wire.send(some).onComplete(_ -> queued.addAndGet(-sent));
    }
  }

  @Override
  public void end() {
    if (leave()) {
      onContext(this::finish);
    }
  }

  private void finish() {
    while (!waiting.isEmpty()) {
      sendSome();
    }
    finished = true;
    long lastChance = context.owner().setTimer(streams.patience().lastChance().toMillis(), _ -> wire.abort());
    wire.finish().onComplete(_ -> context.owner().cancelTimer(lastChance));
  }

  /** The reader has closed the connection, or the stream. */
  void readerGone() {
    finished = true;
    if (leave()) {
      frames.cancel();
    }
  }

  @Override
  public void shutDown() {
    context.runOnContext(_ -> {
      if (leave()) {
        frames.cancel();
        finish();
      }
    });
  }

  /** True for the first who ends the stream, whoever that is. */
  private boolean leave() {
    streams.remove(this);
    return ended.compareAndSet(false, true);
  }

  private void onContext(Runnable task) {
    if (Vertx.currentContext() == context) {
      task.run();
    } else {
      context.runOnContext(_ -> task.run());
    }
  }
}
