package io.hexareme.adapters.assembly;

import io.hexareme.adapters.simulation.ApiWire;
import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.adapters.simulation.api.ApiFault;
import io.hexareme.adapters.simulation.api.FaultyApiServer;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The API servers of a simulated cluster, each a process {@code apiserver-1} and so on, and what goes wrong in front of all of them. */
final class SimulatedServers {
  /** After a start that came to nothing, such as for want of a store. */
  private static final Duration RESTART = Duration.ofSeconds(1);

  private final SimulatedWorld world;
  private final Parts parts;
  private final ServerStore store;
  private final Heritage heritage;
  private final CrossLoopNodeAgents agents;
  private final ApiWire wire;
  private final Function<ApiRequest, String> clientName;
  private final FaultyApiServer.HitListener onHit;
  private final Loop supervisor;
  private final List<Component> components = new ArrayList<>();
  private final Map<String, Life> lives = new LinkedHashMap<>();
  private final List<Standing> faults = new ArrayList<>();

  /** One server while its process lives. */
  private record Life(ServerLife server, FaultyApiServer front, Loop loop) {}

  private record Standing(ApiFault fault, Duration since) {}

  SimulatedServers(SimulatedWorld world, int count, Parts parts, ServerStore store, Heritage heritage, CrossLoopNodeAgents agents, ApiWire wire,
      Function<ApiRequest, String> clientName, FaultyApiServer.HitListener onHit) {
    this.world = world;
    this.parts = parts;
    this.store = store;
    this.heritage = heritage;
    this.agents = agents;
    this.wire = wire;
    this.clientName = clientName;
    this.onHit = onHit;
    this.supervisor = world.loop("apiserver supervisor");
    for (int number = 1; number <= count; number++) {
      Component component = new Component(world, "apiserver-" + number, this::run);
      components.add(component);
      wire.endpoint(component.name(), component.process());
    }
  }

  List<Component> components() {
    return components;
  }

  private Component.Running run(Host host) {
    Component component = components.stream().filter(each -> each.name().equals(host.name())).findFirst().orElseThrow();
    HeldStore held = store.open(host);
    ServerLife server = new ServerLife(parts, host, agents.seenFrom(host.loop()), held);
    FaultyApiServer front = new FaultyApiServer(server.api(), host.loop(), host.clock(), clientName);
    front.onHit(onHit);
    lives.put(host.name(), new Life(server, front, host.loop()));
    boolean[] stopped = {false};
    component.process().onCrash(() -> {
      lives.remove(host.name());
      if (!stopped[0]) {
        store.lost(held);
      }
    });
    CompletableFuture<Void> ready = new CompletableFuture<>();
    server.start(heritage.server(host.name())).whenComplete((done, failure) -> {
      if (failure == null) {
        remaining().forEach(front::begin);
        wire.serve(host.name(), front, host.loop());
        ready.complete(null);
      } else {
        supervisor.execute(() -> {
          component.process().crash();
          supervisor.after(RESTART, component::start);
        });
      }
    });
    return new Component.Running(ready, () -> {
      stopped[0] = true;
      server.stop();
    });
  }

  /** The faults that are not over yet, with the time that is left to them. */
  private List<ApiFault> remaining() {
    faults.removeIf(each -> !left(each).isPositive());
    return faults.stream().map(each -> each.fault().during(left(each))).toList();
  }

  private Duration left(Standing standing) {
    return standing.fault().span().minus(world.elapsed().minus(standing.since()));
  }

  /** Befalls the requests to every server, of whatever life: each counts on its own. */
  void befall(ApiFault fault) {
    faults.add(new Standing(fault, world.elapsed()));
    lives.values().forEach(life -> life.loop().execute(() -> life.front().begin(fault)));
  }

  /** Ends all of them. */
  void endFaults() {
    faults.clear();
    lives.values().forEach(life -> life.loop().execute(life.front()::endAll));
  }

  /** Lets the store forget all history up to now, if anybody runs who can. */
  void compact() {
    lives.values().stream().findFirst().ifPresent(life -> life.loop().execute(() ->
        life.server().store().revision().thenCompose(newest -> life.server().store().compact(newest))));
  }

  /** The first that runs. */
  Optional<ServerLife> anyLife() {
    return lives.values().stream().map(Life::server).findFirst();
  }

  /** Where it runs. */
  Optional<Loop> anyLoop() {
    return lives.values().stream().map(Life::loop).findFirst();
  }
}
