package io.hexareme.adapters.etcdserver;

import io.vertx.core.MultiMap;
import io.vertx.grpc.common.GrpcStatus;

/** The metadata by which a client says that it would rather hear an error than wait on a member without a leader. */
final class RequiredLeader {
  private RequiredLeader() {}

  static boolean isRequired(MultiMap headers) {
    return "true".equals(headers.get("hasleader"));
  }

  static EtcdError notForLearners() {
    return new EtcdError(GrpcStatus.UNAVAILABLE, "etcdserver: rpc not supported for learner");
  }
}
