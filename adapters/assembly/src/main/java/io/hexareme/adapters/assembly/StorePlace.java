package io.hexareme.adapters.assembly;

import io.hexareme.ports.time.Loop;

/** Where a cluster's store is; opened at the start and anew after every stop. */
interface StorePlace {

  /** Opens what is there; on {@code loop}, the API server's. May block. */
  HeldStore open(Loop loop, StoreFailure onFailure);
}
