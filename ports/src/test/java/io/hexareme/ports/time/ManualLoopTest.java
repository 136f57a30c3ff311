package io.hexareme.ports.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ManualLoopTest {
  private final ManualLoop loop = new ManualLoop();
  private final List<String> heard = new ArrayList<>();

  @Test
  void tasks_run_in_order_and_only_when_turned() {
    loop.execute(() -> {
      heard.add("a");
      loop.execute(() -> heard.add("c"));
    });
    loop.execute(() -> heard.add("b"));
    assertThat(heard).isEmpty();
    loop.runAll();
    assertThat(heard).containsExactly("a", "b", "c");
  }

  @Test
  void timers_run_at_their_instant_and_ties_in_the_order_they_were_set() {
    loop.after(Duration.ofSeconds(2), () -> heard.add("late@" + loop.nanos()));
    loop.after(Duration.ofSeconds(1), () -> heard.add("first@" + loop.nanos()));
    loop.after(Duration.ofSeconds(1), () -> heard.add("second@" + loop.nanos()));
    loop.advance(Duration.ofMillis(1500));
    assertThat(heard).containsExactly("first@1000000000", "second@1000000000");
    assertThat(loop.untilNextTimer()).isEqualTo(Duration.ofMillis(500));
    loop.advance(Duration.ofSeconds(1));
    assertThat(heard).hasSize(3).last().isEqualTo("late@2000000000");
    assertThat(loop.clock().now()).isEqualTo("2026-01-01T00:00:02.500Z");
  }

  @Test
  void a_timer_set_on_the_way_still_runs_within_the_step() {
    loop.after(Duration.ofSeconds(1), () -> loop.after(Duration.ofSeconds(1), () -> heard.add("chained")));
    loop.advance(Duration.ofSeconds(2));
    assertThat(heard).containsExactly("chained");
  }

  @Test
  void a_cancelled_timer_does_not_run() {
    Loop.Timer timer = loop.after(Duration.ofSeconds(1), () -> heard.add("never"));
    timer.cancel();
    loop.advance(Duration.ofSeconds(2));
    assertThat(heard).isEmpty();
    assertThat(loop.isIdle()).isTrue();
  }

  @Test
  void a_throwing_task_stops_no_other_and_fails_the_turning() {
    loop.execute(() -> {
      throw new IllegalStateException("broken");
    });
    loop.execute(() -> heard.add("still"));
    assertThatThrownBy(loop::runAll).hasMessage("broken");
    assertThat(heard).containsExactly("still");
    loop.runAll();
  }

  @Test
  void await_waits_for_another_thread() {
    CompletableFuture<String> answer = new CompletableFuture<>();
    Thread.ofPlatform().start(() -> loop.execute(() -> answer.complete("done")));
    assertThat(loop.await(answer)).isEqualTo("done");
    assertThatThrownBy(() -> loop.await(CompletableFuture.failedFuture(new IllegalStateException("no"))))
        .isInstanceOf(IllegalStateException.class);
  }
}
