package io.hexareme.core.store.mvcc;

import io.hexareme.core.store.tree.KeyTree;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.Txn.Op;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;

/** The next revision in the making. If nothing changes there is no new revision. */
final class Draft {
  private final long revision;
  private final List<StoreEvent> events = new ArrayList<>(1);
  private KeyTree tree;

  /** @param revision the one that a change makes */
  Draft(KeyTree tree, long revision) {
    this.tree = tree;
    this.revision = revision;
  }

  KeyTree tree() {
    return tree;
  }

  List<StoreEvent> events() {
    return events;
  }

  /** The newest revision as a reader within the transaction sees it. */
  long revision() {
    return events.isEmpty() ? revision - 1 : revision;
  }

  /** Writes and gives the version before, or null. What it keeps, there must be. */
  KeyValue put(Op.Put op) {
    if (!op.keeps()) return put(op.key(), op.value(), op.lease());
    KeyValue previous = tree.get(op.key());
    Bytes value = op.value() == null ? previous.value() : op.value();
    return put(op.key(), value, op.lease() == Op.Put.KEEP_LEASE ? previous.lease() : op.lease());
  }

  /** Writes and gives the version before, or null. */
  KeyValue put(Bytes key, Bytes value, long lease) {
    tree = tree.put(key, previous -> {
      // The key's first bytes serve all its versions: they are shared by every event and tree that names it.
      KeyValue current = previous == null
          ? new KeyValue(key, value, revision, revision, 1, lease)
          : new KeyValue(previous.key(), value, previous.createRevision(), revision, previous.version() + 1, lease);
      events.add(new StoreEvent.Put(current, previous));
      return current;
    });
    return events.getLast().previous();
  }

  /** Deletes the keys of the range and gives what they were, in key order. */
  List<KeyValue> delete(KeyRange range) {
    List<KeyValue> gone = new ArrayList<>(1);
    range.forEach(tree, gone::add);
    for (KeyValue pair : gone) {
      tree = tree.remove(pair.key());
      events.add(new StoreEvent.Delete(pair.key(), revision, pair));
    }
    return gone;
  }
}
