package io.hexareme.adapters.assembly.clusterfaults;

import io.hexareme.adapters.assembly.Flaws;
import io.hexareme.adapters.assembly.Instruments;
import io.hexareme.adapters.assembly.clusterfaults.check.ClusterHistory;
import io.hexareme.adapters.assembly.clusterfaults.check.InformersTrue;
import io.hexareme.adapters.assembly.clusterfaults.check.Invariants;
import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.core.apiserver.storage.StoredObject;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.WatchRequest;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Follows a cluster's store past its API servers, and what every component asks and is answered, and has all of it judged. */
final class Onlooker {
  private static final Bytes ROOT = Bytes.utf8("/registry/");
  private static final Duration AGAIN = Duration.ofMillis(100);

  private final SimulatedWorld world;
  private final Loop loop;
  private final Invariants invariants;
  private final JsonCodec json = new JsonCodec();
  private final Map<Bytes, Named> known = new LinkedHashMap<>();
  private final List<TroubledStore> stores = new ArrayList<>();
  private long revision;

  private record Named(String kind, ObjectKey key) {}

  Onlooker(SimulatedWorld world, Duration lag) {
    this.world = world;
    this.loop = world.loop("onlooker");
    this.invariants = new Invariants(new ClusterHistory(lag));
  }

  Instruments instruments(Flaws flaws) {
    InformersTrue informers = new InformersTrue(invariants.history(), (rule, message) -> invariants.breaks(rule, message, List.of()));
    return new Instruments(flaws, this::looked, (user, server) -> new WitnessedApi(user, server, world.clock(), loop, invariants), informers);
  }

  Invariants invariants() {
    return invariants;
  }

  /** The stores of the API servers as they see them, the newest last. */
  List<TroubledStore> stores() {
    return stores;
  }

  private Store looked(Store store) {
    TroubledStore troubled = new TroubledStore(store, loop);
    stores.add(troubled);
    follow(store);
    return troubled;
  }

  /** Several may be followed at once: they tell the same. */
  private void follow(Store store) {
    store.watch(new WatchRequest(ROOT, ROOT.prefixEnd(), revision + 1), new Store.Watcher() {
      @Override
      public void onEvents(List<StoreEvent> events, long newest) {
        long before = revision;
        events.stream().filter(event -> event.revision() > before).forEach(Onlooker.this::take);
      }

      @Override
      public void onProgress(long newest) {}

      @Override
      public void onCompacted(long compactRevision) {
        invariants.breaks("the onlooker misses nothing", "the store has forgotten up to " + compactRevision + ", and " + revision + " was heard", List.of());
      }

      @Override
      public void onClosed(String reason) {
        loop.after(AGAIN, () -> follow(store));
      }
    });
  }

  private void take(StoreEvent event) {
    revision = event.revision();
    switch (event) {
      case StoreEvent.Put put -> {
        Obj object = decoded(put);
        if (!object.has("kind")) return;
        Named named = known.computeIfAbsent(put.current().key(), key -> new Named(Meta.kind(object), ObjectKey.of(object)));
        invariants.wrote(revision, world.clock().now(), named.kind(), named.key(), object);
      }
      case StoreEvent.Delete delete -> {
        Named named = known.remove(delete.key());
        if (named != null) invariants.wrote(revision, world.clock().now(), named.kind(), named.key(), null);
      }
    }
  }

  private Obj decoded(StoreEvent.Put put) {
    try {
      return StoredObject.withRevision(json.decode(put.current().value()).value().asObj(), put.revision());
    } catch (MalformedBody notAnObject) {
      return Obj.EMPTY; // the API server keeps more than objects below the root
    }
  }
}
