package io.hexareme.adapters.assembly;

import io.hexareme.core.apiserver.ApiServerImage;
import io.hexareme.core.controllers.loop.ControllerHost;
import io.hexareme.core.scheduler.Scheduler;
import io.hexareme.ports.node.NodeAgents;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The running parts of a control plane of one process, on two loops. Methods say on which. */
final class ControlPlane {
  private final Parts parts;
  private final ControlPlaneLoops loops;
  private final World world;
  private final NodeAgents agents;
  private final ComponentLives lives;
  private final SwitchedApiServer front;
  private ServerLife server;
  private Scheduler scheduler;
  private ControllerHost controllers;

  ControlPlane(Parts parts, ControlPlaneLoops loops, World world, NodeAgents agents, ComponentLives lives, SwitchedApiServer front) {
    this.parts = parts;
    this.loops = loops;
    this.world = world;
    this.agents = agents;
    this.lives = lives;
    this.front = front;
  }

  /** Starts the API server on a store, which is its own from then on; on the server's loop. Completes when it serves. */
  CompletionStage<Void> startServer(HeldStore store) {
    return startServer(store, Optional.empty());
  }

  /** @param image what another server knew of the same content */
  CompletionStage<Void> startServer(HeldStore store, Optional<ApiServerImage> image) {
    server = new ServerLife(parts, world.host("apiserver", loops.server()), agents, store);
    return server.start(image).thenRun(() -> front.up(server.api()));
  }

  /** All there is, to begin another server with; on the server's loop. */
  CompletionStage<ServerLife.Content> content() {
    return server.content();
  }

  /** Stops serving, ends watches, lets go of the store; on the server's loop. */
  void stopServer() {
    front.down();
    server.stop();
  }

  /** On the components' loop. */
  void startScheduler() {
    scheduler = parts.scheduler(world.host("scheduler", loops.components()), lives.clients());
    scheduler.start();
  }

  /** On the components' loop. */
  void stopScheduler() {
    scheduler.stop();
  }

  /** On the components' loop. */
  void startControllers() {
    controllers = parts.controllers(world.host("controllers", loops.components()), lives.clients());
    controllers.start();
  }

  /** Ends scheduler and controllers, whatever they are about: nobody hears of them any more; on the components' loop. */
  void loseComponents() {
    stopScheduler();
    stopControllers();
    lives.end();
  }

  /** On the components' loop. */
  void stopControllers() {
    controllers.stop();
  }
}
