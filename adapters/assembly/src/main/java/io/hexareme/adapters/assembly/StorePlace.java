package io.hexareme.adapters.assembly;

import io.hexareme.ports.store.StoreImage;
import java.util.Optional;

/** Where a cluster's store is. Made first of all: whoever holds its locks owns everything in the data directory. */
interface StorePlace {

  /** Opens what is there, once or anew after it was let go of; on the API server's loop. May block. */
  HeldStore open(StoreFailure onFailure);

  /**
   * Opens a store with that content in the place of what was there, which has been let go of; on the API server's loop. Empty where what
   * is there is to last.
   */
  default Optional<HeldStore> replaced(StoreImage image, StoreFailure onFailure) {
    return Optional.empty();
  }

  /** Lets go of what is held whether or not it was opened; after that loop has let go of the store. Blocks. */
  void release();
}
