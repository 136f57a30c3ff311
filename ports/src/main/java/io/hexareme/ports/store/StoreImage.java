package io.hexareme.ports.store;

import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.TreeMap;

/**
 * The store's whole content as it was at one revision: what a backup holds. Unchanging; its iterables are lazy, may be gone through
 * more than once, and on any thread.
 */
public interface StoreImage {

  /** The newest revision in it. */
  long revision();

  /** Reads below it are refused; 0 if it was never compacted. */
  long compactRevision();

  /** The revision {@link #pairs} are at: {@link #compactRevision}, or 1 if it was never compacted. */
  long oldestRevision();

  /** The leases with their granted time, by rising id. */
  List<Lease> leases();

  /** All keys at {@link #oldestRevision}, in key order. */
  Iterable<KeyValue> pairs();

  /** What changed since: one list for every revision from {@code oldestRevision + 1} to {@link #revision}, in order. */
  Iterable<List<StoreEvent>> changes();

  /** All keys at {@link #revision}, in key order. */
  default Iterable<KeyValue> newest() {
    TreeMap<Bytes, KeyValue> newest = new TreeMap<>();
    pairs().forEach(pair -> newest.put(pair.key(), pair));
    for (List<StoreEvent> events : changes()) {
      for (StoreEvent event : events) {
        switch (event) {
          case StoreEvent.Put put -> newest.put(put.current().key(), put.current());
          case StoreEvent.Delete delete -> newest.remove(delete.key());
        }
      }
    }
    return List.copyOf(newest.values());
  }

  record Lease(long id, long ttlSeconds) {}
}
