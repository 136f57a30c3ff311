package io.hexareme.adapters.assembly;

import io.hexareme.core.store.EmbeddedStore;
import io.hexareme.core.store.StoreConfig;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.metrics.Metrics;

/** What the API servers of a simulated cluster stand on: the one member on the only server's loop, or members in processes of their own. */
sealed interface ServerStore {

  /** For one life of a server, on its loop. */
  HeldStore open(Host server);

  /** The process of that server has ended, and nobody closed what it held. */
  void lost(HeldStore held);

  /** One member on the API server's loop, over a log that is opened anew each time. */
  record Within(LogPlace log, Heritage heritage, Metrics metrics) implements ServerStore {
    @Override
    public HeldStore open(Host server) {
      LogStorage storage = log.open(server.loop());
      return HeldStore.alone(heritage.store()
          .map(image -> EmbeddedStore.restore(image, storage, server.loop(), StoreConfig.DEFAULT, metrics, Within::failed))
          .orElseGet(() -> EmbeddedStore.open(storage, server.loop(), StoreConfig.DEFAULT, metrics, Within::failed)));
    }

    private static void failed(Throwable failure) {
      throw new IllegalStateException("the store failed", failure);
    }

    @Override
    public void lost(HeldStore held) {
      log.letGo();
    }
  }

  /** Several. */
  record Apart(SimulatedMembers members) implements ServerStore {
    @Override
    public HeldStore open(Host server) {
      return members.open(server.loop());
    }

    @Override
    public void lost(HeldStore held) {
      held.close().run();
    }
  }
}
