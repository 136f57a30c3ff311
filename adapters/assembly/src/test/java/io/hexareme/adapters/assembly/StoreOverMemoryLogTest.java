package io.hexareme.adapters.assembly;

import io.hexareme.adapters.logmemory.MemoryLogStorage;
import io.hexareme.core.store.EmbeddedStore;
import io.hexareme.core.store.StoreConfig;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreContract;
import io.hexareme.ports.time.ManualLoop;

class StoreOverMemoryLogTest extends StoreContract {
  @Override
  protected Store open(ManualLoop loop) {
    return EmbeddedStore.open(new MemoryLogStorage(loop), loop, StoreConfig.DEFAULT, failure -> {
      throw new AssertionError("the store failed", failure);
    });
  }
}
