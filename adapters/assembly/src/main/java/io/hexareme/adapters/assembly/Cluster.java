package io.hexareme.adapters.assembly;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.adapters.httpvertx.TlsMaterial;
import io.hexareme.adapters.httpvertx.VertxFrontDoor;
import io.hexareme.adapters.loopvertx.SystemClock;
import io.hexareme.adapters.metricsmicrometer.PrometheusMetrics;
import io.hexareme.adapters.pkibouncycastle.ClusterPki;
import io.hexareme.adapters.pkibouncycastle.IssuedCertificate;
import io.hexareme.adapters.pkibouncycastle.JwtSigner;
import io.hexareme.core.apiserver.authentication.FrontProxySettings;
import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Result;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.runtime.ContainerImages;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpFailure;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.trace.Trace;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A running cluster in real time: store, API server behind HTTPS, scheduler, controllers and nodes in this process.
 *
 * <p>{@link #start} returns when all of it serves and every node is Ready.
 */
public final class Cluster implements AutoCloseable {
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final int ENOUGH = 2_000;

  private final Vertx vertx;
  private final Injector injector;
  private final VertxFrontDoor door;
  private final FrontDoorAddress address;
  private final Kubeconfig kubeconfig;
  private final ControlPlane controlPlane;
  private final ControlPlaneLoops loops;
  private final ApiServer front;
  private final Consumer<Throwable> failures;
  private final Epochs epochs = new Epochs();
  private ClusterImage first; // null where what is there is to last

  private Cluster(Vertx vertx, Injector injector, VertxFrontDoor door, FrontDoorAddress address, Kubeconfig kubeconfig,
      ControlPlane controlPlane, SwitchedApiServer served, Consumer<Throwable> failures) {
    this.failures = failures;
    this.vertx = vertx;
    this.injector = injector;
    this.door = door;
    this.address = address;
    this.kubeconfig = kubeconfig;
    this.controlPlane = controlPlane;
    this.loops = injector.getInstance(ControlPlaneLoops.class);
    Loop users = injector.getInstance(World.class).loop("users");
    this.front = new CrossLoopApiServer(served, loops.server(), () -> users);
  }

  /**
   * Starts a cluster; blocks until it is ready.
   *
   * @param failures told of broken invariants and of a store that failed; the cluster should then be closed
   * @throws io.hexareme.ports.log.LogFailure when the data directory cannot be used
   */
  public static Cluster start(ClusterSettings settings, Consumer<Throwable> failures) {
    BuiltInSchemas.readAhead();
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(4).setBlockedThreadCheckInterval(60_000));
    try {
      return start(settings, failures, vertx);
    } catch (ProvisionException failed) {
      vertx.close();
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    } catch (RuntimeException failed) {
      vertx.close();
      throw failed;
    }
  }

  /** The store comes first: whoever holds its lock owns everything in the data directory. */
  private static Cluster start(ClusterSettings settings, Consumer<Throwable> failures, Vertx vertx) {
    Injector base = Guice.createInjector(Stage.DEVELOPMENT, new RealWorldModule(vertx, failures), new LoopsModule(), new FiguresModule(),
        new StorePlaces(settings, vertx));
    StorePlace owned = base.getInstance(StorePlace.class);
    try {
      return start(settings, failures, vertx, base);
    } catch (RuntimeException failed) {
      owned.release();
      throw failed;
    }
  }

  private static Cluster start(ClusterSettings settings, Consumer<Throwable> failures, Vertx vertx, Injector base) {
    Clock clock = new SystemClock();
    JsonCodec json = new JsonCodec();
    ClusterPki pki = settings.data().map(data -> ClusterPki.inDirectory(data.resolve("pki"), clock)).orElseGet(() -> ClusterPki.inMemory(clock));
    JwtSigner tokens = settings.data().map(data -> JwtSigner.inDirectory(data.resolve("pki"), json, json))
        .orElseGet(() -> JwtSigner.inMemory(json, json));
    IssuedCertificate serving = pki.serving(List.of(settings.host()));
    Security security = Security.of(settings.security());
    SwitchedApiServer front = new SwitchedApiServer();
    HttpBridge bridge = new HttpBridge(front, failures);
    VertxFrontDoor door = new VertxFrontDoor(vertx, bridge,
        new TlsMaterial(serving.certificate(), serving.privateKey(), pki.authority(),
            security.settings().authentication().frontProxy().map(FrontProxySettings::authority)), settings.host(), settings.port());
    FrontDoorAddress address = new FrontDoorAddress(settings.host(), listening(door, settings));
    Injector injector = base.createChildInjector(
        new ControlPlaneModule(settings, new ClusterSecrets(pki.authority(), tokens, pki.signer(), security), address), new OneProcessModule(settings, front));
    Kubeconfig kubeconfig = new Kubeconfig(settings.host(), address.port(), pki.authority(),
        pki.client("admin", "kubernetes-admin", List.of("system:masters")));
    Cluster cluster = new Cluster(vertx, injector, door, address, kubeconfig, injector.getInstance(ControlPlane.class), front, failures);
    cluster.startParts(settings, bridge);
    settings.kubeconfig().ifPresent(cluster::writeKubeconfig);
    PrometheusMetrics figures = injector.getInstance(PrometheusMetrics.class);
    vertx.executeBlocking(() -> {
      figures.watchProcess(); // only now: it takes some time, and nobody asks before the cluster is ready
      return null;
    }, false);
    return cluster;
  }

  private static int listening(VertxFrontDoor door, ClusterSettings settings) {
    try {
      return Awaiting.stage(door.start());
    } catch (IllegalStateException failed) {
      String why = failed.getCause() == null ? failed.getMessage() : failed.getCause().getMessage();
      throw new IllegalStateException("cannot listen on " + settings.host() + ":" + settings.port() + ": " + why, failed);
    }
  }

  private void startParts(ClusterSettings settings, HttpBridge bridge) {
    StorePlace place = injector.getInstance(StorePlace.class);
    Awaiting.stage(Awaiting.on(loops.server(), () -> controlPlane.startServer(place.open(failures::accept))));
    bridge.serverLivesOn(loops.server());
    Awaiting.stage(Awaiting.on(loops.components(), () -> {
      controlPlane.startControllers();
      controlPlane.startScheduler();
      return nodes().start(settings.nodes());
    }));
    if (settings.store() instanceof StoreChoice.Memory) {
      awaitDefaults();
      first = snapshot();
    }
  }

  /** Until Pods can be made in the default namespace: that needs its ServiceAccount, which a controller makes. */
  private void awaitDefaults() {
    ApiClient admin = new ApiClient(front, credential("system:admin"), "hexareme");
    for (int tries = 0; tries < ENOUGH; tries++) {
      if (Awaiting.stage(admin.get(Resource.SERVICE_ACCOUNTS, "default", "default")) instanceof Result.Ok) {
        return;
      }
      LockSupport.parkNanos(MOMENT.toNanos());
    }
  }

  // ---- images ----

  /** The state of everything, to come back to; any thread that is no loop. Copies no object. */
  public ClusterImage snapshot() {
    return new ClusterImage(Awaiting.stage(Awaiting.started(loops.server(), controlPlane::content)), Awaiting.on(loops.components(), nodes()::images));
  }

  /**
   * Makes objects and nodes what they were; port, certificates and tokens stay, and so does the time. Everything starts anew on that, as after
   * a crash. Open watches end, and whoever watches on from a revision it remembers is told that it is gone (410), as revisions leap.
   *
   * @throws IllegalStateException when the store is not the one in memory, but one that is to last
   */
  public void restore(ClusterImage image) {
    if (first == null) {
      throw new IllegalStateException("only a cluster whose store is one member in memory can be restored: this one is to last");
    }
    Awaiting.on(loops.components(), () -> {
      nodes().loseAll();
      controlPlane.loseComponents();
      return true;
    });
    long revision = epochs.next(image.revision());
    Awaiting.stage(Awaiting.started(loops.server(), () -> {
      controlPlane.stopServer();
      HeldStore store = injector.getInstance(StorePlace.class).replaced(image.storeAt(revision), failures::accept).orElseThrow();
      return controlPlane.startServer(store, image.serverAt(revision));
    }));
    Awaiting.on(loops.components(), () -> {
      controlPlane.startControllers();
      controlPlane.startScheduler();
      nodes().restore(image.runtimes());
      return true;
    });
  }

  /** As it was when it was started. */
  public void reset() {
    restore(first);
  }

  private void writeKubeconfig(Path file) {
    try {
      kubeconfig.write(file);
    } catch (IOException cannot) {
      throw new UncheckedIOException("the kubeconfig cannot be written to " + file, cannot);
    }
  }

  /** The port that clients reach it on. */
  public int port() {
    return address.port();
  }

  /** The kubeconfig's text, for the cluster's administrator. */
  public String kubeconfig() {
    return kubeconfig.text();
  }

  /** A kubeconfig's text, for who shows that token. */
  public String kubeconfig(Credential.Bearer user) {
    return Kubeconfig.text(kubeconfig.host(), kubeconfig.port(), kubeconfig.authority(), user);
  }

  /** What happens, as it happens. */
  public Trace trace() {
    return injector.getInstance(Trace.class);
  }

  /** Who asks what, once it is opened. */
  public AuditBook audit() {
    return injector.getInstance(AuditBook.class);
  }

  /** What images do: register functions and scripts here, before the containers are made. */
  public ContainerImages images() {
    return injector.getInstance(Traffic.class).images();
  }

  /**
   * A request from outside of the cluster: to a node's port, an external address or a load balancer's. The stage fails with
   * {@link HttpFailure} when no answer comes.
   */
  public CompletionStage<HttpReply> http(HttpCall call) {
    return injector.getInstance(Traffic.class).fromOutside(call);
  }

  /** From now on that {@code https} URL, and what is below it, is a server somewhere outside: for webhooks that are no Service. */
  public void serveOutside(String url, Function<HttpCall, CompletionStage<HttpReply>> server) {
    injector.getInstance(Traffic.class).serveOutside(url, server);
  }

  /** The nodes, for those who kill containers by hand. */
  public Nodes nodes() {
    return injector.getInstance(Nodes.class);
  }

  /** The front door, for callers in this process, on any thread; answers and frames come on one event loop, which must not be blocked. */
  public ApiServer front() {
    return front;
  }

  /** What that component, such as {@code system:kube-scheduler}, shows to the API server; {@code system:admin} is the administrator. */
  public Credential.Bearer credential(String component) {
    return injector.getInstance(Identities.class).of(component);
  }

  /** Stops everything in the reverse order; fake containers of a kept cluster are found again at the next start. */
  @Override
  public void close() {
    Awaiting.on(loops.components(), () -> {
      nodes().stop();
      controlPlane.stopScheduler();
      controlPlane.stopControllers();
      return true;
    });
    Awaiting.stage(door.close());
    Awaiting.on(loops.server(), () -> {
      controlPlane.stopServer();
      return true;
    });
    injector.getInstance(AuditTrail.class).close().run();
    injector.getInstance(StorePlace.class).release();
    Awaiting.stage(vertx.close().toCompletionStage());
    injector.getInstance(PrometheusMetrics.class).close();
  }
}
