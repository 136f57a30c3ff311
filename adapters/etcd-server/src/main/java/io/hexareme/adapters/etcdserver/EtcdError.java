package io.hexareme.adapters.etcdserver;

import io.hexareme.ports.store.StoreUnavailable;
import io.vertx.grpc.common.GrpcStatus;
import java.util.concurrent.CompletionException;

/**
 * A call's end with one of etcd's errors. It is thrown, or fails the call's stage, so that services read as what they do when all is
 * well; {@link UnaryCalls} and the streams turn it into a gRPC status. Carries no stack trace: it is an answer, not a fault.
 */
final class EtcdError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  static final String EMPTY_KEY = "etcdserver: key is not provided";
  static final String COMPACTED = "etcdserver: mvcc: required revision has been compacted";
  static final String FUTURE_REVISION = "etcdserver: mvcc: required revision is a future revision";
  static final String LEASE_NOT_FOUND = "etcdserver: requested lease not found";
  static final String NO_LEADER = "etcdserver: no leader";
  static final String STOPPED = "etcdserver: server stopped";

  private final GrpcStatus status;

  EtcdError(GrpcStatus status, String text) {
    super(text, null, false, false);
    this.status = status;
  }

  /** The error of that text, with the code etcd gives it. */
  static EtcdError of(String text) {
    return new EtcdError(statusOf(text), text);
  }

  /** What a failed stage or a thrown exception means to the client. */
  static EtcdError from(Throwable failure) {
    return switch (failure) {
      case EtcdError error -> error;
      case StoreUnavailable unavailable -> of(unavailable);
      case CompletionException wrapped when wrapped.getCause() != null -> from(wrapped.getCause());
      case IllegalArgumentException wrong -> new EtcdError(GrpcStatus.INVALID_ARGUMENT, wrong.getMessage());
      default -> new EtcdError(GrpcStatus.INTERNAL, failure.toString());
    };
  }

  GrpcStatus status() {
    return status;
  }

  /** Whether this is our fault and not one of the answers foreseen. */
  boolean unforeseen() {
    return status == GrpcStatus.INTERNAL;
  }

  private static EtcdError of(StoreUnavailable unavailable) {
    String text = String.valueOf(unavailable.getMessage());
    return text.startsWith("etcdserver: ") ? of(text) : new EtcdError(GrpcStatus.UNAVAILABLE, STOPPED + ": " + text);
  }

  /** The codes of etcd 3.4's api/v3rpc/rpctypes; whatever else the store has to say is that it cannot serve now. */
  private static GrpcStatus statusOf(String text) {
    return switch (text) {
      case EMPTY_KEY, "etcdserver: key not found", "etcdserver: value is provided", "etcdserver: lease is provided",
          "etcdserver: too many operations in txn request", "etcdserver: duplicate key given in txn request",
          "etcdserver: request is too large", "etcdserver: given member URLs are invalid", "etcdserver: invalid sort option" ->
          GrpcStatus.INVALID_ARGUMENT;
      case COMPACTED, FUTURE_REVISION, "etcdserver: too large lease TTL" -> GrpcStatus.OUT_OF_RANGE;
      case "etcdserver: mvcc: database space exceeded", "etcdserver: too many requests" -> GrpcStatus.RESOURCE_EXHAUSTED;
      case LEASE_NOT_FOUND, "etcdserver: member not found" -> GrpcStatus.NOT_FOUND;
      case "etcdserver: lease already exists", "etcdserver: member ID already exist", "etcdserver: Peer URLs already exists",
          "etcdserver: can only promote a learner member", "etcdserver: too many learner members in cluster",
          "etcdserver: can only promote a learner member which is in sync with leader", "etcdserver: not leader",
          "etcdserver: re-configuration failed due to not enough started members", "etcdserver: bad leader transferee",
          "etcdserver: authentication is not enabled" -> GrpcStatus.FAILED_PRECONDITION;
      case "etcdserver: corrupt cluster" -> GrpcStatus.DATA_LOSS;
      default -> GrpcStatus.UNAVAILABLE;
    };
  }
}
