package io.hexareme.adapters.assembly;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.hexareme.ports.trace.Trace;

/** The worker nodes. */
final class NodesModule extends AbstractModule {
  private final ClusterSettings settings;

  NodesModule(ClusterSettings settings) {
    this.settings = settings;
  }

  @Provides
  @Singleton
  Nodes nodes(ComponentClients clients, CrossLoopNodeAgents agents, ControlPlaneLoops loops, World world, Trace trace) {
    return new Nodes(clients, agents, loops.components(), world, trace, settings.data().map(data -> data.resolve("runtime")));
  }
}
