package io.hexareme.adapters.assembly.faults;

import io.hexareme.core.store.EmbeddedStore;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreImage;

/** The store of one life of a member. */
public final class StoreLife {
  private final EmbeddedStore store;

  StoreLife(EmbeddedStore store) {
    this.store = store;
  }

  public Store store() {
    return store;
  }

  /** Whether it believes that it leads. */
  public boolean leads() {
    return true;
  }

  public long term() {
    return 1;
  }

  public String leader() {
    return "m1";
  }

  /** The index in the log of what it has applied last. */
  public long applied() {
    return store.appliedRevision();
  }

  /** Its content now; null when it cannot tell. */
  public StoreImage image() {
    return null;
  }

  public long revision() {
    return store.appliedRevision();
  }
}
