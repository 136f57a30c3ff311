package io.hexareme.adapters.assembly;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.hexareme.adapters.issuersvertx.VertxIssuerDocuments;
import io.hexareme.adapters.webhookvertx.VertxWebhooks;
import io.hexareme.ports.trace.Trace;
import io.vertx.core.Vertx;
import java.util.Optional;

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
  ComponentLives lives(ControlPlaneLoops loops, Identities identities) {
    return new ComponentLives(new CrossLoopApiServer(front, loops.server(), loops::components), loops.components(), identities);
  }

  @Provides
  @Singleton
  ControlPlane controlPlane(Parts parts, ControlPlaneLoops loops, World world, CrossLoopNodeAgents agents, ComponentLives lives) {
    return new ControlPlane(parts, loops, world, agents, lives, front);
  }

  @Provides
  @Singleton
  Traffic traffic() {
    return new Traffic();
  }

  /** Services lead to containers that are functions; the addresses of the world are asked over HTTPS. */
  @Provides
  @Singleton
  OutsideWays ways(Traffic traffic, Vertx vertx) {
    return new OutsideWays(
        host -> new ClusterWebhooks(traffic, host.loop(), new VertxWebhooks(vertx, host.loop(), service -> Optional.empty())),
        host -> new ClusterIssuers(traffic, host.loop(), new VertxIssuerDocuments(vertx, host.loop())));
  }

  @Provides
  @Singleton
  Nodes nodes(ComponentLives lives, CrossLoopNodeAgents agents, ControlPlaneLoops loops, World world, Trace trace, Traffic traffic) {
    Host host = world.host("nodes", loops.components());
    return new Nodes(agents, trace, settings.data().map(data -> data.resolve("runtime")), _ -> host, (_, _) -> lives.clients(), Flaws.NONE, traffic);
  }
}
