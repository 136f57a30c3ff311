package io.hexareme.adapters.etcdclient;

import com.google.protobuf.Message;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.grpc.client.GrpcClient;
import io.vertx.grpc.client.GrpcClientRequest;
import io.vertx.grpc.client.GrpcClientResponse;
import io.vertx.grpc.common.GrpcError;
import io.vertx.grpc.common.GrpcErrorException;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.common.ServiceMethod;

/**
 * One question to one endpoint and its answer. Knows the one thing that matters afterwards: whether the question can have been heard.
 * Lives on the client's context.
 */
final class UnaryCall<Q extends Message, R extends Message> {
  /** etcd's word for: answer at once with an error when you know no leader, rather than wait for one. */
  static final String REQUIRE_LEADER = "hasleader";

  private final Vertx vertx;
  private final Promise<Answer<R>> answer = Promise.promise();
  private GrpcClientRequest<Q, R> request;
  private R message;
  private boolean done;
  private long timer;

  private UnaryCall(Vertx vertx) {
    this.vertx = vertx;
  }

  /** The future never fails. */
  static <Q extends Message, R extends Message> Future<Answer<R>> start(
      Vertx vertx, GrpcClient client, ServiceMethod<R, Q> method, Q question, boolean requireLeader, long timeoutMillis) {
    UnaryCall<Q, R> call = new UnaryCall<>(vertx);
    call.timer = vertx.setTimer(timeoutMillis, _ -> call.timedOut(timeoutMillis));
    client.request(method).onComplete(
        request -> call.send(request, question, requireLeader), failure -> call.finish(new Answer.NotSent<>(Failures.text(failure))));
    return call.answer.future();
  }

  private void send(GrpcClientRequest<Q, R> connected, Q question, boolean requireLeader) {
    if (done) {
      connected.cancel();
      return;
    }
    request = connected;
    if (requireLeader) request.headers().set(REQUIRE_LEADER, "true");
    request.response().onComplete(this::read, this::failed);
    request.end(question);
  }

  private void read(GrpcClientResponse<Q, R> response) {
    response.handler(told -> message = told);
    response.exceptionHandler(this::failed);
    response.endHandler(_ -> finish(ended(response.status(), response.statusMessage())));
  }

  private Answer<R> ended(GrpcStatus status, String text) {
    if (status == null) return new Answer.Lost<>("the answer has no status");
    if (status != GrpcStatus.OK) return new Answer.Declined<>(status, text == null || text.isEmpty() ? status.toString() : text);
    return message == null ? new Answer.Lost<>("the answer is empty") : new Answer.Told<>(message);
  }

  /** A refused stream (RFC 9113, section 8.7) is the one reset that says that the request was not looked at. */
  private void failed(Throwable failure) {
    boolean refused = failure instanceof GrpcErrorException reset && reset.error() == GrpcError.UNAVAILABLE;
    String why = Failures.text(failure);
    finish(refused ? new Answer.NotSent<>(why) : new Answer.Lost<>(why));
  }

  private void timedOut(long millis) {
    boolean sent = request != null;
    String why = (sent ? "no answer within " : "no connection within ") + millis + " ms";
    finish(sent ? new Answer.Lost<>(why) : new Answer.NotSent<>(why));
    if (sent) request.cancel();
  }

  private void finish(Answer<R> outcome) {
    if (done) return;
    done = true;
    vertx.cancelTimer(timer);
    answer.complete(outcome);
  }
}
