package io.hexareme.core.controllers;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayDeque;
import java.util.Deque;

/** One watch on a {@link MemoryApiServer}: delivers at once, or when the test releases what it holds. */
final class MemoryWatch implements ApiResponse.Frames {

  record Change(Resource resource, String type, Obj object) {
    long revision() {
      return Meta.revision(object);
    }
  }

  private final MemoryApiServer server;
  private final Resource resource;
  private final Deque<Change> pending = new ArrayDeque<>();
  private ApiResponse.Sink sink;

  MemoryWatch(MemoryApiServer server, Resource resource) {
    this.server = server;
    this.resource = resource;
  }

  void offer(Change change) {
    if (change.resource().equals(resource)) {
      pending.add(change);
      flush();
    }
  }

  void flush() {
    while (sink != null && !server.isHeld() && !pending.isEmpty()) {
      Change change = pending.poll();
      sink.frame(new Body.Tree(Value.obj("type", change.type(), "object", change.object())));
    }
  }

  @Override
  public void start(ApiResponse.Sink reader) {
    sink = reader;
    flush();
  }

  @Override
  public void cancel() {
    server.forget(this);
  }
}
