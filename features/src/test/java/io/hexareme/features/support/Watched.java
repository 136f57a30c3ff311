package io.hexareme.features.support;

import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.List;

/** An open watch and what it has told so far; bookmarks are left out. */
public final class Watched {
  private final List<Value> events = new ArrayList<>();
  private final int code;
  private boolean ended;

  Watched(ApiResponse response) {
    code = response.code();
    if (response instanceof ApiResponse.Streaming streaming) {
      streaming.frames().start(new ApiResponse.Sink() {
        @Override
        public boolean frame(Body frame) {
          if (frame instanceof Body.Tree(Value event) && !event.text("type").equals("BOOKMARK")) {
            events.add(event);
          }
          return true;
        }

        @Override
        public void end() {
          ended = true;
        }
      });
    }
  }

  public int code() {
    return code;
  }

  public boolean ended() {
    return ended;
  }

  public List<Value> events() {
    return List.copyOf(events);
  }
}
