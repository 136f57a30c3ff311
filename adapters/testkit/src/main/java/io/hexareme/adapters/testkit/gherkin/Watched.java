package io.hexareme.adapters.testkit.gherkin;

import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An open watch and what it has told so far, bookmarks apart. On the wall clock it is told by other threads. */
final class Watched {
  private final List<Value> events = new CopyOnWriteArrayList<>();
  private final List<Value> bookmarks = new CopyOnWriteArrayList<>();

  Watched(ApiResponse.Streaming response) {
    response.frames().start(new ApiResponse.Sink() {
      @Override
      public boolean frame(Body frame) {
        Value event = Bodies.tree(frame);
        (event.text("type").equals("BOOKMARK") ? bookmarks : events).add(event);
        return true;
      }

      @Override
      public void end() {
        events.add(Value.obj("type", "END"));
      }
    });
  }

  List<Value> events() {
    return List.copyOf(events);
  }

  List<Value> bookmarks() {
    return List.copyOf(bookmarks);
  }
}
