package io.hexareme.adapters.assembly;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

/** Which loops there are in a cluster of one process. */
final class LoopsModule extends AbstractModule {
  @Provides
  @Singleton
  ControlPlaneLoops loops(World world) {
    return new ControlPlaneLoops(world.loop("apiserver"), world.loop("components"));
  }
}
