package io.hexareme.adapters.etcdserver;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Message;
import io.hexareme.ports.time.Loop;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.grpc.common.GrpcMessageDecoder;
import io.vertx.grpc.common.GrpcMessageEncoder;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.common.ServiceName;
import io.vertx.grpc.server.GrpcServer;
import io.vertx.grpc.server.GrpcServerRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Calls of one message each way: from the connection's loop to the store's, where a {@link Method} decides, and back, where its
 * answer is built and written.
 */
final class UnaryCalls {
  private static final System.Logger LOG = System.getLogger(UnaryCalls.class.getName());

  private final GrpcServer server;
  private final Loop loop;
  private final Standing standing;

  /** Decides on the store's loop; what it gives is evaluated on the connection's. */
  @FunctionalInterface
  interface Method<Q, R> {
    CompletionStage<Supplier<R>> call(Q request);
  }

  /** Whether a member that is a learner may serve the request. */
  @FunctionalInterface
  interface ForLearners<Q> {
    boolean allowed(Q request);
  }

  UnaryCalls(GrpcServer server, Loop loop, Standing standing) {
    this.server = server;
    this.loop = loop;
    this.standing = standing;
  }

  <Q extends Message, R extends MessageLite> void add(ServiceName service, String name, Q prototype, Method<Q, R> method) {
    add(service, name, prototype, request -> false, method);
  }

  <Q extends Message, R extends MessageLite> void add(
      ServiceName service, String name, Q prototype, ForLearners<Q> learners, Method<Q, R> method) {
    GrpcMessageDecoder<Q> decoder = GrpcMessageDecoder.decoder(prototype);
    GrpcMessageEncoder<R> encoder = GrpcMessageEncoder.encoder();
    server.callHandler(ServiceMethod.server(service, name, encoder, decoder), call -> accept(call, learners, method));
  }

  private <Q, R> void accept(GrpcServerRequest<Q, R> call, ForLearners<Q> learners, Method<Q, R> method) {
    Context context = Vertx.currentContext();
    Reply<R> reply = new Reply<>(context, call.response());
    call.errorHandler(gone -> reply.gone());
    call.exceptionHandler(gone -> reply.gone());
    call.invalidMessageHandler(reply::refuseMessage);
    boolean requiresLeader = RequiredLeader.isRequired(call.headers());
    call.handler(request -> loop.execute(() -> {
      CompletionStage<Supplier<R>> answer;
      try {
        if (requiresLeader && standing.leaderless()) throw EtcdError.of(EtcdError.NO_LEADER);
        if (standing.last().learner() && !learners.allowed(request)) throw RequiredLeader.notForLearners();
        answer = method.call(request);
      } catch (RuntimeException e) {
        answer = CompletableFuture.failedFuture(e);
      }
      answer.whenComplete((message, failure) -> {
        if (failure == null) reply.send(message);
        else reply.fail(foreseen(failure));
      });
    }));
  }

  static EtcdError foreseen(Throwable failure) {
    EtcdError error = EtcdError.from(failure);
    if (error.unforeseen()) LOG.log(System.Logger.Level.ERROR, "a call met a broken invariant", failure);
    return error;
  }

  static EtcdError tooLarge(String text) {
    return new EtcdError(GrpcStatus.RESOURCE_EXHAUSTED, text);
  }
}
