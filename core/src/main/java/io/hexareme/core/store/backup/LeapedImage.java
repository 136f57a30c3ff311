package io.hexareme.core.store.backup;

import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.StoreImage;
import java.util.List;

/**
 * The newest state of another image at a much later revision, compacted there. Clients of the store that was lost remember revisions which
 * a restored one would use again for other changes: they would go on watching from them and never hear what they missed. After a leap all
 * they remember is compacted, so they must list anew (etcd's {@code --bump-revision} and {@code --mark-compacted}).
 */
public final class LeapedImage implements StoreImage {
  /** More than a store makes between a backup and its loss: at 10,000 a second, 27 hours; what etcd's documentation recommends. */
  public static final long USUAL = 1_000_000_000;

  private final StoreImage image;
  private final long revision;
  private final Iterable<KeyValue> newest;

  /** @param leap how many revisions to leave out, at least 1 */
  public LeapedImage(StoreImage image, long leap) {
    if (leap < 1) {
      throw new IllegalArgumentException("a leap over " + leap + " revisions");
    }
    this.image = image;
    this.revision = Math.addExact(image.revision(), leap);
    this.newest = image.newest();
  }

  @Override
  public long revision() {
    return revision;
  }

  @Override
  public long compactRevision() {
    return revision;
  }

  @Override
  public long oldestRevision() {
    return revision;
  }

  @Override
  public List<Lease> leases() {
    return image.leases();
  }

  @Override
  public Iterable<KeyValue> pairs() {
    return newest;
  }

  @Override
  public Iterable<KeyValue> newest() {
    return newest;
  }

  @Override
  public Iterable<List<StoreEvent>> changes() {
    return List.of();
  }
}
