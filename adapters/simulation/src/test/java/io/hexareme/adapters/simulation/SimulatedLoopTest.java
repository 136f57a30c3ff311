package io.hexareme.adapters.simulation;

import io.hexareme.ports.time.Loop;

class SimulatedLoopTest extends SimulatedLoopContract {
  private final SimulatedWorld world = new SimulatedWorld(1);
  private final Loop loop = world.loop("test");

  @Override
  SimulatedWorld world() {
    return world;
  }

  @Override
  protected Loop loop() {
    return loop;
  }
}
