package io.hexareme.adapters.assembly;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

/** Which loops there are. */
final class LoopsModule extends AbstractModule {
  @Provides
  @Singleton
  ControlPlaneLoops loops(World world) {
    return new ControlPlaneLoops(world.loop("apiserver"), world.loop("components"));
  }
}
