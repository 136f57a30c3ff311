package io.hexareme.adapters.etcdclient;

import io.vertx.grpc.common.GrpcStatus;

/**
 * What an error of etcd's means for whoever asked. The texts are those of etcd's {@code api/v3rpc/rpctypes}; the codes alone do not
 * say it, because UNAVAILABLE stands for "I know no leader" and for "I have proposed it and heard no more" alike.
 */
enum Verdict {
  /** The answer to the question: asking elsewhere gives the same. */
  FINAL,
  /** It was not taken on: may be asked again, elsewhere at best. */
  NOT_TAKEN,
  /** It may have been performed. */
  UNKNOWN;

  static final String COMPACTED = "etcdserver: mvcc: required revision has been compacted";
  static final String FUTURE_REVISION = "etcdserver: mvcc: required revision is a future revision";
  static final String LEASE_NOT_FOUND = "etcdserver: requested lease not found";
  static final String LEASE_EXISTS = "etcdserver: lease already exists";
  static final String TOO_LARGE = "etcdserver: request is too large";

  static Verdict of(GrpcStatus status, String text) {
    return switch (status) {
      case INVALID_ARGUMENT, NOT_FOUND, ALREADY_EXISTS, FAILED_PRECONDITION, OUT_OF_RANGE -> FINAL;
      case RESOURCE_EXHAUSTED -> tooLarge(text) ? FINAL : NOT_TAKEN;
      case PERMISSION_DENIED, UNAUTHENTICATED, UNIMPLEMENTED, DATA_LOSS -> NOT_TAKEN;
      case UNAVAILABLE -> unavailable(text);
      case UNKNOWN -> text.contains("proposal dropped") ? NOT_TAKEN : UNKNOWN;
      case OK, CANCELLED, DEADLINE_EXCEEDED, ABORTED, INTERNAL -> UNKNOWN;
    };
  }

  /** The transport's own refusal of a message above its bound, which is above etcd's. */
  static boolean tooLarge(String text) {
    return text.contains("larger than max");
  }

  private static Verdict unavailable(String text) {
    return switch (text) {
      case "etcdserver: no leader", "etcdserver: not capable", "etcdserver: rpc not supported for learner",
          "etcdserver: too many requests" -> NOT_TAKEN;
      case "etcdserver: unhealthy cluster" -> FINAL;
      default -> UNKNOWN;
    };
  }
}
