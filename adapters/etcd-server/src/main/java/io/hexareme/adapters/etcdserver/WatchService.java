package io.hexareme.adapters.etcdserver;

import io.etcd.jetcd.api.WatchRequest;
import io.etcd.jetcd.api.WatchResponse;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.time.Loop;
import io.vertx.grpc.common.ServiceName;

/** etcd's Watch service: each stream carries any number of watches. */
final class WatchService {
  private static final ServiceName NAME = ServiceName.create("etcdserverpb", "Watch");

  private final Store store;
  private final Standing standing;
  private final Loop loop;
  private final EtcdServerOptions options;

  WatchService(Store store, Standing standing, Loop loop, EtcdServerOptions options) {
    this.store = store;
    this.standing = standing;
    this.loop = loop;
    this.options = options;
  }

  void addTo(StreamCalls streams) {
    streams.add(NAME, "Watch", WatchRequest.getDefaultInstance(), this::open);
  }

  private StreamCalls.Incoming<WatchRequest> open(Outbox<WatchResponse> outbox) {
    return new WatchStream(store, standing, loop, options, outbox);
  }
}
