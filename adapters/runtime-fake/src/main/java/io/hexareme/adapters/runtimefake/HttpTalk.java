package io.hexareme.adapters.runtimefake;

import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.stream.End;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A connection to a server that speaks HTTP/1.1: requests are read from the bytes, answered one after the other, and written back. */
final class HttpTalk extends FakeConversation {
  private final BooleanSupplier listens;
  private final Function<HttpCall, Optional<CompletionStage<HttpReply>>> server;
  private final String refusal;
  private final HttpRequests requests = new HttpRequests();
  private final Deque<HttpRequests.Read> asked = new ArrayDeque<>();
  private CompletableFuture<Void> taken;
  private boolean answering;
  private boolean inputEnded;

  /** @param refusal what is told when nobody listens */
  HttpTalk(Loop loop, BooleanSupplier listens, Function<HttpCall, Optional<CompletionStage<HttpReply>>> server, String refusal) {
    super(loop);
    this.listens = listens;
    this.server = server;
    this.refusal = refusal;
  }

  @Override
  void begin() {
    if (!listens.getAsBoolean()) {
      finish(new End.Failed(refusal));
    }
  }

  /** Further bytes wait until what was asked is answered. */
  @Override
  public CompletionStage<Void> input(Bytes bytes) {
    if (isOver()) {
      return TAKEN;
    }
    requests.take(bytes, asked::addLast);
    next();
    if (asked.isEmpty() && !answering) {
      return TAKEN;
    }
    taken = new CompletableFuture<>();
    return taken;
  }

  @Override
  public void endInput() {
    inputEnded = true;
    next();
  }

  private void next() {
    if (answering || isOver()) {
      return;
    }
    HttpRequests.Read read = asked.pollFirst();
    if (read == null) {
      told();
      if (inputEnded) {
        finish(new End.Done());
      }
      return;
    }
    switch (read) {
      case HttpRequests.Request request -> answer(request);
      case HttpRequests.Malformed malformed -> {
        output(HttpRequests.print(HttpReply.of(400, malformed.why()), false, true));
        finish(new End.Done());
        told();
      }
    }
  }

  private void answer(HttpRequests.Request request) {
    answering = true;
    CompletionStage<HttpReply> reply = server.apply(request.call()).orElseGet(() -> CompletableFuture.completedFuture(HttpReply.of(502)));
    reply.thenAccept(said -> loop().execute(() -> {
      answering = false;
      output(HttpRequests.print(said, request.call().method().equals("HEAD"), request.last()));
      if (request.last()) {
        finish(new End.Done());
        told();
      } else {
        next();
      }
    }));
  }

  private void told() {
    if (taken != null) {
      CompletableFuture<Void> waiting = taken;
      taken = null;
      waiting.complete(null);
    }
  }
}
