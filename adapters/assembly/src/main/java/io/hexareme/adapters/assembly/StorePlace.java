package io.hexareme.adapters.assembly;

/** Where a cluster's store is. Made first of all: whoever holds its locks owns everything in the data directory. */
interface StorePlace {

  /** Opens what is there, once or anew after it was let go of; on the API server's loop. May block. */
  HeldStore open(StoreFailure onFailure);

  /** Lets go of what is held whether or not it was opened; after that loop has let go of the store. Blocks. */
  void release();
}
