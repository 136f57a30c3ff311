package io.hexareme.core.store.mvcc;

import io.hexareme.core.store.tree.KeyTree;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Builds the state from a backup: the oldest pairs, then every change again. Revisions stay what they were; leases are as new. */
final class ImageReader {
  private ImageReader() {}

  static Mvcc read(StoreImage image) {
    LeaseBook leases = new LeaseBook();
    for (StoreImage.Lease lease : image.leases()) leases.restore(new LeaseBook.Row(lease.id(), lease.ttlSeconds(), 0));
    List<KeyValue> pairs = new ArrayList<>();
    image.pairs().forEach(pairs::add);
    KeyTree tree = KeyTree.of(pairs);
    long revision = image.oldestRevision();
    History history = new History(image.compactRevision(), revision, tree, 0);
    for (List<StoreEvent> events : image.changes()) {
      Draft draft = new Draft(tree, ++revision);
      for (StoreEvent event : events) repeat(event, draft);
      history.add(draft.events(), tree);
      tree = draft.tree();
    }
    if (revision != image.revision()) {
      throw new IllegalStateException("the backup ends at revision " + revision + " of " + image.revision());
    }
    new KeyRange(Bytes.EMPTY, Bytes.EMPTY).forEach(tree, pair -> {
      leases.attachIfThere(pair);
      return true;
    });
    return new Mvcc(tree, revision, history, leases);
  }

  private static void repeat(StoreEvent event, Draft draft) {
    switch (event) {
      case StoreEvent.Put put -> draft.put(put.current().key(), put.current().value(), put.current().lease());
      case StoreEvent.Delete delete -> draft.delete(new KeyRange(delete.key(), null));
    }
  }
}
