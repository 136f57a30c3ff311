package io.hexareme.adapters.assembly;

import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;

/** What time, threads and chance are in one cluster: real, or simulated. */
interface World {

  /** A loop of its own for that part of the cluster. */
  Loop loop(String name);

  Clock clock();

  Randomness randomness();

  /** A place on that loop, with chance of its own name. */
  default Host host(String name, Loop loop) {
    return new Host(name, loop, clock(), randomness().fork(name));
  }
}
