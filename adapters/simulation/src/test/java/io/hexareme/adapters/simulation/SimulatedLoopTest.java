package io.hexareme.adapters.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.LoopContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

class SimulatedLoopTest extends LoopContract {
  private final SimulatedWorld world = new SimulatedWorld(1);
  private final Loop loop = world.loop("test");
  private final List<Throwable> reported = new ArrayList<>();

  @Override
  protected Loop loop() {
    return loop;
  }

  @Override
  protected void runUntil(BooleanSupplier done) {
    while (true) {
      try {
        assertThat(world.runUntil(done, Duration.ofHours(1))).isTrue();
        return;
      } catch (WorldFailure failure) {
        reported.add(failure.getCause());
      }
    }
  }

  @Override
  protected List<Throwable> reported() {
    return reported;
  }
}
