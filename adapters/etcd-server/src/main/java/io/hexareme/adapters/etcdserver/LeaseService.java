package io.hexareme.adapters.etcdserver;

import io.etcd.jetcd.api.LeaseGrantRequest;
import io.etcd.jetcd.api.LeaseGrantResponse;
import io.etcd.jetcd.api.LeaseKeepAliveRequest;
import io.etcd.jetcd.api.LeaseKeepAliveResponse;
import io.etcd.jetcd.api.LeaseRevokeRequest;
import io.etcd.jetcd.api.LeaseRevokeResponse;
import io.etcd.jetcd.api.LeaseTimeToLiveRequest;
import io.etcd.jetcd.api.LeaseTimeToLiveResponse;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.LeaseResult.Lease;
import io.hexareme.ports.store.Store;
import io.vertx.grpc.common.ServiceName;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** etcd's Lease service. */
final class LeaseService {
  private static final ServiceName NAME = ServiceName.create("etcdserverpb", "Lease");

  /** etcd grants no shorter one with its default timers: one and a half election time-outs, in whole seconds. */
  private static final long MIN_TTL_SECONDS = 2;

  private static final long MAX_TTL_SECONDS = 9_000_000_000L;

  private final Store store;
  private final Standing standing;

  LeaseService(Store store, Standing standing) {
    this.store = store;
    this.standing = standing;
  }

  void addTo(UnaryCalls calls, StreamCalls streams) {
    calls.add(NAME, "LeaseGrant", LeaseGrantRequest.getDefaultInstance(), this::grant);
    calls.add(NAME, "LeaseRevoke", LeaseRevokeRequest.getDefaultInstance(), this::revoke);
    calls.add(NAME, "LeaseTimeToLive", LeaseTimeToLiveRequest.getDefaultInstance(), this::timeToLive);
    calls.add(NAME, "LeaseLeases", LeaseRevokeRequest.getDefaultInstance(), this::leases);
    streams.add(NAME, "LeaseKeepAlive", LeaseKeepAliveRequest.getDefaultInstance(), this::keepAliveStream);
  }

  private CompletionStage<Supplier<LeaseGrantResponse>> grant(LeaseGrantRequest request) {
    if (request.getTTL() > MAX_TTL_SECONDS) throw EtcdError.of("etcdserver: too large lease TTL");
    return store.grantLease(request.getID(), Math.max(MIN_TTL_SECONDS, request.getTTL())).thenCompose(result -> switch (result) {
      case Lease lease -> standing.newestHeader().thenApply(header -> () -> LeaseGrantResponse.newBuilder()
          .setHeader(header.get()).setID(lease.id()).setTTL(lease.ttlSeconds()).build());
      case LeaseResult.Exists exists -> throw EtcdError.of("etcdserver: lease already exists");
      case LeaseResult.NotFound gone -> throw EtcdError.of(EtcdError.LEASE_NOT_FOUND);
    });
  }

  private CompletionStage<Supplier<LeaseRevokeResponse>> revoke(LeaseRevokeRequest request) {
    return store.revokeLease(request.getID()).thenCompose(result -> switch (result) {
      case Lease lease -> standing.newestHeader()
          .thenApply(header -> () -> LeaseRevokeResponse.newBuilder().setHeader(header.get()).build());
      case LeaseResult.NotFound gone -> throw EtcdError.of(EtcdError.LEASE_NOT_FOUND);
      case LeaseResult.Exists exists -> throw new IllegalStateException("a lease to be revoked exists: " + exists);
    });
  }

  /** A lease that is not there is no error here: its time is -1. */
  private CompletionStage<Supplier<LeaseTimeToLiveResponse>> timeToLive(LeaseTimeToLiveRequest request) {
    return store.lease(request.getID()).thenCompose(result -> standing.newestHeader().thenApply(header -> () -> {
      LeaseTimeToLiveResponse.Builder answer = LeaseTimeToLiveResponse.newBuilder().setHeader(header.get()).setID(request.getID());
      if (!(result instanceof Lease lease)) return answer.setTTL(-1).build();
      answer.setTTL(lease.remainingSeconds()).setGrantedTTL(lease.ttlSeconds());
      if (request.getKeys()) lease.keys().forEach(key -> answer.addKeys(Wire.bytes(key)));
      return answer.build();
    }));
  }

  /**
   * The message classes have none for this call: its request is empty, and its response is a header, as a revocation's, with the
   * leases in field 2, each with its id in field 1.
   */
  private CompletionStage<Supplier<LeaseRevokeResponse>> leases(LeaseRevokeRequest nothing) {
    return store.leases().thenCompose(ids -> standing.newestHeader().thenApply(header -> () -> LeaseRevokeResponse.newBuilder()
        .setHeader(header.get())
        .setUnknownFields(UnnamedFields.messages(2, ids.stream().map(id -> UnnamedFields.number(1, id)).toList()))
        .build()));
  }

  private StreamCalls.Incoming<LeaseKeepAliveRequest> keepAliveStream(Outbox<LeaseKeepAliveResponse> outbox) {
    return new LeaseKeepAlives(store, standing, outbox);
  }
}
