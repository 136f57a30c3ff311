package io.hexareme.adapters.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultInjectorTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final SimulatedWorld world = new SimulatedWorld(1);
  private final SimulatedProcess process = world.process("scheduler-1");
  private final FaultInjector faults = new FaultInjector(world, null, Map.of("scheduler-1", FaultInjector.Machine.of(process)));
  private final List<String> began = new ArrayList<>();

  FaultInjectorTest() {
    faults.listener(planned -> began.add(planned.at() + " " + FaultWords.of(planned.fault())));
  }

  private void plan(int second, Fault fault) {
    faults.inject(new FaultSchedule(List.of(new FaultSchedule.Planned(Duration.ofSeconds(second), fault))));
  }

  @Test
  void a_fault_ends_after_its_span_and_overlapping_ones_with_the_last() {
    plan(1, new Fault.Pause("scheduler-1", MINUTE));
    plan(31, new Fault.Pause("scheduler-1", MINUTE));
    world.advance(Duration.ofSeconds(62));
    assertThat(process.paused()).isTrue();
    world.advance(Duration.ofSeconds(30));
    assertThat(process.paused()).isFalse();
    assertThat(began).hasSize(2);
  }

  @Test
  void all_can_be_ended_at_once_and_what_begins_later_lasts_its_own_span() {
    plan(1, new Fault.Pause("scheduler-1", MINUTE));
    plan(20, new Fault.Crash("scheduler-1", MINUTE, false));
    world.advance(Duration.ofSeconds(10));
    faults.endAll();
    assertThat(process.paused()).isFalse();
    plan(30, new Fault.Pause("scheduler-1", MINUTE));
    world.advance(Duration.ofSeconds(60));
    assertThat(process.running()).as("what had not begun never does").isTrue();
    assertThat(process.paused()).as("the first one's end is not the second one's").isTrue();
    world.advance(Duration.ofSeconds(25));
    assertThat(process.paused()).isFalse();
  }

  @Test
  void a_crash_that_lies_in_wait_is_called_off() {
    plan(1, new Fault.CrashAtCall("scheduler-1", 1, MINUTE));
    world.advance(Duration.ofSeconds(2));
    faults.endAll();
    process.enter(0);
    assertThat(process.running()).isTrue();
  }
}
