package io.hexareme.core.store;

import io.hexareme.core.store.log.LogConfig;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreContract;
import io.hexareme.ports.time.ManualLoop;

/** The embedded store, taking a snapshot of itself every few writes. */
class EmbeddedStoreContractTest extends StoreContract {

  @Override
  protected Store open(ManualLoop loop) {
    StoreConfig config = StoreConfig.DEFAULT.with(LogConfig.DEFAULT.snapshotsAfter(3, 1 << 20));
    return EmbeddedStore.open(new ScriptedLog().on(loop), loop, config, cause -> {
      throw new AssertionError(cause);
    });
  }
}
