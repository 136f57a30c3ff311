package io.hexareme.adapters.etcdserver;

import com.google.protobuf.Message;
import com.google.protobuf.MessageLite;
import io.hexareme.ports.time.Loop;
import io.vertx.core.Vertx;
import io.vertx.grpc.common.GrpcMessageDecoder;
import io.vertx.grpc.common.GrpcMessageEncoder;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.common.ServiceName;
import io.vertx.grpc.server.GrpcServer;
import io.vertx.grpc.server.GrpcServerRequest;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Calls with streams both ways. All of a stream's state lives on the store's loop; its messages go over one by one. */
final class StreamCalls {
  private final GrpcServer server;
  private final Loop loop;
  private final Standing standing;
  private final Duration leaderPatience;

  /** Touched on the store's loop only. */
  private final Set<Outbox<?>> open = new LinkedHashSet<>();
  private final Set<Outbox<?>> requiringLeader = new LinkedHashSet<>();
  private Loop.Timer leaderCheck = () -> {};

  /** What a client sends on a stream; called on the store's loop. */
  interface Incoming<Q> {
    void message(Q request);

    /** The client has said all it had to say; it goes on reading. */
    void halfClosed();

    /** The client reads again, after the outbox was full. */
    void room();

    /** The stream has ended, whoever ended it; nothing more comes. */
    void gone();
  }

  StreamCalls(GrpcServer server, Loop loop, Standing standing, Duration leaderPatience) {
    this.server = server;
    this.loop = loop;
    this.standing = standing;
    this.leaderPatience = leaderPatience;
  }

  <Q extends Message, R extends MessageLite> void add(
      ServiceName service, String name, Q prototype, Function<Outbox<R>, Incoming<Q>> opening) {
    GrpcMessageDecoder<Q> decoder = GrpcMessageDecoder.decoder(prototype);
    GrpcMessageEncoder<R> encoder = GrpcMessageEncoder.encoder();
    server.callHandler(ServiceMethod.server(service, name, encoder, decoder), call -> accept(call, opening));
  }

  private <Q, R> void accept(GrpcServerRequest<Q, R> call, Function<Outbox<R>, Incoming<Q>> opening) {
    Outbox<R> outbox = new Outbox<>(loop, Vertx.currentContext(), call.response());
    boolean requiresLeader = RequiredLeader.isRequired(call.headers());
    loop.execute(() -> open(outbox, opening.apply(outbox), requiresLeader));
    call.handler(request -> loop.execute(() -> outbox.received(request)));
    call.endHandler(end -> loop.execute(outbox::halfClosed));
    call.errorHandler(error -> loop.execute(outbox::abandoned));
    call.exceptionHandler(error -> loop.execute(outbox::abandoned));
    call.invalidMessageHandler(invalid -> loop.execute(() -> outbox.fail(UnaryCalls.tooLarge(invalid.getMessage()))));
  }

  private <R> void open(Outbox<R> outbox, Incoming<?> incoming, boolean requiresLeader) {
    open.add(outbox);
    if (requiresLeader) requiringLeader.add(outbox);
    outbox.open(incoming, () -> {
      open.remove(outbox);
      requiringLeader.remove(outbox);
    });
    if (standing.last().learner()) outbox.fail(RequiredLeader.notForLearners());
    else if (requiresLeader && standing.leaderless()) outbox.fail(EtcdError.of(EtcdError.NO_LEADER));
  }

  /** Ends streams that require a leader when there has been none for a while. */
  void watchForLeader() {
    leaderCheck = loop.after(leaderPatience.dividedBy(4), () -> {
      watchForLeader();
      if (standing.leaderlessFor(leaderPatience)) {
        List.copyOf(requiringLeader).forEach(outbox -> outbox.fail(EtcdError.of(EtcdError.NO_LEADER)));
      }
    });
  }

  void close() {
    leaderCheck.cancel();
    List.copyOf(open).forEach(outbox -> outbox.fail(EtcdError.of(EtcdError.STOPPED)));
  }
}
