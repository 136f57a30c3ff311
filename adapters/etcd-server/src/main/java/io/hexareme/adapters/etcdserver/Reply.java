package io.hexareme.adapters.etcdserver;

import io.vertx.core.Context;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.common.InvalidMessageException;
import io.vertx.grpc.common.MessageSizeOverflowException;
import io.vertx.grpc.server.GrpcServerResponse;
import java.util.function.Supplier;

/** The way back of one call: from any thread to its connection's loop, unless the caller has gone. */
final class Reply<R> {
  private final Context context;
  private final GrpcServerResponse<?, R> response;

  /** Only touched on the connection's loop. */
  private boolean ended;

  Reply(Context context, GrpcServerResponse<?, R> response) {
    this.context = context;
    this.response = response;
  }

  /** On the connection's loop. */
  void gone() {
    ended = true;
  }

  /** On the connection's loop. */
  void refuseMessage(InvalidMessageException invalid) {
    if (invalid instanceof MessageSizeOverflowException large) {
      end(UnaryCalls.tooLarge("grpc: received message larger than max (" + large.messageSize() + ")"));
    } else {
      end(new EtcdError(GrpcStatus.INTERNAL, "grpc: failed to unmarshal the received message"));
    }
  }

  void send(Supplier<R> message) {
    context.runOnContext(same -> {
      if (ended) return;
      ended = true;
      response.end(message.get());
    });
  }

  void fail(EtcdError error) {
    context.runOnContext(same -> end(error));
  }

  private void end(EtcdError error) {
    if (ended) return;
    ended = true;
    response.status(error.status()).statusMessage(error.getMessage()).end();
  }
}
