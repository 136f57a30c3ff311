package io.hexareme.core.store.mvcc;

import io.hexareme.core.store.tree.KeyTree;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.value.Bytes;
import java.util.Iterator;
import java.util.List;

/** How many bytes of keys and values a content holds, its kept history included: counted up with each change, and down by compactions. */
final class ContentSize {
  private ContentSize() {}

  /** What events add: each version that is kept, and a key for each deletion. */
  static long added(List<StoreEvent> events) {
    long bytes = 0;
    for (StoreEvent event : events) {
      bytes += switch (event) {
        case StoreEvent.Put put -> of(put.current());
        case StoreEvent.Delete delete -> delete.key().length();
      };
    }
    return bytes;
  }

  /** What is no longer needed when these events are forgotten: the versions that they replaced, and the deletions themselves. */
  static long freed(List<StoreEvent> events) {
    long bytes = 0;
    for (StoreEvent event : events) {
      if (event.previous() != null) bytes += of(event.previous());
      if (event instanceof StoreEvent.Delete delete) bytes += delete.key().length();
    }
    return bytes;
  }

  /** The same as having counted all along. */
  static long counted(KeyTree newest, History history, long revision) {
    long bytes = 0;
    for (Iterator<KeyValue> all = newest.from(Bytes.EMPTY); all.hasNext(); ) bytes += of(all.next());
    return bytes + freed(history, history.compacted(), revision);
  }

  /** What a compaction at {@code to} frees. */
  static long freed(History history, long after, long to) {
    long bytes = 0;
    for (long revision = after + 1; revision <= to; revision++) bytes += freed(history.events(revision));
    return bytes;
  }

  private static long of(KeyValue pair) {
    return pair.key().length() + pair.value().length();
  }
}
