package io.hexareme.adapters.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedWorldTest {
  private final SimulatedWorld world = new SimulatedWorld(42, Instant.parse("2026-03-01T12:00:00Z"));
  private final List<String> seen = new ArrayList<>();

  @Test
  void a_week_passes_at_once() {
    Loop loop = world.loop("cron");
    Runnable[] tick = new Runnable[1];
    tick[0] = () -> {
      seen.add(world.clock().now().toString());
      loop.after(Duration.ofDays(1), tick[0]);
    };
    loop.after(Duration.ofDays(1), tick[0]);
    world.advance(Duration.ofDays(7));
    assertThat(seen).hasSize(7).last().isEqualTo("2026-03-08T12:00:00Z");
    assertThat(world.elapsed()).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void loops_take_turns_in_the_order_in_which_they_were_asked() {
    Loop a = world.loop("a");
    Loop b = world.loop("b");
    a.execute(() -> {
      seen.add("a1");
      b.execute(() -> seen.add("b2"));
      a.execute(() -> seen.add("a2"));
    });
    b.execute(() -> seen.add("b1"));
    world.settle();
    assertThat(seen).containsExactly("a1", "b1", "b2", "a2");
    assertThat(world.elapsed()).isEqualTo(Duration.ZERO);
  }

  @Test
  void settling_leaves_later_timers_alone() {
    world.loop("a").after(Duration.ofNanos(1), () -> seen.add("later"));
    world.settle();
    assertThat(seen).isEmpty();
    world.advance(Duration.ofNanos(1));
    assertThat(seen).containsExactly("later");
  }

  @Test
  void running_until_stops_at_the_first_turn_that_fulfils_the_condition() {
    Loop loop = world.loop("a");
    loop.after(Duration.ofSeconds(1), () -> seen.add("one"));
    loop.after(Duration.ofSeconds(2), () -> seen.add("two"));
    assertThat(world.runUntil(() -> seen.contains("one"), Duration.ofMinutes(1))).isTrue();
    assertThat(seen).containsExactly("one");
    assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void running_until_gives_up_when_the_time_is_over() {
    world.loop("a").after(Duration.ofSeconds(11), () -> seen.add("never"));
    assertThat(world.runUntil(() -> !seen.isEmpty(), Duration.ofSeconds(10))).isFalse();
    assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void a_throwing_task_fails_the_run_and_names_its_loop() {
    world.loop("scheduler").after(Duration.ofSeconds(3), () -> {
      throw new IllegalStateException("boom");
    });
    world.loop("other").after(Duration.ofSeconds(4), () -> seen.add("goes on"));
    assertThatThrownBy(() -> world.advance(Duration.ofSeconds(10)))
        .isInstanceOf(WorldFailure.class)
        .hasMessage("loop scheduler failed after PT3S: java.lang.IllegalStateException: boom")
        .hasRootCauseMessage("boom");
    world.advance(Duration.ofSeconds(1));
    assertThat(seen).containsExactly("goes on");
  }

  @Test
  void one_seed_gives_one_run() {
    assertThat(run(7)).isEqualTo(run(7)).isNotEqualTo(run(8));
  }

  private static List<String> run(long seed) {
    SimulatedWorld world = new SimulatedWorld(seed);
    List<String> trace = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      Loop loop = world.loop(name);
      Randomness random = world.randomness().fork(name);
      Runnable[] step = new Runnable[1];
      step[0] = () -> {
        trace.add(name + world.elapsed() + random.nextUuid());
        loop.after(Duration.ofMillis(random.nextInt(5)), step[0]);
      };
      loop.execute(step[0]);
    }
    world.runUntil(() -> trace.size() == 500, Duration.ofDays(1));
    return trace;
  }

  @Test
  void a_fork_depends_on_seed_and_name_alone() {
    Randomness random = new SeededRandomness(7);
    long first = random.fork("disk").nextLong();
    random.nextLong();
    assertThat(random.fork("disk").nextLong()).isEqualTo(first);
    assertThat(random.fork("network").nextLong()).isNotEqualTo(first);
  }
}
