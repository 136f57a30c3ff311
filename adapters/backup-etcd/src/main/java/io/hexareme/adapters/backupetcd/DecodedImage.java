package io.hexareme.adapters.backupetcd;

import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.StoreImage;
import java.util.List;

/** An image that is held in memory. */
record DecodedImage(long revision, long compactRevision, List<Lease> leases, List<KeyValue> pairs, List<List<StoreEvent>> changes)
    implements StoreImage {
  @Override
  public long oldestRevision() {
    return Math.max(1, compactRevision);
  }
}
