package io.hexareme.adapters.assembly;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.hexareme.ports.trace.Trace;

/** A cluster of one process in real time: who lives on which loop, what talks to what. */
final class OneProcessModule extends AbstractModule {
  private final ClusterSettings settings;
  private final SwitchedApiServer front;

  OneProcessModule(ClusterSettings settings, SwitchedApiServer front) {
    this.settings = settings;
    this.front = front;
  }

  @Provides
  @Singleton
  CrossLoopNodeAgents agents(ControlPlaneLoops loops) {
    return new CrossLoopNodeAgents(loops.server());
  }

  @Provides
  @Singleton
  ComponentClients clients(ControlPlaneLoops loops, Identities identities) {
    return new ComponentClients(new CrossLoopApiServer(front, loops.server(), loops::components), identities, Instruments.NONE);
  }

  @Provides
  @Singleton
  ControlPlane controlPlane(Parts parts, ControlPlaneLoops loops, World world, CrossLoopNodeAgents agents, ComponentClients clients) {
    return new ControlPlane(parts, loops, world, agents, clients, front);
  }

  @Provides
  @Singleton
  Nodes nodes(ComponentClients clients, CrossLoopNodeAgents agents, ControlPlaneLoops loops, World world, Trace trace) {
    Host host = world.host("nodes", loops.components());
    return new Nodes(agents, trace, settings.data().map(data -> data.resolve("runtime")), _ -> host, (_, _) -> clients, Flaws.NONE);
  }
}
