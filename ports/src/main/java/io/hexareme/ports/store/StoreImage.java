package io.hexareme.ports.store;

import io.hexareme.ports.store.Store.KeyValue;
import java.util.List;

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

  record Lease(long id, long ttlSeconds) {}
}
