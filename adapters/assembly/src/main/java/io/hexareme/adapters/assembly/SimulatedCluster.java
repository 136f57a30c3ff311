package io.hexareme.adapters.assembly;

import io.hexareme.core.machinery.NoCertificates;
import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.adapters.pkibouncycastle.JwtSigner;
import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.core.client.Result;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.security.CertificateSigner;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The same cluster in virtual time on a seed, in the caller's thread: nothing happens unless the world is run. Each component is a process,
 * see {@link #process}, which can crash, stand still and start again; the store's log stays.
 */
public final class SimulatedCluster extends RunningCluster {
  private final WorldImage.Origin origin;
  private final LogPlace log;
  private final WorldImages images;
  private WorldImage first; // null where nobody may want it

  private SimulatedCluster(ClusterShape shape, ClusterSettings settings, LogPlace log, Function<SimulatedWorld, Instruments> fitting) {
    this(new WorldImage.Origin(shape, settings, secrets(Security.of(SecurityFiles.DEFAULT)), fitting),
        new SimulatedWorld(shape.seed(), shape.begin()), log, new Heritage());
  }

  private SimulatedCluster(WorldImage.Origin origin, SimulatedWorld world, LogPlace log, Heritage heritage) {
    super(origin, world, log, heritage);
    this.origin = origin;
    this.log = log;
    this.images = new WorldImages(world, processes, heritage);
  }

  private static ClusterSecrets secrets(Security security) {
    JsonCodec json = new JsonCodec();
    return new ClusterSecrets("-----BEGIN CERTIFICATE-----\n", JwtSigner.inMemory(json, json), NoCertificates.NONE, security);
  }

  /** A cluster of everything, with all nodes Ready. */
  public static SimulatedCluster start(ClusterShape shape) {
    return controlPlane(shape).withEverything(shape.nodes());
  }

  /** The same that believes and asks others than is usual. */
  public static SimulatedCluster start(ClusterShape shape, SecurityFiles security) {
    WorldImage.Origin origin = new WorldImage.Origin(
        shape, ClusterSettings.inMemory().withNodes(shape.nodes()), secrets(Security.of(security)), _ -> Instruments.NONE);
    SimulatedCluster cluster = new SimulatedCluster(origin, new SimulatedWorld(shape.seed(), shape.begin()), LogPlace.memory(), new Heritage());
    cluster.startServer();
    return cluster.withEverything(shape.nodes());
  }

  /** The same where of its machines only the first so many run; the others may be added. */
  public static SimulatedCluster start(ClusterShape shape, int nodes) {
    return controlPlane(shape).withEverything(nodes);
  }

  /** The same with instruments in it. */
  public static SimulatedCluster start(ClusterShape shape, Function<SimulatedWorld, Instruments> fitting) {
    SimulatedCluster cluster = new SimulatedCluster(shape, ClusterSettings.inMemory().withNodes(shape.nodes()), LogPlace.memory(), fitting);
    cluster.startServer();
    return cluster.withEverything(shape.nodes());
  }

  /** A cluster of one of everything, with that many nodes Ready. */
  public static SimulatedCluster start(long seed, int nodes) {
    return start(ClusterShape.of(seed, nodes));
  }

  /** The same with the store's log in that directory, on a real disk that takes no virtual time. */
  public static SimulatedCluster startInFiles(long seed, int nodes, Path directory) {
    return controlPlane(ClusterShape.of(seed, nodes), LogPlace.files(directory)).withEverything(nodes);
  }

  /** The same in memory, with backups of it, in virtual time as well. */
  public static SimulatedCluster startBackedUp(long seed, int nodes, BackupSettings backups) {
    return controlPlane(ClusterShape.of(seed, nodes), ClusterSettings.inMemory().withBackups(backups), LogPlace.memory()).withEverything(nodes);
  }

  /** Stores and API servers of a cluster of that shape; the rest may be started later. */
  public static SimulatedCluster controlPlane(ClusterShape shape) {
    return controlPlane(shape, LogPlace.memory());
  }

  /** Store and API server on what a log holds already, at that time of day. */
  static SimulatedCluster onLog(Instant now, LogPlace log) {
    return controlPlane(ClusterShape.of(0, 0).beginning(now), log);
  }

  private static SimulatedCluster controlPlane(ClusterShape shape, LogPlace log) {
    return controlPlane(shape, ClusterSettings.inMemory(), log);
  }

  private static SimulatedCluster controlPlane(ClusterShape shape, ClusterSettings settings, LogPlace log) {
    SimulatedCluster cluster = new SimulatedCluster(shape, settings.withNodes(shape.nodes()), log, _ -> Instruments.NONE);
    cluster.startServer();
    return cluster;
  }

  private SimulatedCluster withEverything(int count) {
    startControllers();
    startScheduler();
    List<String> names = IntStream.range(0, count).mapToObj(ClusterSettings::nodeName).toList();
    names.forEach(name -> processes.machine(name).start());
    Host host = new Host("users", users, world.clock(), world.randomness().fork("users"));
    await(nodes().ready(names, host, new ComponentClients(front, host.loop(), identities(), Instruments.NONE)));
    awaitDefaults();
    first = snapshot();
    return this;
  }

  /** Until Pods can be made in the default namespace: that needs its ServiceAccount, which a controller makes. */
  private void awaitDefaults() {
    Duration patience = world.elapsed().plus(PATIENCE);
    while (origin.shape().controllerManagers() > 0 && world.elapsed().compareTo(patience) < 0
        && !(await(admin().get(Resource.SERVICE_ACCOUNTS, "default", "default")) instanceof Result.Ok)) {
      world.advance(Duration.ofMillis(1));
    }
  }

  // ---- images ----

  /** The state of everything, to come back to, or to go on from elsewhere. Needs an API server that is up. Copies no object. */
  public WorldImage snapshot() {
    return images.take(origin, await(store.content()));
  }

  /**
   * Makes everything what it was: objects, the instant, what is on the nodes. Open watches end, and whoever watches on from a revision it
   * remembers is told that it is gone (410), as revisions leap. What is to happen on the world's own loops, such as those of users, keeps its
   * distance in time. Faults of requests end; those of network and disks are the world's, and stay.
   *
   * @param image of this cluster, of one it is a fork of, or of a fork of it
   */
  public void restore(WorldImage image) {
    if (!image.origin().shape().equals(origin.shape())) {
      throw new IllegalArgumentException("an image of " + image.origin().shape() + " cannot be restored in " + origin.shape());
    }
    images.restore(image, log).forEach(this::await);
  }

  /** Whether it was started with everything. */
  public boolean canBeReset() {
    return first != null;
  }

  /** As it was when it was started. */
  public void reset() {
    if (!canBeReset()) {
      throw new IllegalStateException("only a cluster that was started with everything can be reset");
    }
    restore(first);
  }

  /** A cluster of its own, in memory and in a world of its own, that goes on from this one's state. */
  public SimulatedCluster fork() {
    return of(snapshot());
  }

  /** The same from a state that was kept. All that go on from one image do the same when they are asked the same. */
  public static SimulatedCluster of(WorldImage image) {
    ClusterShape shape = image.origin().shape();
    SimulatedWorld world = new SimulatedWorld(shape.seed(), shape.begin(), image.elapsed(), image.hash());
    Heritage heritage = new Heritage();
    heritage.leave(image);
    WorldImage.Origin origin =
        new WorldImage.Origin(shape, ClusterSettings.inMemory().withNodes(shape.nodes()), image.origin().secrets(), image.origin().fitting());
    SimulatedCluster fork = new SimulatedCluster(origin, world, LogPlace.memory(), heritage);
    fork.first = image;
    fork.images.begin(image).forEach(fork::await);
    return fork;
  }
}
