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
  private volatile Runnable onEnd = () -> { };
  private ApiResponse.Sink reader; // on the reader's loop, like the two below
  private boolean gone;
  private boolean ended;

  CrossLoopFrames(ApiResponse.Frames source, Loop sourceLoop, Loop readerLoop) {
    this.source = source;
    this.sourceLoop = sourceLoop;
    this.readerLoop = readerLoop;
  }

  /** Before the start: told on the reader's loop when the stream is over. */
  void onEnd(Runnable listener) {
    onEnd = listener;
  }

  /** Nothing comes from the source's loop any more: the stream ends here. On any loop. */
  void sourceIsGone() {
    readerLoop.execute(() -> {
      gone = true;
      if (reader != null) {
        end();
      }
    });
  }

  @Override
  public void start(ApiResponse.Sink sink) {
    reader = sink;
    if (gone) {
      end();
      return;
    }
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
        readerLoop.execute(CrossLoopFrames.this::end);
      }
    }));
  }

  private void end() {
    if (!ended) {
      ended = true;
      onEnd.run();
      reader.end();
    }
  }

  @Override
  public void cancel() {
    onEnd.run();
    sourceLoop.execute(source::cancel);
  }
}
