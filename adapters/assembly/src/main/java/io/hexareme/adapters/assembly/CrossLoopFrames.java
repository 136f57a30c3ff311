package io.hexareme.adapters.assembly;

import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.time.Loop;
import java.util.concurrent.atomic.AtomicInteger;

/** Carries the frames of a stream from its source's loop to its reader's. A reader whose loop falls too far behind is dropped. */
final class CrossLoopFrames implements ApiResponse.Frames {
  /** Frames that may be on their way; beyond it the reader counts as too slow. */
  private static final int MOST_UNDER_WAY = 100_000;

  private final ApiResponse.Frames source;
  private final Loop sourceLoop;
  private final Loop readerLoop;
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile boolean refused;

  CrossLoopFrames(ApiResponse.Frames source, Loop sourceLoop, Loop readerLoop) {
    this.source = source;
    this.sourceLoop = sourceLoop;
    this.readerLoop = readerLoop;
  }

  @Override
  public void start(ApiResponse.Sink sink) {
    sourceLoop.execute(() -> source.start(new ApiResponse.Sink() {
      @Override
      public boolean frame(Body frame) {
        if (refused || underWay.incrementAndGet() > MOST_UNDER_WAY) {
          return false;
        }
        readerLoop.execute(() -> {
          underWay.decrementAndGet();
          if (!refused && !sink.frame(frame)) {
            refused = true;
            cancel();
          }
        });
        return true;
      }

      @Override
      public void end() {
        readerLoop.execute(sink::end);
      }
    }));
  }

  @Override
  public void cancel() {
    sourceLoop.execute(source::cancel);
  }
}
