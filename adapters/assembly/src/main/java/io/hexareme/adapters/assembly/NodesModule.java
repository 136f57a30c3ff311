package io.hexareme.adapters.assembly;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

/** The worker nodes. */
final class NodesModule extends AbstractModule {
  private final ClusterSettings settings;

  NodesModule(ClusterSettings settings) {
    this.settings = settings;
  }

  @Provides
  @Singleton
  Nodes nodes() {
    return new Nodes();
  }
}
