package io.hexareme.adapters.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventQueueTest {
  private final SimulatedWorld world = new SimulatedWorld(1);
  private final List<String> seen = new ArrayList<>();

  /** What a sorted list would do. */
  private static final class Model {
    private record Entry(long instant, int number) {}

    private final List<Entry> entries = new ArrayList<>();

    void add(long instant, int number) {
      entries.add(new Entry(instant, number));
    }

    void cancel(int number) {
      entries.removeIf(entry -> entry.number == number);
    }

    int next() {
      entries.sort(Comparator.comparingLong(Entry::instant).thenComparingInt(Entry::number));
      return entries.isEmpty() ? -1 : entries.removeFirst().number;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void events_come_by_instant_and_then_in_the_order_they_were_added(long seed) {
    Random random = new Random(seed);
    Loop loop = world.loop("a");
    Model model = new Model();
    List<Loop.Timer> timers = new ArrayList<>();
    List<Integer> ran = new ArrayList<>();
    for (int step = 0; step < 4_000; step++) {
      int number = timers.size();
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> {
          loop.execute(() -> ran.add(number));
          timers.add(null); // cannot be cancelled
          model.add(world.elapsed().toNanos(), number);
        }
        case 3, 4, 5 -> {
          int delay = random.nextInt(seed % 2 == 0 ? 5 : 2000);
          timers.add(loop.after(Duration.ofNanos(delay), () -> ran.add(number)));
          model.add(world.elapsed().toNanos() + delay, number);
        }
        case 6, 7 -> cancelOne(random, timers, model);
        default -> {
          world.runUntil(() -> !ran.isEmpty(), Duration.ofSeconds(0));
          if (ran.isEmpty()) world.runUntil(() -> !ran.isEmpty(), Duration.ofNanos(3000));
          assertThat(ran.isEmpty() ? -1 : ran.removeFirst()).isEqualTo(model.next());
          assertThat(ran).isEmpty();
        }
      }
    }
  }

  private static void cancelOne(Random random, List<Loop.Timer> timers, Model model) {
    int which = timers.isEmpty() ? -1 : random.nextInt(timers.size());
    if (which >= 0 && timers.get(which) != null) {
      timers.get(which).cancel();
      model.cancel(which);
    }
  }

  @Test
  void another_instant_is_gone_to_with_what_the_worlds_own_loops_still_have_to_do() {
    world.advance(Duration.ofSeconds(100));
    world.loop("users").execute(() -> seen.add("at once"));
    world.loop("users").after(Duration.ofSeconds(2), () -> seen.add("2 s on"));
    Loop.Timer cancelled = world.loop("users").after(Duration.ofSeconds(1), () -> seen.add("cancelled"));
    SimulatedProcess process = world.process("p");
    process.loop("p").after(Duration.ofSeconds(1), () -> seen.add("of a process"));
    world.goTo(Duration.ofSeconds(40));
    cancelled.cancel();
    process.loop("p").after(Duration.ofSeconds(1), () -> seen.add("of a process, later"));
    assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(40));
    world.settle();
    assertThat(seen).containsExactly("at once");
    world.advance(Duration.ofSeconds(2));
    assertThat(seen).containsExactly("at once", "of a process, later", "2 s on");
  }
}
