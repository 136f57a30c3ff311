package io.hexareme.core.store.log;

import io.hexareme.ports.store.StoreUnavailable;

/** Who waits until the applied state is new enough to be read. */
@FunctionalInterface
public interface PendingRead {

  /** @param why null: read now; else why that cannot be */
  void go(StoreUnavailable why);
}
