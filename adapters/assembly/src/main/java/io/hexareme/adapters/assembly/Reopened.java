package io.hexareme.adapters.assembly;

import io.hexareme.core.store.EmbeddedStore;
import io.hexareme.core.store.StoreConfig;
import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.time.Loop;

/** One member on the API server's loop, over a log that is opened anew each time. */
final class Reopened implements StorePlace {
  private final LogPlace log;
  private final Loop loop;
  private final Metrics metrics;

  Reopened(LogPlace log, Loop loop, Metrics metrics) {
    this.log = log;
    this.loop = loop;
    this.metrics = metrics;
  }

  @Override
  public HeldStore open(StoreFailure onFailure) {
    return HeldStore.alone(EmbeddedStore.open(log.open(loop), loop, StoreConfig.DEFAULT, metrics, onFailure::failed));
  }

  /** What was opened is closed by whoever holds it. */
  @Override
  public void release() {}
}
