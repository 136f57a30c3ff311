package io.hexareme.ports.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What every {@link Loop} must do, in real and in virtual time. */
public abstract class LoopContract {
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

  /** The loop under test; the same one during a test. */
  protected abstract Loop loop();

  /** Lets turns happen until {@code done} (asked from the test's thread); fails the test when that never comes. */
  protected abstract void runUntil(BooleanSupplier done);

  /** What tasks of the loop have thrown so far. */
  protected abstract List<Throwable> reported();

  private void runUntilSeen(String last) {
    runUntil(() -> seen.contains(last));
  }

  /** Runs {@code task} on the loop, then turns until {@code last} has been seen. */
  private void onLoop(Runnable task, String last) {
    loop().execute(task);
    runUntilSeen(last);
  }

  private void afterMillis(long millis, String word) {
    loop().after(Duration.ofMillis(millis), () -> seen.add(word));
  }

  @Test
  void tasks_run_in_the_order_of_the_calls() {
    for (int i = 0; i < 100; i++) {
      String word = Integer.toString(i);
      loop().execute(() -> seen.add(word));
    }
    runUntilSeen("99");
    assertThat(seen).hasSize(100).isSortedAccordingTo((a, b) -> Integer.parseInt(a) - Integer.parseInt(b));
  }

  @Test
  void a_task_handed_over_on_the_loop_runs_in_a_later_turn() {
    onLoop(() -> {
      loop().execute(() -> seen.add("later"));
      seen.add("first");
    }, "later");
    assertThat(seen).containsExactly("first", "later");
  }

  @Test
  void a_timer_without_a_delay_runs_in_a_later_turn() {
    onLoop(() -> {
      loop().after(Duration.ZERO, () -> seen.add("zero"));
      loop().after(Duration.ofSeconds(-5), () -> seen.add("negative"));
      seen.add("first");
      afterMillis(5, "end");
    }, "end");
    assertThat(seen).containsExactly("first", "zero", "negative", "end");
  }

  @Test
  void a_timer_waits_for_its_delay() {
    long[] nanos = new long[2];
    onLoop(() -> {
      nanos[0] = loop().nanos();
      loop().after(Duration.ofNanos(20_500_000), () -> {
        nanos[1] = loop().nanos();
        seen.add("end");
      });
    }, "end");
    assertThat(nanos[1] - nanos[0]).isGreaterThanOrEqualTo(20_500_000);
  }

  @Test
  void timers_run_in_the_order_of_their_instants_and_then_of_their_setting() {
    onLoop(() -> {
      afterMillis(60, "late");
      for (int i = 0; i < 10; i++) {
        afterMillis(20, "early" + i);
      }
      afterMillis(90, "end");
    }, "end");
    assertThat(seen).containsExactly("early0", "early1", "early2", "early3", "early4", "early5", "early6", "early7", "early8",
        "early9", "late", "end");
  }

  @Test
  void a_cancelled_timer_never_runs() {
    onLoop(() -> {
      Loop.Timer delayed = loop().after(Duration.ofMillis(5), () -> seen.add("delayed"));
      Loop.Timer immediate = loop().after(Duration.ZERO, () -> seen.add("immediate"));
      delayed.cancel();
      immediate.cancel();
      immediate.cancel();
      afterMillis(25, "end");
    }, "end");
    assertThat(seen).containsExactly("end");
  }

  @Test
  void a_timer_may_cancel_another_of_the_same_instant() {
    onLoop(() -> {
      Loop.Timer[] second = new Loop.Timer[1];
      loop().after(Duration.ZERO, () -> second[0].cancel());
      second[0] = loop().after(Duration.ZERO, () -> seen.add("second"));
      afterMillis(10, "end");
    }, "end");
    assertThat(seen).containsExactly("end");
  }

  @Test
  void cancelling_a_timer_that_has_run_is_harmless() {
    onLoop(() -> {
      Loop.Timer timer = loop().after(Duration.ofMillis(1), () -> seen.add("ran"));
      loop().after(Duration.ofMillis(15), () -> {
        timer.cancel();
        seen.add("end");
      });
    }, "end");
    assertThat(seen).containsExactly("ran", "end");
  }

  @Test
  void a_task_that_throws_is_reported_and_stops_nothing() {
    loop().execute(() -> {
      throw new IllegalStateException("task");
    });
    loop().execute(() -> loop().after(Duration.ofMillis(1), () -> {
      throw new AssertionError("timer");
    }));
    onLoop(() -> afterMillis(20, "end"), "end");
    assertThat(reported()).extracting(Throwable::getMessage).containsExactly("task", "timer");
  }

  @Test
  void nanos_never_go_back() {
    List<Long> readings = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 50; i++) {
      loop().execute(() -> readings.add(loop().nanos()));
    }
    onLoop(() -> loop().after(Duration.ofMillis(2), () -> {
      readings.add(loop().nanos());
      seen.add("end");
    }), "end");
    assertThat(readings).hasSize(51).isSorted();
  }
}
