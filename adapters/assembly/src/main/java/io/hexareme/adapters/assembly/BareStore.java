package io.hexareme.adapters.assembly;

import io.hexareme.adapters.backupetcd.EtcdSnapshotFormat;
import io.hexareme.adapters.etcdserver.EtcdServer;
import io.hexareme.adapters.etcdserver.EtcdServerOptions;
import io.hexareme.adapters.metricsmicrometer.PrometheusMetrics;
import io.hexareme.core.store.EmbeddedStore;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.time.Loop;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A store as a cluster would stand on it, without the cluster: for those who want to know the store alone. Its methods may block. */
public final class BareStore implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(4).setBlockedThreadCheckInterval(60_000));
  private final PrometheusMetrics metrics = new PrometheusMetrics();
  private final Loop loop;
  private final StorePlace place;
  private final HeldStore held;
  private EtcdServer server;

  private BareStore(ClusterSettings settings, Consumer<Throwable> failures) {
    World world = new RealWorldModule(vertx, failures).world();
    loop = world.loop("store");
    place = new StorePlaces(settings, vertx).place(world, new ControlPlaneLoops(loop, loop), metrics);
    held = Awaiting.on(loop, () -> place.open(failures::accept));
  }

  /**
   * Opens it; returns once it has recovered what it had.
   *
   * @param data where it is kept, if it is kept anywhere
   * @param failures told when the store has failed for good, and of broken invariants
   * @throws io.hexareme.ports.log.LogFailure when the data directory cannot be used
   */
  public static BareStore open(StoreChoice choice, Optional<Path> data, Consumer<Throwable> failures) {
    ClusterSettings settings = new ClusterSettings(choice, data, 0, "127.0.0.1", 0, Optional.empty(), Optional.empty());
    return new BareStore(settings, failures);
  }

  /** To be used on {@link #loop} alone. */
  public Store store() {
    return held.store();
  }

  public Loop loop() {
    return loop;
  }

  /** Serves it to etcd clients, in plain text, on a free port of the loopback; says where. For a group of one. */
  public URI serve() {
    if (!(held.store() instanceof EmbeddedStore member)) {
      throw new IllegalStateException("only a single member is served here");
    }
    server = new EtcdServer(vertx, loop, member, member.membership(), member.maintenance(), new EtcdSnapshotFormat(),
        EtcdServerOptions.listeningOn(URI.create("http://127.0.0.1:0")));
    return Awaiting.stage(server.start()).getFirst();
  }

  /** Stops the leader of a group in this process without a word to the others; false when no member leads. */
  public boolean stopLeader() {
    for (GroupMember member : members()) {
      boolean stopped = Awaiting.on(member.loop(), () -> {
        boolean leads = member.store() != null && member.store().isLeading();
        if (leads) {
          member.stop();
        }
        return leads;
      });
      if (stopped) {
        return true;
      }
    }
    return false;
  }

  private List<GroupMember> members() {
    return place instanceof MembersInProcess several ? several.group().members() : List.of();
  }

  @Override
  public void close() {
    if (server != null) {
      Awaiting.stage(server.close());
    }
    Awaiting.on(loop, () -> {
      held.close().run();
      return true;
    });
    place.release();
    Awaiting.stage(vertx.close().toCompletionStage());
    metrics.close();
  }
}
