package io.hexareme.adapters.simulation.api;

import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;

/** A stream of one frame. */
record LastWord(Body frame) implements ApiResponse.Frames {
  @Override
  public void start(ApiResponse.Sink sink) {
    sink.frame(frame);
    sink.end();
  }

  @Override
  public void cancel() {
    // nothing is to come
  }
}
