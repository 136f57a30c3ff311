package io.hexareme.adapters.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.LoopContract;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SimulatedProcessTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final SimulatedWorld world = new SimulatedWorld(3);
  private final SimulatedProcess process = world.process("m1");
  private final List<String> seen = new ArrayList<>();

  /** Time runs a quarter too fast; that must not break a promise about timers. */
  @Nested
  class LoopOnAFastClock extends SimulatedLoopContract {
    private final Loop loop;

    LoopOnAFastClock() {
      process.clockRate(1_250_007);
      loop = process.loop("fast");
    }

    @Override
    SimulatedWorld world() {
      return world;
    }

    @Override
    protected Loop loop() {
      return loop;
    }
  }

  @Test
  void with_a_crash_everything_it_still_had_to_do_is_gone() {
    Loop loop = process.loop("a");
    loop.after(SECOND, () -> seen.add("timer"));
    loop.execute(() -> seen.add("task"));
    process.crash();
    loop.execute(() -> seen.add("from outside"));
    world.advance(Duration.ofMinutes(1));
    assertThat(seen).isEmpty();
    assertThat(process.running()).isFalse();
  }

  @Test
  void each_life_begins_with_main() {
    process.runs(() -> {
      seen.add("life at " + world.elapsed().toSeconds());
      process.loop("a").after(Duration.ofSeconds(10), () -> seen.add("ten seconds on"));
    });
    world.advance(SECOND);
    process.crash();
    world.advance(SECOND);
    process.start();
    process.start();
    world.advance(Duration.ofMinutes(1));
    assertThat(seen).containsExactly("life at 0", "life at 2", "ten seconds on");
  }

  @Test
  void an_ending_is_told_of_the_crash_of_its_life_only() {
    process.onCrash(() -> seen.add("crash"));
    process.crash();
    process.crash();
    process.start();
    process.crash();
    assertThat(seen).containsExactly("crash");
  }

  @Test
  void a_paused_process_wakes_with_stale_timers_in_the_order_in_which_they_ran_out() {
    Loop loop = process.loop("a");
    loop.after(Duration.ofSeconds(30), () -> seen.add("late timer at " + Duration.ofNanos(loop.nanos()).toSeconds()));
    loop.after(Duration.ofSeconds(10), () -> seen.add("early timer"));
    Loop.Timer[] cancelled = new Loop.Timer[1];
    loop.after(Duration.ofSeconds(5), () -> cancelled[0].cancel());
    cancelled[0] = loop.after(Duration.ofSeconds(6), () -> seen.add("cancelled by one that came due before"));
    loop.after(Duration.ofSeconds(70), () -> seen.add("after the pause"));
    process.pause();
    world.advance(Duration.ofSeconds(20));
    loop.execute(() -> seen.add("message"));
    world.advance(Duration.ofSeconds(40));
    assertThat(seen).isEmpty();
    process.resume();
    world.settle();
    assertThat(seen).containsExactly("early timer", "message", "late timer at 60");
    world.advance(Duration.ofSeconds(10));
    assertThat(seen).endsWith("after the pause");
  }

  @Test
  void a_crash_ends_a_pause() {
    process.pause();
    process.loop("a").execute(() -> seen.add("lost"));
    world.settle();
    process.crash();
    process.start();
    process.resume();
    process.loop("a").execute(() -> seen.add("new life"));
    world.settle();
    assertThat(seen).containsExactly("new life");
  }

  @Test
  void a_clock_that_jumps_does_not_shift_the_measuring_of_time() {
    Loop loop = process.loop("a");
    process.jumpClock(Duration.ofHours(-2));
    assertThat(process.clock().now()).isEqualTo(Instant.parse("2025-12-31T22:00:00Z"));
    assertThat(loop.nanos()).isZero();
    process.jumpClock(Duration.ofHours(3));
    world.advance(SECOND);
    assertThat(process.clock().now()).isEqualTo(Instant.parse("2026-01-01T01:00:01Z"));
    assertThat(world.process("other").clock().now()).isEqualTo(Instant.parse("2026-01-01T00:00:01Z"));
  }

  @Test
  void a_slow_clock_counts_less_and_its_timers_take_longer() {
    process.clockRate(500_000);
    Loop loop = process.loop("a");
    loop.after(SECOND, () -> seen.add("at " + world.elapsed().toMillis()));
    world.advance(Duration.ofSeconds(10));
    assertThat(seen).containsExactly("at 2000");
    assertThat(loop.nanos()).isEqualTo(Duration.ofSeconds(5).toNanos());
    process.clockRate(2_000_000);
    world.advance(SECOND);
    assertThat(loop.nanos()).isEqualTo(Duration.ofSeconds(7).toNanos());
    assertThat(process.clock().now()).isEqualTo(Instant.parse("2026-01-01T00:00:07Z"));
  }

  @Test
  void a_turn_can_be_cut_short_between_two_calls_of_ports() {
    SimulatedDisk disk = new SimulatedDisk("disk", world.randomness().fork("disk"), DiskConditions.IDEAL);
    Loop loop = process.loop("a");
    loop.execute(() -> {
      var log = disk.open(loop);
      log.recover();
      seen.add("recovered");
      log.append(List.of(), null);
      seen.add("appended");
      log.append(List.of(), null);
      seen.add("appended twice");
    });
    loop.execute(() -> seen.add("next turn"));
    process.crashAtCall(3);
    world.advance(SECOND);
    assertThat(seen).containsExactly("recovered", "appended");
    assertThat(process.running()).isFalse();
  }

  @Test
  void who_is_not_running_calls_no_port() {
    SimulatedNetwork network = new SimulatedNetwork(world, LinkConditions.LAN);
    var peers = network.open("m1", process.loop("a"));
    process.crash();
    assertThatThrownBy(() -> peers.peers(List.of())).hasMessage("process m1 is not running");
  }

  @Test
  void the_hash_tells_runs_apart_by_time_loop_and_order() {
    assertThat(hash("a", 1, "b", 2)).isEqualTo(hash("a", 1, "b", 2))
        .isNotEqualTo(hash("b", 1, "a", 2)).isNotEqualTo(hash("a", 1, "b", 3)).isNotEqualTo(hash("a", 1, "a", 2));
    assertThat(new SimulatedWorld(1).hash()).isZero();
  }

  private static long hash(String first, int firstSecond, String second, int secondSecond) {
    SimulatedWorld world = new SimulatedWorld(1);
    world.loop(first).after(Duration.ofSeconds(firstSecond), () -> { });
    world.loop(second).after(Duration.ofSeconds(secondSecond), () -> { });
    world.advance(Duration.ofMinutes(1));
    assertThat(world.events()).isEqualTo(2);
    return world.hash();
  }
}
