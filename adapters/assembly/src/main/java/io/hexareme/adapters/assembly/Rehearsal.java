package io.hexareme.adapters.assembly;

import io.hexareme.adapters.backupetcd.EtcdSnapshotFormat;
import io.hexareme.ports.store.BackupFormat;
import io.hexareme.ports.store.BackupFormat.BackupDamaged;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.trace.TraceEvent;
import io.hexareme.ports.value.Bytes;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Restores a backup into a cluster that exists for this alone, in memory and in virtual time: no port, no file, no thread, and so nothing
 * that a live cluster could notice. Everything in it is real but time, disk and nodes, of which there are none.
 */
public final class Rehearsal {
  private static final BackupFormat FORMAT = new EtcdSnapshotFormat();
  /** In this time the scheduler and every controller have looked at everything there is. */
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final int NAMED = 3;

  private final List<String> found = new ArrayList<>();
  private final Map<String, Long> objects = new TreeMap<>();

  private Rehearsal() {}

  /** @param now what the throw-away cluster takes for the time */
  public static RehearsalReport of(Iterable<Bytes> file, Instant now) {
    Rehearsal rehearsal = new Rehearsal();
    Optional<String> obstacle = rehearsal.obstacle(file, now);
    return new RehearsalReport(rehearsal.found, rehearsal.objects, obstacle);
  }

  /** Whatever goes wrong here would go wrong in an emergency: it is what is looked for, and told. */
  private Optional<String> obstacle(Iterable<Bytes> file, Instant now) {
    try {
      return rehearse(file, now);
    } catch (BackupDamaged | UncheckedIOException unusable) {
      return Optional.of(unusable.getMessage());
    } catch (RuntimeException broken) {
      return Optional.of("a cluster does not start on it: " + root(broken));
    }
  }

  private Optional<String> rehearse(Iterable<Bytes> file, Instant now) {
    StoreImage image = FORMAT.decode(file);
    found.add("the file is whole: its checksum is right");
    Inventory inventory = Inventory.of(image, new BuiltInSchemas().load());
    take(image, inventory);
    LogPlace log = LogPlace.memory();
    log.restore(image);
    String hash = hash(image);
    if (!hash.equals(restoredHash(log))) {
      return Optional.of("a store that is restored from it holds something else than it");
    }
    found.add("a store restored from it holds the same (content hash " + hash + ")");
    return serve(SimulatedCluster.onLog(now, log), inventory);
  }

  private void take(StoreImage image, Inventory inventory) {
    inventory.objects().forEach((resource, keys) -> objects.put(resource.qualified(), (long) keys.size()));
    String compacted = image.compactRevision() == 0 ? "" : ", history since revision " + image.compactRevision();
    found.add("it holds revision " + image.revision() + compacted + ": " + inventory.count() + " objects of " + objects.size() + " resources, "
        + image.leases().size() + " leases" + (inventory.strange() == 0 ? "" : ", and " + inventory.strange() + " keys of no known resource"));
  }

  private static String restoredHash(LogPlace log) {
    try (OfflineStore store = OfflineStore.open(log)) {
      return hash(store.image());
    }
  }

  /** The checksum of the file that the content makes. */
  private static String hash(StoreImage image) {
    Bytes last = Bytes.EMPTY;
    for (Bytes chunk : FORMAT.encode(image)) {
      last = chunk;
    }
    return HexFormat.of().formatHex(last.array()).substring(0, 16);
  }

  private Optional<String> serve(SimulatedCluster cluster, Inventory inventory) {
    found.add("the API server serves from it, its copy of all objects is filled");
    Readback readback = new Readback(cluster);
    readback.read(inventory);
    if (!readback.unreadable().isEmpty()) {
      return Optional.of(readback.unreadable().size() + " of " + inventory.count() + " objects cannot be read: "
          + String.join("; ", readback.unreadable().stream().limit(NAMED).toList()));
    }
    found.add("all " + readback.read() + " objects can be read through the API");
    cluster.startControllers();
    cluster.startScheduler();
    cluster.world().advance(LOOK);
    Optional<TraceEvent> broken = cluster.trace().since(0).stream().map(recorded -> recorded.event())
        .filter(event -> event.action().equals("panic")).findFirst();
    if (broken.isPresent()) {
      return Optional.of("the " + broken.get().component() + " breaks on it: " + broken.get().details());
    }
    found.add("the scheduler and all controllers have started on it and have looked at everything");
    return Optional.empty();
  }

  private static String root(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.toString();
  }
}
