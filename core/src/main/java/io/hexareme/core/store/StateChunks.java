package io.hexareme.core.store;

import io.hexareme.core.store.group.Group;
import io.hexareme.core.store.log.StateView;
import io.hexareme.core.store.mvcc.Mvcc;
import io.hexareme.core.store.mvcc.Snapshot;
import io.hexareme.ports.value.Bytes;
import java.util.Iterator;

/**
 * Both state machines' state: the group's in one chunk, then the content's. A member that is given the view itself, as the members of a fork
 * are, makes its state from it without reading a chunk ({@link #content}).
 */
final class StateChunks implements StateView {
  private final Bytes group;
  private final Snapshot content;

  private StateChunks(Bytes group, Snapshot content) {
    this.group = group;
    this.content = content;
  }

  static StateChunks of(Group group, Mvcc content) {
    return new StateChunks(group.snapshot(), content.snapshot());
  }

  Group group() {
    return Group.restore(group);
  }

  /** A state of its own. */
  Mvcc content() {
    return content.thawed();
  }

  @Override
  public long bytes() {
    return group.length() + content.bytes();
  }

  @Override
  public Iterator<Bytes> iterator() {
    return new Iterator<>() {
      private Iterator<Bytes> chunks; // null until the group's is read

      @Override
      public boolean hasNext() {
        return chunks == null || chunks.hasNext();
      }

      @Override
      public Bytes next() {
        if (chunks != null) return chunks.next();
        chunks = content.iterator();
        return group;
      }
    };
  }
}
