package io.hexareme.adapters.backupetcd;

import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.StoreImage;
import java.util.Iterator;
import java.util.List;

/** Counts how many revisions were asked for. */
record CountingImage(StoreImage image, int[] asked) implements StoreImage {
  @Override
  public long revision() {
    return image.revision();
  }

  @Override
  public long compactRevision() {
    return image.compactRevision();
  }

  @Override
  public long oldestRevision() {
    return image.oldestRevision();
  }

  @Override
  public List<Lease> leases() {
    return image.leases();
  }

  @Override
  public Iterable<KeyValue> pairs() {
    return image.pairs();
  }

  @Override
  public Iterable<List<StoreEvent>> changes() {
    return () -> new Iterator<>() {
      private final Iterator<List<StoreEvent>> changes = image.changes().iterator();

      @Override
      public boolean hasNext() {
        return changes.hasNext();
      }

      @Override
      public List<StoreEvent> next() {
        asked[0]++;
        return changes.next();
      }
    };
  }
}
