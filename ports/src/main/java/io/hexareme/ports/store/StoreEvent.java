package io.hexareme.ports.store;

import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.value.Bytes;

/** A change of one key. For both, {@code previous} is the version before it (null when there was none, or it is compacted). */
public sealed interface StoreEvent {

  /** The version before the change, or null. */
  KeyValue previous();

  /** The revision that made the change. */
  long revision();

  /** The key was written. */
  record Put(KeyValue current, KeyValue previous) implements StoreEvent {
    @Override
    public long revision() {
      return current.modRevision();
    }
  }

  /** The key was deleted, at {@code revision}. */
  record Delete(Bytes key, long revision, KeyValue previous) implements StoreEvent {}
}
