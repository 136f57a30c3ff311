package io.hexareme.core.store.mvcc;

import io.hexareme.core.store.command.ByteReader;
import io.hexareme.core.store.tree.KeyTree;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Builds the state from its chunks: the oldest pairs, then every change again, then the newest tree in the order that is given. Nothing
 * is searched for by key but what was there at first. Of the trees in between none is made: reads of what was the past before a
 * restart make them ({@link History}).
 */
final class SnapshotReader {
  private final LeaseBook leases = new LeaseBook();
  private final boolean anyLease;
  private final long compacted;
  private final long oldest;
  private final long newest;
  private final long hash;
  private final List<KeyValue> pairs = new ArrayList<>();
  private final List<KeyValue> order = new ArrayList<>();
  private KeyTree base;
  private int unchanged;
  private long revision;
  private History history;

  static Mvcc read(Iterable<Bytes> chunks) {
    Iterator<Bytes> rest = chunks.iterator();
    SnapshotReader reader = new SnapshotReader(new ByteReader(rest.next()));
    while (rest.hasNext()) reader.chunk(new ByteReader(rest.next()));
    return reader.done();
  }

  private SnapshotReader(ByteReader in) {
    int format = in.octet();
    if (format != Snapshot.FORMAT) throw new IllegalStateException("unknown snapshot format " + format);
    compacted = in.number();
    oldest = in.number();
    newest = in.number();
    hash = in.number();
    revision = oldest;
    leases.startAfter(in.number());
    int count = in.count();
    anyLease = count > 0;
    for (int left = count; left > 0; left--) {
      leases.restore(new LeaseBook.Row(in.number(), in.number(), in.number()));
    }
  }

  private void chunk(ByteReader in) {
    int kind = in.octet();
    if (kind != Snapshot.PAIRS) beginHistory();
    while (!in.atEnd()) {
      switch (kind) {
        case Snapshot.PAIRS -> pairs.add(pair(in));
        case Snapshot.EVENTS -> revision(in);
        case Snapshot.ORDER -> order.add(next(in.number(), (int) in.number()));
        default -> throw new IllegalStateException("unknown kind of snapshot chunk: " + kind);
      }
    }
  }

  private static KeyValue pair(ByteReader in) {
    return new KeyValue(in.bytes(), in.bytes(), in.number(), in.number(), in.number(), in.number());
  }

  private void beginHistory() {
    if (history != null) return;
    base = KeyTree.of(pairs);
    history = new History(compacted, oldest, base, hash);
  }

  private void revision(ByteReader in) {
    int count = in.count();
    List<StoreEvent> events = new ArrayList<>(count);
    for (int left = count; left > 0; left--) events.add(event(in));
    revision++;
    history.add(events, null);
  }

  private StoreEvent event(ByteReader in) {
    int kind = in.octet();
    return switch (kind) {
      case Snapshot.PUT -> put(in.bytes(), in.bytes(), in.number(), in.number());
      case Snapshot.DELETE -> delete(in.bytes(), in.number());
      default -> throw new IllegalStateException("unknown kind of event: " + kind);
    };
  }

  private StoreEvent put(Bytes key, Bytes value, long lease, long previousRevision) {
    long now = revision + 1;
    if (previousRevision == 0) return new StoreEvent.Put(new KeyValue(key, value, now, now, 1, lease), null);
    KeyValue before = previous(key, previousRevision);
    // The key's first bytes serve all its versions, as in a draft.
    KeyValue current = new KeyValue(before.key(), value, before.createRevision(), now, before.version() + 1, lease);
    return new StoreEvent.Put(current, before);
  }

  private StoreEvent delete(Bytes key, long previousRevision) {
    KeyValue before = previous(key, previousRevision);
    return new StoreEvent.Delete(before.key(), revision + 1, before);
  }

  /** The pair that was written at that revision. */
  private KeyValue previous(Bytes key, long wanted) {
    if (wanted <= oldest) return base.get(key);
    for (StoreEvent event : history.events(wanted)) {
      if (event instanceof StoreEvent.Put(KeyValue current, KeyValue before) && current.key().equals(key)) return current;
    }
    throw new IllegalStateException("revision " + wanted + " did not write what revision " + (revision + 1) + " changes");
  }

  /** The next pair of the newest tree: from the revision's event at that place, or so many of the oldest pairs on. */
  private KeyValue next(long written, int place) {
    if (written == 0) {
      unchanged += place;
      return pairs.get(unchanged++);
    }
    if (history.events(written).get(place) instanceof StoreEvent.Put put) return put.current();
    throw new IllegalStateException("revision " + written + " has no pair at place " + place);
  }

  private Mvcc done() {
    beginHistory();
    if (revision != newest) throw new IllegalStateException("the snapshot ends at revision " + revision + " of " + newest);
    KeyTree tree = KeyTree.of(order);
    history.turn(tree);
    if (anyLease) order.forEach(leases::attach);
    return new Mvcc(tree, revision, history, leases);
  }
}
