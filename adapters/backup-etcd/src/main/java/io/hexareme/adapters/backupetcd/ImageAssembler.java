package io.hexareme.adapters.backupetcd;

import io.hexareme.ports.store.BackupFormat.BackupDamaged;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.store.StoreImage.Lease;
import io.hexareme.ports.value.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** From etcd's buckets to an image: replays every version in order. A compaction that etcd had only begun counts as done. */
final class ImageAssembler {
  private final long compacted;
  private final long oldest;
  private final TreeMap<Bytes, KeyValue> base = new TreeMap<>();
  private final Map<Bytes, KeyValue> newest = new HashMap<>();
  private final List<List<StoreEvent>> changes = new ArrayList<>();

  private ImageAssembler(long compacted) {
    this.compacted = compacted;
    this.oldest = Math.max(1, compacted);
  }

  static StoreImage read(BoltReader file) {
    ImageAssembler assembler = new ImageAssembler(compacted(file));
    file.forEach(EtcdBuckets.KEY, entry -> assembler.add(StoredKey.of(entry)));
    List<Lease> leases = new ArrayList<>();
    file.forEach(EtcdBuckets.LEASE, entry -> {
      ProtoReader lease = new ProtoReader(entry.value());
      leases.add(new Lease(lease.number(1), lease.number(2)));
    });
    return new DecodedImage(assembler.oldest + assembler.changes.size(), assembler.compacted, List.copyOf(leases),
        List.copyOf(assembler.base.values()), assembler.changes.stream().map(List::copyOf).toList());
  }

  private static long compacted(BoltReader file) {
    long[] revision = {0};
    file.forEach(EtcdBuckets.META, entry -> {
      String name = new String(entry.key(), StandardCharsets.UTF_8);
      boolean compaction = name.equals(EtcdBuckets.SCHEDULED_COMPACTION) || name.equals(EtcdBuckets.FINISHED_COMPACTION);
      if (compaction && entry.value().length >= Long.BYTES) {
        revision[0] = Math.max(revision[0], ByteBuffer.wrap(entry.value()).getLong());
      }
    });
    return revision[0];
  }

  private void add(StoredKey stored) {
    KeyValue previous = stored.pair() == null ? newest.remove(stored.key()) : newest.put(stored.key(), stored.pair());
    if (stored.revision() <= oldest) {
      keep(stored);
      return;
    }
    long last = oldest + changes.size();
    if (stored.revision() > last + 1 || stored.revision() < last) {
      throw new BackupDamaged("the backup is damaged: revision " + stored.revision() + " comes after " + last);
    }
    if (stored.revision() > last) {
      changes.add(new ArrayList<>());
    }
    changes.getLast().add(stored.pair() == null
        ? new StoreEvent.Delete(stored.key(), stored.revision(), previous)
        : new StoreEvent.Put(stored.pair(), previous));
  }

  private void keep(StoredKey stored) {
    if (stored.pair() == null) {
      base.remove(stored.key());
    } else {
      base.put(stored.key(), stored.pair());
    }
  }
}
