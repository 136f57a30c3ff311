package io.hexareme.adapters.backupetcd;

import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.StoreImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The buckets of etcd 3.4's database and what of an image is in each. */
final class EtcdBuckets {
  static final String KEY = "key";
  static final String LEASE = "lease";
  static final String META = "meta";
  static final String SCHEDULED_COMPACTION = "scheduledCompactRev";
  static final String FINISHED_COMPACTION = "finishedCompactRev";
  private static final String CONSISTENT_INDEX = "consistent_index";

  private EtcdBuckets() {}

  static List<BoltBucket> of(StoreImage image) {
    List<StoredKey> oldest = oldest(image.pairs());
    return List.of(
        BoltBucket.empty("alarm"), BoltBucket.empty("auth"), BoltBucket.empty("authRoles"), BoltBucket.empty("authUsers"),
        new BoltBucket("cluster", List.of(BoltEntry.of(utf8("clusterVersion"), utf8("3.4.0")))),
        new BoltBucket(KEY, () -> Stream.concat(oldest.stream(), changes(image)).map(StoredKey::entry).iterator()),
        new BoltBucket(LEASE, leases(image)),
        BoltBucket.empty("members"), BoltBucket.empty("members_removed"),
        new BoltBucket(META, meta(image)));
  }

  /** By revision, numbered within it in key order. */
  private static List<StoredKey> oldest(Iterable<KeyValue> pairs) {
    List<KeyValue> byRevision = new ArrayList<>();
    pairs.forEach(byRevision::add);
    byRevision.sort(Comparator.comparingLong(KeyValue::modRevision));
    List<StoredKey> stored = new ArrayList<>(byRevision.size());
    long revision = 0;
    long place = 0;
    for (KeyValue pair : byRevision) {
      place = pair.modRevision() == revision ? place + 1 : 0;
      revision = pair.modRevision();
      stored.add(StoredKey.put(pair, place));
    }
    return stored;
  }

  private static Stream<StoredKey> changes(StoreImage image) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(image.changes().iterator(), 0), false)
        .flatMap(events -> Stream.iterate(0, i -> i < events.size(), i -> i + 1).map(i -> stored(events.get(i), i)));
  }

  private static StoredKey stored(StoreEvent event, int place) {
    return switch (event) {
      case StoreEvent.Put put -> StoredKey.put(put.current(), place);
      case StoreEvent.Delete delete -> StoredKey.deleted(delete.revision(), place, delete.key());
    };
  }

  /** leasepb.Lease under its id. */
  private static List<BoltEntry> leases(StoreImage image) {
    return image.leases().stream().map(lease -> BoltEntry.of(
        number(lease.id()), new ProtoWriter(24).number(1, lease.id()).number(2, lease.ttlSeconds()).done())).toList();
  }

  /** Bucket keys in their order; whoever restores a snapshot sets the index to its own log's. */
  private static List<BoltEntry> meta(StoreImage image) {
    List<BoltEntry> meta = new ArrayList<>();
    meta.add(BoltEntry.of(utf8(CONSISTENT_INDEX), number(image.revision())));
    if (image.compactRevision() > 0) {
      byte[] compacted = StoredKey.revisionKey(image.compactRevision(), 0);
      meta.add(BoltEntry.of(utf8(FINISHED_COMPACTION), compacted));
      meta.add(BoltEntry.of(utf8(SCHEDULED_COMPACTION), compacted));
    }
    return meta;
  }

  private static byte[] number(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
