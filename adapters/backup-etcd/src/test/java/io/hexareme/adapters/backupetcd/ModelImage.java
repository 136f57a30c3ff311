package io.hexareme.adapters.backupetcd;

import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A dumb store that writes down everything, and images of it. */
final class ModelImage {
  private final TreeMap<Bytes, KeyValue> pairs = new TreeMap<>();
  private final List<StoreImage.Lease> leases = new ArrayList<>();
  private List<List<StoreEvent>> changes = new ArrayList<>();
  private List<KeyValue> oldest = List.of();
  private long revision = 1;
  private long compacted;

  /** Something that a store could hold: {@code writes} revisions, a compaction somewhere among them, and leases. */
  static ModelImage random(Random random, int writes, int largestValue) {
    ModelImage model = new ModelImage();
    for (int i = 0; i < random.nextInt(4); i++) model.leases.add(new StoreImage.Lease(i + 1 + 100L * i, 10 + random.nextInt(1000)));
    int compactAfter = random.nextBoolean() ? random.nextInt(writes + 1) : -1;
    for (int i = 0; i <= writes; i++) {
      if (i == compactAfter) model.compact();
      if (i < writes) model.step(random, largestValue);
    }
    return model;
  }

  ModelImage put(String key, String value) {
    return commit(List.of(putEvent(Bytes.utf8(key), Bytes.utf8(value), 0)));
  }

  ModelImage delete(String key) {
    return commit(List.of(new StoreEvent.Delete(Bytes.utf8(key), revision + 1, pairs.get(Bytes.utf8(key)))));
  }

  ModelImage compact() {
    compacted = revision;
    oldest = List.copyOf(pairs.values());
    changes = new ArrayList<>();
    return this;
  }

  DecodedImage image() {
    return new DecodedImage(revision, compacted, List.copyOf(leases), oldest, changes.stream().map(List::copyOf).toList());
  }

  TreeMap<Bytes, KeyValue> pairs() {
    return pairs;
  }

  private void step(Random random, int largestValue) {
    Map<Bytes, StoreEvent> events = new LinkedHashMap<>();
    int wanted = 1 + random.nextInt(4);
    for (int i = 0; i < wanted; i++) {
      Bytes key = Bytes.utf8("/registry/" + random.nextInt(60));
      boolean delete = pairs.containsKey(key) && random.nextInt(4) == 0;
      byte[] value = new byte[random.nextInt(20) == 0 ? random.nextInt(largestValue + 1) : random.nextInt(200)];
      random.nextBytes(value);
      long lease = leases.isEmpty() || random.nextBoolean() ? 0 : leases.getFirst().id();
      events.put(key, delete ? new StoreEvent.Delete(key, revision + 1, pairs.get(key)) : putEvent(key, new Bytes(value), lease));
    }
    commit(List.copyOf(events.values()));
  }

  private StoreEvent putEvent(Bytes key, Bytes value, long lease) {
    KeyValue old = pairs.get(key);
    long created = old == null ? revision + 1 : old.createRevision();
    long version = old == null ? 1 : old.version() + 1;
    return new StoreEvent.Put(new KeyValue(key, value, created, revision + 1, version, lease), old);
  }

  private ModelImage commit(List<StoreEvent> events) {
    revision++;
    for (StoreEvent event : events) {
      switch (event) {
        case StoreEvent.Put put -> pairs.put(put.current().key(), put.current());
        case StoreEvent.Delete delete -> pairs.remove(delete.key());
      }
    }
    changes.add(events);
    return this;
  }
}
