package io.hexareme.adapters.etcdserver;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.DefragmentRequest;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.common.ServiceName;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * gRPC's own health service (https://grpc.io/docs/guides/health-checking/), Check only. There are no classes for its two messages of
 * one field each: others, that have no field of that number themselves, carry them.
 */
final class HealthService {
  private static final ServiceName NAME = ServiceName.create("grpc.health.v1", "Health");
  private static final int SERVICE = 1;
  private static final int STATUS = 1;
  private static final int SERVING = 1;
  private static final int NOT_SERVING = 2;

  private final Health health;

  HealthService(Health health) {
    this.health = health;
  }

  void addTo(UnaryCalls calls) {
    calls.add(NAME, "Check", DefragmentRequest.getDefaultInstance(), request -> true, this::check);
  }

  private CompletionStage<Supplier<DefragmentRequest>> check(DefragmentRequest request) {
    List<ByteString> service = request.getUnknownFields().getField(SERVICE).getLengthDelimitedList();
    if (!service.isEmpty() && !service.getLast().isEmpty()) throw new EtcdError(GrpcStatus.NOT_FOUND, "unknown service");
    return health.complaint().thenApply(complaint -> () -> DefragmentRequest.newBuilder()
        .setUnknownFields(UnnamedFields.number(STATUS, complaint.isEmpty() ? SERVING : NOT_SERVING)).build());
  }
}
