package io.hexareme.adapters.etcdserver;

import io.hexareme.ports.store.BackupFormat;
import io.hexareme.ports.store.Maintenance;
import io.hexareme.ports.store.Membership;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.time.Loop;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.grpc.server.GrpcProtocol;
import io.vertx.grpc.server.GrpcServer;
import io.vertx.grpc.server.GrpcServerOptions;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Serves a store to etcd clients. All of the store's ports are called on {@code loop}, theirs; sockets and messages are handled on
 * Vert.x' event loops. The store is its owner's to close, after this.
 */
public final class EtcdServer {
  private final Loop loop;
  private final Standing standing;
  private final StreamCalls streams;
  private final Listeners listeners;
  private final GrpcServer grpc;
  private final PlainPages pages;

  public EtcdServer(
      Vertx vertx, Loop loop, Store store, Membership membership, Maintenance maintenance, BackupFormat format,
      EtcdServerOptions options) {
    this.loop = loop;
    standing = new Standing(loop, maintenance, membership);
    listeners = new Listeners(vertx, options);
    grpc = GrpcServer.server(vertx, new GrpcServerOptions()
        .setMaxMessageSize(options.maxMessageBytes())
        .removeEnabledProtocol(GrpcProtocol.WEB).removeEnabledProtocol(GrpcProtocol.WEB_TEXT)
        .removeEnabledProtocol(GrpcProtocol.TRANSCODING));
    streams = new StreamCalls(grpc, loop, standing, options.leaderPatience());
    Health health = new Health(store, maintenance, standing);
    pages = new PlainPages(loop, standing, health, options.metrics());
    UnaryCalls calls = new UnaryCalls(grpc, loop, standing);
    new KvService(store, standing, options).addTo(calls);
    new LeaseService(store, standing).addTo(calls, streams);
    new WatchService(store, standing, loop, options).addTo(streams);
    new ClusterService(membership, standing).addTo(calls);
    new MaintenanceService(maintenance, membership, standing).addTo(calls);
    new SnapshotCall(loop, maintenance, format).addTo(grpc);
    new AuthService(standing).addTo(calls);
    new HealthService(health).addTo(calls);
  }

  /** Listens; gives the URLs it listens on, with the ports that were found free. Fails when an address is taken. From any thread. */
  public CompletionStage<List<URI>> start() {
    CompletableFuture<Void> ready = new CompletableFuture<>();
    loop.execute(() -> standing.start().whenComplete((done, failure) -> {
      if (failure != null) ready.completeExceptionally(failure);
      else ready.complete(null);
    }));
    loop.execute(streams::watchForLeader);
    return ready.thenCompose(done -> listeners.start(this::handle).toCompletionStage());
  }

  /** Ends the streams, so that their clients go elsewhere, lets calls under way end, and closes. From any thread. */
  public CompletionStage<Void> close() {
    CompletableFuture<Void> streamsEnded = new CompletableFuture<>();
    loop.execute(() -> {
      standing.close();
      streams.close();
      streamsEnded.complete(null);
    });
    return streamsEnded.thenCompose(done -> listeners.close().toCompletionStage());
  }

  private void handle(HttpServerRequest request) {
    String type = request.getHeader("content-type");
    if (type != null && type.startsWith("application/grpc")) grpc.handle(request);
    else pages.handle(request);
  }
}
