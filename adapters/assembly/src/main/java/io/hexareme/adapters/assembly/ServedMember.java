package io.hexareme.adapters.assembly;

import io.hexareme.adapters.backupetcd.EtcdSnapshotFormat;
import io.hexareme.adapters.etcdserver.EtcdServer;
import io.hexareme.adapters.etcdserver.EtcdServerOptions;
import io.hexareme.adapters.logfile.FileLogStorage;
import io.hexareme.adapters.loopvertx.SystemRandomness;
import io.hexareme.adapters.loopvertx.VertxLoop;
import io.hexareme.adapters.metricsmicrometer.PrometheusMetrics;
import io.hexareme.adapters.peersvertx.PeerSettings;
import io.hexareme.adapters.peersvertx.PeerTls;
import io.hexareme.adapters.peersvertx.Surroundings;
import io.hexareme.adapters.peersvertx.VertxPeerNetwork;
import io.hexareme.core.store.EmbeddedStore;
import io.hexareme.core.store.MemberConfig;
import io.hexareme.core.store.StoreConfig;
import io.hexareme.core.store.group.MemberIds;
import io.hexareme.core.store.log.LogPorts;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.peers.PeerNetwork;
import io.hexareme.ports.store.Member;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * One member of the store in this process: its log in files, its peers over TCP, its clients over etcd's API. {@link #start} returns when it
 * listens for clients; whether there is a leader by then is for the group to find out.
 */
public final class ServedMember implements AutoCloseable {
  private static final int LOOPS = 2;
  private static final long NEVER_MIND_MILLIS = 60_000;

  private final MemberSettings settings;
  private final Consumer<String> notices;
  private final Consumer<Throwable> failures;
  private final CompletableFuture<Void> broken = new CompletableFuture<>();
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS).setBlockedThreadCheckInterval(NEVER_MIND_MILLIS));
  private final VertxLoop loop = VertxLoop.on(vertx, this::failed);
  private final PrometheusMetrics metrics = new PrometheusMetrics();
  private LogStorage log;
  private PeerNetwork network;
  private EmbeddedStore store;
  private EtcdServer server;
  private MemberIdentity identity;

  private ServedMember(MemberSettings settings, Consumer<String> notices, Consumer<Throwable> failures) {
    this.settings = settings;
    this.notices = notices;
    this.failures = failures;
  }

  /**
   * Starts a member; blocks until it serves. One that joins waits for as long as it takes the group to reach it.
   *
   * @param notices sentences for whoever runs it: damage, peers that cannot be reached or were refused; from any thread
   * @param failures told when the member must stop (its disk fails, it was removed); it should then be closed; from any thread
   * @throws IllegalArgumentException when the settings cannot be; says why
   * @throws io.hexareme.ports.log.LogFailure when the data directory cannot be used
   * @throws IllegalStateException when it cannot listen, or the data or the group know another member than this
   */
  public static ServedMember start(MemberSettings settings, Consumer<String> notices, Consumer<Throwable> failures) {
    PeerTls tls = settings.material();
    settings.check(tls);
    ServedMember member = new ServedMember(settings, notices, failures);
    try {
      member.open(tls);
      member.serve(tls);
      return member;
    } catch (RuntimeException failed) {
      member.close();
      throw failed;
    }
  }

  /** The log comes first: whoever holds its lock owns everything in the data directory. */
  private void open(PeerTls tls) {
    log = new NotedLog(FileLogStorage.open(settings.log(), loop, metrics), notices);
    Optional<MemberIdentity> kept = MemberIdentity.read(settings.data());
    kept.ifPresent(this::requireName);
    List<Member> others = List.of();
    if (kept.isEmpty() && !settings.join().isEmpty()) {
      Admittance admittance = Admittance.ask(settings);
      identity = admittance.identity();
      others = admittance.members();
    } else {
      identity = kept.orElseGet(settings::founding);
    }
    MemberConfig config = identity.config(settings.peer().toString(), settings.client().toString(), others);
    network = listening("peers", settings.listen(), VertxPeerNetwork.open(vertx, loop.context(),
        new PeerSettings(MemberIds.name(identity.group()), MemberIds.name(identity.id()), settings.listen().toString(), tls),
        new Surroundings(new SystemRandomness(), metrics, named(config.members()), this::failed)));
    LogPorts ports = new LogPorts(log, network, loop, new SystemRandomness(), metrics);
    store = Awaiting.on(loop, () -> EmbeddedStore.open(config, StoreConfig.DEFAULT, ports, this::failed));
    Enrolment enrolment = new Enrolment(identity, loop, store.membership(), settings.data(), notices);
    untilBroken(enrolment.begin()).join();
    if (kept.isEmpty()) {
      identity.write(settings.data());
    }
  }

  /** The network knows its peers by their ids only. */
  private Consumer<String> named(List<Member> members) {
    return notice -> {
      String words = notice;
      for (Member member : members) {
        words = member.name().isEmpty() ? words : words.replace(MemberIds.name(member.id()), member.name());
      }
      notices.accept(words);
    };
  }

  private void requireName(MemberIdentity kept) {
    if (!kept.name().equals(settings.name())) {
      throw new IllegalStateException(settings.data() + " is that of the member " + kept.name() + ", not of " + settings.name());
    }
  }

  private void serve(PeerTls tls) {
    EtcdServerOptions plain = EtcdServerOptions.listeningOn(settings.client()).withMetrics(metrics::scrape);
    EtcdServerOptions options = tls == null ? plain
        : plain.with(new EtcdServerOptions.Tls(tls.certificate(), tls.privateKey(), tls.authority()));
    server = new EtcdServer(vertx, loop, store, store.membership(), store.maintenance(), new EtcdSnapshotFormat(), options);
    listening("clients", settings.client(), server.start());
    vertx.executeBlocking(() -> {
      metrics.watchProcess(); // only now: it takes some time, and nobody asks before the member serves
      return null;
    }, false);
  }

  private static <T> T listening(String whom, URI address, CompletionStage<T> opening) {
    try {
      return Awaiting.stage(opening);
    } catch (IllegalStateException failed) {
      String why = failed.getCause() == null ? failed.getMessage() : failed.getCause().getMessage();
      throw new IllegalStateException("cannot listen for " + whom + " on " + address + ": " + why, failed);
    }
  }

  /** This member's id, as people see it. */
  public String id() {
    return StoreClient.name(identity.id());
  }

  private void failed(Throwable cause) {
    broken.completeExceptionally(cause);
    failures.accept(cause);
  }

  private CompletableFuture<Void> untilBroken(CompletableFuture<Void> work) {
    broken.whenComplete((nothing, cause) -> work.completeExceptionally(cause));
    return work;
  }

  /** Lets clients go, hands leadership over if it has it, closes the store with its log and network, then the rest. */
  @Override
  public void close() {
    if (server != null) {
      Awaiting.stage(server.close());
    }
    if (store != null) {
      new Handover(store, loop, identity.id()).attempt();
      Awaiting.on(loop, () -> {
        store.close();
        return true;
      });
    } else {
      if (network != null) {
        network.close();
      }
      if (log != null) {
        log.close();
      }
    }
    Awaiting.stage(vertx.close().toCompletionStage());
    metrics.close();
  }
}
