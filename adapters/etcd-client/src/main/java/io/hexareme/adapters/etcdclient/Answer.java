package io.hexareme.adapters.etcdclient;

import io.vertx.grpc.common.GrpcStatus;

/** What came of one request to one endpoint. */
sealed interface Answer<R> {
  record Told<R>(R message) implements Answer<R> {}

  /** It was answered with an error; {@code text} is etcd's own. */
  record Declined<R>(GrpcStatus status, String text) implements Answer<R> {}

  /** It never left this process, or the other side said that it did not look at it. */
  record NotSent<R>(String why) implements Answer<R> {}

  /** No answer came, or half of one: it may have been performed. */
  record Lost<R>(String why) implements Answer<R> {}
}
