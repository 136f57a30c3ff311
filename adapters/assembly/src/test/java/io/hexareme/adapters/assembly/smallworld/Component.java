package io.hexareme.adapters.assembly.smallworld;

import io.hexareme.adapters.simulation.SimulatedProcess;
import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.adapters.simulation.api.ApiFault;
import io.hexareme.adapters.simulation.api.ApiFault.Effect;
import io.hexareme.adapters.simulation.api.FaultyApiServer;
import io.hexareme.adapters.simulation.api.RequestMatch;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.time.Loop;
import java.time.Duration;

/** A component as a process of its own, which starts again a second after each crash. */
final class Component {
  private static final int MOST_IN_AN_INSTANT = 1_000;
  private static final Duration DOWN = Duration.ofSeconds(1);
  private static final Duration SOON = Duration.ofSeconds(3);
  private static final Duration LAG = Duration.ofSeconds(3);
  private static final Duration LATE = Duration.ofSeconds(10);

  /** Makes and starts the component in a new life. */
  interface Main {
    void run(Loop loop, ApiServer api, Life life, int number);
  }

  private final String name;
  private final String informerClient;
  private final SimulatedWorld world;
  private final SimulatedProcess process;
  private final Loop operator;
  private Life life;
  private Wire wire;
  private int lives;
  private boolean stale;
  private Duration lastAsked = Duration.ZERO;
  private int asked;

  /** @param informerClient under whose name it lists and watches */
  Component(String name, String informerClient, SimulatedWorld world, FaultyApiServer server, Loop serverLoop, Tape tape, Main main) {
    this.name = name;
    this.informerClient = informerClient;
    this.world = world;
    this.process = world.process(name);
    this.operator = world.loop("operator");
    process.runs(() -> {
      life = new Life();
      Loop loop = process.loop(name);
      wire = new Wire(server, serverLoop, loop, life, this, tape);
      main.run(loop, wire, life, ++lives);
    });
  }

  String name() {
    return name;
  }

  /** @throws IllegalStateException when it asks without end in one instant */
  void asks() {
    asked = world.elapsed().equals(lastAsked) ? asked + 1 : 0;
    lastAsked = world.elapsed();
    if (asked > MOST_IN_AN_INSTANT) {
      throw new IllegalStateException(name + " loops hot at " + lastAsked);
    }
  }

  boolean listsFromCache() {
    return stale;
  }

  /** From now on, for a while, what it is shown is old. */
  void seesLateFrom(Loop serverLoop, FaultyApiServer server, boolean lists) {
    stale = lists;
    operator.after(LATE, () -> stale = false);
    serverLoop.execute(() -> server.begin(ApiFault.of(RequestMatch.ANY.by(informerClient), new Effect.LagWatch(LAG)).during(LATE)));
  }

  /** Ends for good. */
  void kill() {
    if (life != null) {
      life.over = true;
      wire.close();
    }
    process.crash();
  }

  void start() {
    process.start();
  }

  void crashSoon() {
    operator.after(SOON, this::crash);
  }

  void crash() {
    kill();
    operator.after(DOWN, process::start);
  }

  @Override
  public String toString() {
    return name + " in " + world;
  }
}
