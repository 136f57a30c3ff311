package io.hexareme.adapters.assembly;

import io.hexareme.core.store.EmbeddedStore;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreHealth;
import io.hexareme.ports.store.StoreImage;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * A store that serves, and how to let go of it. Lives on the API server's loop.
 *
 * @param image the content as it is, for a backup
 */
record HeldStore(Store store, StoreHealth health, Supplier<CompletionStage<StoreImage>> image, Runnable close) {

  /** The only member of its group, on the API server's own loop. */
  static HeldStore alone(EmbeddedStore store) {
    return new HeldStore(store, store.health(), store.maintenance()::image, store::close);
  }
}
