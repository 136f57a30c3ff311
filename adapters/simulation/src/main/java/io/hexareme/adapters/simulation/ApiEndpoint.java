package io.hexareme.adapters.simulation;

import io.hexareme.ports.api.ApiServer;

/** Where an API server listens, or does not. */
final class ApiEndpoint {
  private final SimulatedProcess process;
  private ApiServer target;
  private SimulatedLoop loop;
  private boolean silent;

  ApiEndpoint(SimulatedProcess process) {
    this.process = process;
  }

  void serve(ApiServer newTarget, SimulatedLoop newLoop) {
    target = newTarget;
    loop = newLoop;
  }

  void end() {
    target = null;
    loop = null;
  }

  /** Whether somebody accepts connections there. */
  boolean listens() {
    return target != null;
  }

  /** It has stood still for so long that clients look elsewhere. */
  void fellSilent() {
    silent = true;
  }

  boolean isSilent() {
    silent &= process.paused();
    return silent;
  }

  ApiServer target() {
    return target;
  }

  SimulatedLoop loop() {
    return loop;
  }
}
