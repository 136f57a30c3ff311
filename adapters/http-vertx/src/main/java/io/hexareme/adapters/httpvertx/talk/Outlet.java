package io.hexareme.adapters.httpvertx.talk;

import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.value.Bytes;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What is said to a client, cut into pieces of a size that clients expect. Taken is what has gone to the socket. */
final class Outlet {
  private static final int PIECE = 32 << 10;

  private Outlet() {}

  /** @param send a failure means that the client has gone, which is told otherwise */
  static CompletionStage<Void> say(Bytes bytes, Function<Bytes, Future<Void>> send) {
    if (bytes.length() == 0) {
      return Conversation.TAKEN;
    }
    CompletableFuture<Void> taken = new CompletableFuture<>();
    from(0, bytes, send, taken);
    return taken;
  }

  private static void from(int at, Bytes bytes, Function<Bytes, Future<Void>> send, CompletableFuture<Void> taken) {
    int end = Math.min(at + PIECE, bytes.length());
    Bytes piece = at == 0 && end == bytes.length() ? bytes : new Bytes(Arrays.copyOfRange(bytes.array(), at, end));
    send.apply(piece).onComplete(sent -> {
      if (end == bytes.length() || sent.failed()) {
        taken.complete(null);
      } else {
        from(end, bytes, send, taken);
      }
    });
  }
}
