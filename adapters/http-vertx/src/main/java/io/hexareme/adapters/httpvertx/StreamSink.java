package io.hexareme.adapters.httpvertx;

import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.vertx.core.Context;
import io.vertx.core.Future;

/**
 * Lets the frames of one answer flow to one reader. It counts what was handed to the socket and not yet sent; a reader that
 * lets this grow too far is cut off: the frame is refused, what is queued gets a last chance, then the stream is torn down.
 * On one event loop throughout, {@link #shutDown} excepted.
 */
final class StreamSink implements ApiResponse.Sink {
  /** What may wait for one reader. */
  static final long QUEUE = 4 << 20;

  /** What carries frames. */
  interface Wire {
    /** Completes when the frame has gone to the socket. */
    Future<Void> send(Body frame);

    /** The clean end after all that was sent. */
    Future<Void> finish();

    /** The end at once. */
    void abort();
  }

  private final Context context;
  private final OpenStreams streams;
  private final Wire wire;
  private final ApiResponse.Frames frames;
  private long queued;
  private boolean ended;

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
    if (ended) {
      return false;
    }
    long size = Pieces.size(frame);
    if (queued > 0 && queued + size > QUEUE) {
      end();
      return false;
    }
    queued += size;
    wire.send(frame).onComplete(_ -> queued -= size);
    return true;
  }

  @Override
  public void end() {
    if (leave()) {
      long lastChance = context.owner().setTimer(streams.patience().lastChance().toMillis(), _ -> wire.abort());
      wire.finish().onComplete(_ -> context.owner().cancelTimer(lastChance));
    }
  }

  /** The reader has closed the connection, or the stream. */
  void readerGone() {
    if (leave()) {
      frames.cancel();
    }
  }

  /** The server closes; from any thread. */
  void shutDown() {
    context.runOnContext(_ -> {
      if (!ended) {
        frames.cancel();
        end();
      }
    });
  }

  private boolean leave() {
    boolean first = !ended;
    ended = true;
    streams.remove(this);
    return first;
  }
}
