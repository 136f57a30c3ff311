package io.hexareme.adapters.runtimefake;

import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpReply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The ports on which programs of a node listen, by the sandbox whose network they share. */
final class ListeningPorts {
  private final Map<Place, Listener> listeners = new LinkedHashMap<>();

  private record Place(String sandboxId, int port) {}

  private record Listener(ProgramRun owner, Function<HttpCall, CompletionStage<HttpReply>> handler) {}

  void open(String sandboxId, int port, ProgramRun owner, Function<HttpCall, CompletionStage<HttpReply>> handler) {
    if (port < 1 || port > 65535) {
      throw new IllegalStateException("listen tcp: address " + port + ": invalid port");
    }
    if (listeners.putIfAbsent(new Place(sandboxId, port), new Listener(owner, handler)) != null) {
      throw new IllegalStateException("listen tcp :" + port + ": bind: address already in use");
    }
  }

  void close(ProgramRun owner) {
    listeners.values().removeIf(listener -> listener.owner() == owner);
  }

  boolean isOpen(String sandboxId, int port) {
    return listeners.containsKey(new Place(sandboxId, port));
  }

  /** Empty when nobody listens. An answer that does not come because the server ended never comes. */
  Optional<CompletionStage<HttpReply>> accept(String sandboxId, int port, HttpCall call) {
    return Optional.ofNullable(listeners.get(new Place(sandboxId, port))).map(listener -> answer(listener, call));
  }

  /** A server outlives a request that it cannot answer. */
  private static CompletionStage<HttpReply> answer(Listener listener, HttpCall call) {
    try {
      return listener.handler().apply(call).handle((reply, failure) -> {
        if (failure != null) {
          listener.owner().log(call.method() + " " + call.path() + ": " + failure.getMessage());
          return HttpReply.of(502);
        }
        return reply;
      });
    } catch (Throwable thrown) {
      listener.owner().log(call.method() + " " + call.path() + ": " + Thrown.text(thrown));
      return CompletableFuture.completedFuture(HttpReply.of(500, "Internal Server Error"));
    }
  }
}
