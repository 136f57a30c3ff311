package io.hexareme.adapters.assembly;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.hexareme.adapters.logmemory.MemoryLogStorage;
import io.hexareme.ports.log.LogStorage;

/** The store's log in memory: gone with the process. */
final class MemoryLogModule extends AbstractModule {
  @Provides
  @Singleton
  LogStorage log(ControlPlaneLoops loops) {
    return new MemoryLogStorage(loops.server());
  }
}
