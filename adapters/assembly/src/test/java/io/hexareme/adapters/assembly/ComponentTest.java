package io.hexareme.adapters.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.simulation.SimulatedWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class ComponentTest {
  private final SimulatedWorld world = new SimulatedWorld(1);
  private final List<CompletableFuture<Void>> attempts = new ArrayList<>();
  private final Component component = new Component(world, "apiserver-1", host -> {
    attempts.add(new CompletableFuture<>());
    return new Component.Running(attempts.getLast(), () -> { });
  });

  private void turn() {
    world.advance(Duration.ofSeconds(1));
  }

  @Test
  void who_waits_for_a_start_is_told_when_a_later_attempt_succeeds() {
    CompletionStage<Void> started = component.start();
    turn();
    component.process().crash();
    component.start();
    turn();
    attempts.getFirst().complete(null);
    assertThat(started.toCompletableFuture()).as("that life is over").isNotDone();
    attempts.getLast().complete(null);
    assertThat(started.toCompletableFuture()).isDone();
  }

  @Test
  void a_life_after_one_that_worked_is_waited_for_anew() {
    component.start();
    turn();
    attempts.getLast().complete(null);
    component.process().crash();
    CompletionStage<Void> again = component.start();
    turn();
    assertThat(again.toCompletableFuture()).isNotDone();
    attempts.getLast().complete(null);
    assertThat(again.toCompletableFuture()).isDone();
  }
}
