package io.hexareme.core.apiserver.negotiation;

import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;

/** A stream that somebody looks at: each frame that its reader took, and its end, once, whoever ends it. */
public final class FollowedFrames implements ApiResponse.Frames {
  private final ApiResponse.Frames frames;
  private final Runnable onFrame;
  private final Runnable onEnd;
  private boolean over;

  public FollowedFrames(ApiResponse.Frames frames, Runnable onFrame, Runnable onEnd) {
    this.frames = frames;
    this.onFrame = onFrame;
    this.onEnd = onEnd;
  }

  @Override
  public void start(ApiResponse.Sink sink) {
    frames.start(new ApiResponse.Sink() {
      @Override
      public boolean frame(Body frame) {
        boolean taken = sink.frame(frame);
        if (taken) {
          onFrame.run();
        }
        return taken;
      }

      @Override
      public void end() {
        ended();
        sink.end();
      }
    });
  }

  @Override
  public void cancel() {
    ended();
    frames.cancel();
  }

  private void ended() {
    if (!over) {
      over = true;
      onEnd.run();
    }
  }
}
