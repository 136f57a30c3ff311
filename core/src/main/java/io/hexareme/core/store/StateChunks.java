package io.hexareme.core.store;

import io.hexareme.core.store.group.Group;
import io.hexareme.core.store.mvcc.Mvcc;
import io.hexareme.ports.value.Bytes;
import java.util.Iterator;

/** Both state machines' state: the group's in one chunk, then the content's. */
final class StateChunks {
  private StateChunks() {}

  static Iterable<Bytes> of(Group group, Mvcc content) {
    Bytes first = group.snapshot();
    Iterable<Bytes> rest = content.snapshot();
    return () -> new Iterator<>() {
      private final Iterator<Bytes> chunks = rest.iterator();
      private boolean begun;

      @Override
      public boolean hasNext() {
        return !begun || chunks.hasNext();
      }

      @Override
      public Bytes next() {
        if (begun) return chunks.next();
        begun = true;
        return first;
      }
    };
  }
}
