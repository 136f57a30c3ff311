package io.hexareme.adapters.assembly;

import io.hexareme.adapters.logmemory.MemoryLogStorage;
import io.hexareme.core.store.EmbeddedStore;
import io.hexareme.core.store.StoreConfig;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.time.Loop;
import java.util.Optional;

/** One member on the API server's loop, over a log that is held from the beginning. */
final class SingleMember implements StorePlace {
  private final LogStorage log;
  private final Loop loop;
  private final Metrics metrics;
  private boolean opened;

  SingleMember(LogStorage log, Loop loop, Metrics metrics) {
    this.log = log;
    this.loop = loop;
    this.metrics = metrics;
  }

  @Override
  public HeldStore open(StoreFailure onFailure) {
    opened = true;
    return HeldStore.alone(EmbeddedStore.open(log, loop, StoreConfig.DEFAULT, metrics, onFailure::failed));
  }

  @Override
  public Optional<HeldStore> replaced(StoreImage image, StoreFailure onFailure) {
    return log instanceof MemoryLogStorage
        ? Optional.of(HeldStore.alone(EmbeddedStore.restore(image, new MemoryLogStorage(loop), loop, StoreConfig.DEFAULT, metrics, onFailure::failed)))
        : Optional.empty();
  }

  /** A store that was opened has closed its log. */
  @Override
  public void release() {
    if (!opened) {
      log.close();
    }
  }
}
