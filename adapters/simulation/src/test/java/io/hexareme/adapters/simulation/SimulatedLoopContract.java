package io.hexareme.adapters.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.time.LoopContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The contract of loops for one of a simulated world, which has to be run. */
abstract class SimulatedLoopContract extends LoopContract {
  private final List<Throwable> reported = new ArrayList<>();

  abstract SimulatedWorld world();

  @Override
  protected void runUntil(BooleanSupplier done) {
    while (true) {
      try {
        assertThat(world().runUntil(done, Duration.ofHours(1))).isTrue();
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
