package io.hexareme.core.store.mvcc;

import io.hexareme.core.store.command.ByteReader;
import io.hexareme.core.store.tree.KeyTree;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.value.Bytes;
import java.util.Iterator;

/** Builds the state from its chunks: the oldest pairs, then every change again. */
final class SnapshotReader {
  private final LeaseBook leases = new LeaseBook();
  private final long compacted;
  private final long oldest;
  private final long newest;
  private final long hash;
  private KeyTree tree = KeyTree.EMPTY;
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
    for (int left = in.count(); left > 0; left--) {
      leases.restore(new LeaseBook.Row(in.number(), in.number(), in.number()));
    }
  }

  private void chunk(ByteReader in) {
    int kind = in.octet();
    while (!in.atEnd()) {
      switch (kind) {
        case Snapshot.PAIRS -> tree = tree.put(pair(in));
        case Snapshot.EVENTS -> revision(in);
        default -> throw new IllegalStateException("unknown kind of snapshot chunk: " + kind);
      }
    }
  }

  private static KeyValue pair(ByteReader in) {
    return new KeyValue(in.bytes(), in.bytes(), in.number(), in.number(), in.number(), in.number());
  }

  private void revision(ByteReader in) {
    beginHistory();
    Draft draft = new Draft(tree, revision + 1);
    for (int left = in.count(); left > 0; left--) {
      int kind = in.octet();
      switch (kind) {
        case Snapshot.PUT -> draft.put(in.bytes(), in.bytes(), in.number());
        case Snapshot.DELETE -> draft.delete(new KeyRange(in.bytes(), null));
        default -> throw new IllegalStateException("unknown kind of event: " + kind);
      }
    }
    history.add(draft.events(), tree);
    tree = draft.tree();
    revision++;
  }

  private void beginHistory() {
    if (history == null) history = new History(compacted, oldest, tree, hash);
  }

  private Mvcc done() {
    beginHistory();
    if (revision != newest) throw new IllegalStateException("the snapshot ends at revision " + revision + " of " + newest);
    new KeyRange(Bytes.EMPTY, Bytes.EMPTY).forEach(tree, pair -> {
      leases.attach(pair);
      return true;
    });
    return new Mvcc(tree, revision, history, leases);
  }
}
