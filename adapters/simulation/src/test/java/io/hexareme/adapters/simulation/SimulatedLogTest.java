package io.hexareme.adapters.simulation;

import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.log.LogStorageContract;
import io.hexareme.ports.time.ManualLoop;

/** A disk with which nothing is wrong. */
class SimulatedLogTest extends LogStorageContract {
  private final SimulatedDisk disk = new SimulatedDisk("disk", new SeededRandomness(1), DiskConditions.IDEAL);

  @Override
  protected LogStorage open(ManualLoop loop) {
    return disk.open(loop);
  }
}
