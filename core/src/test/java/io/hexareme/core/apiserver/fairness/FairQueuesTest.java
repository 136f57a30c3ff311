package io.hexareme.core.apiserver.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.time.ManualLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Shuffle sharding, fair queuing and the lending of seats, in virtual time (KEP-1040). */
class FairQueuesTest {
  private final ManualLoop loop = new ManualLoop();
  private final Seats seats = new Seats();
  private final Dispatcher dispatcher = new Dispatcher(loop, seats);
  private final Map<String, Integer> served = new LinkedHashMap<>();
  private final List<Level> levels = new ArrayList<>();

  @Test
  void a_hand_has_as_many_different_queues_as_asked_for() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      int deck = 1 + random.nextInt(128);
      int hand = 1 + random.nextInt(Math.min(deck, 8));
      int[] dealt = ShuffleSharding.deal(random.nextLong(), deck, hand);
      assertThat(dealt).doesNotHaveDuplicates().hasSize(hand);
      assertThat(Arrays.stream(dealt)).allMatch(card -> card >= 0 && card < deck);
    }
  }

  @Test
  void flows_are_dealt_evenly() {
    int[] dealt = new int[64];
    for (int i = 0; i < 6_400; i++) {
      for (int card : ShuffleSharding.deal(ShuffleSharding.hash("schema/user-" + i), 64, 6)) {
        dealt[card]++;
      }
    }
    assertThat(Arrays.stream(dealt)).allMatch(count -> count > 450 && count < 750);
  }

  @Test
  void no_more_are_executed_at_once_than_there_are_seats() {
    Level level = level("a", 10, 0, Optional.of(new LevelSpec.Queuing(8, 2, 1000)));
    configure(10);
    for (int i = 0; i < 50; i++) {
      enter(level, "noisy", 1, Duration.ofMillis(10));
    }
    assertThat(level.executing()).isEqualTo(10);
    assertThat(level.waiting()).isEqualTo(40);
    loop.advance(Duration.ofMillis(50));
    assertThat(level.isIdle()).isTrue();
    assertThat(served).containsEntry("noisy", 50);
  }

  @Test
  void one_flow_that_fills_its_queues_does_not_hold_up_another() {
    Level level = level("a", 4, 0, Optional.of(new LevelSpec.Queuing(64, 4, 100)));
    configure(4);
    for (int i = 0; i < 400; i++) {
      enter(level, "noisy", 1, Duration.ofMillis(10));
    }
    enter(level, "quiet", 1, Duration.ofMillis(10));
    loop.advance(Duration.ofMillis(40));
    assertThat(served).containsEntry("quiet", 1);
    assertThat(served.get("noisy")).isLessThan(20);
  }

  @Test
  void flows_that_always_want_more_get_the_same() {
    Level level = level("a", 6, 0, Optional.of(new LevelSpec.Queuing(128, 1, 100)));
    configure(6);
    for (String flow : List.of("x", "y", "z")) {
      for (int i = 0; i < 90; i++) {
        enter(level, flow, 1, Duration.ofMillis(flow.equals("x") ? 4 : 8));
      }
    }
    loop.advance(Duration.ofMillis(120));
    // Seats are shared, not requests: whoever needs half the time gets through twice as many.
    assertThat(served.get("y")).isBetween(served.get("z") - 4, served.get("z") + 4);
    assertThat((double) served.get("x") / served.get("y")).isBetween(1.6, 2.4);
  }

  @Test
  void a_wide_request_takes_its_seats() {
    Level level = level("a", 10, 0, Optional.of(new LevelSpec.Queuing(8, 2, 100)));
    configure(10);
    enter(level, "lists", 8, Duration.ofMillis(10));
    enter(level, "lists", 8, Duration.ofMillis(10));
    assertThat(level.executing()).isEqualTo(1);
    assertThat(level.inUse()).isEqualTo(8);
    loop.advance(Duration.ofMillis(20));
    assertThat(served).containsEntry("lists", 2);
  }

  @Test
  void a_full_queue_refuses() {
    Level level = level("a", 1, 0, Optional.of(new LevelSpec.Queuing(1, 1, 3)));
    configure(1);
    for (int i = 0; i < 4; i++) {
      assertThat(enter(level, "a", 1, Duration.ofMillis(10))).isEmpty();
    }
    assertThat(enter(level, "a", 1, Duration.ofMillis(10))).contains(Dispatcher.Refused.QUEUE_FULL);
  }

  @Test
  void a_level_without_queues_refuses_what_finds_no_seat() {
    Level level = level("a", 2, 0, Optional.empty());
    configure(2);
    assertThat(enter(level, "a", 1, Duration.ofMillis(10))).isEmpty();
    assertThat(enter(level, "a", 1, Duration.ofMillis(10))).isEmpty();
    assertThat(enter(level, "a", 1, Duration.ofMillis(10))).contains(Dispatcher.Refused.CONCURRENCY_LIMIT);
  }

  @Test
  void whoever_waits_for_too_long_is_told_so() {
    Level level = level("a", 1, 0, Optional.of(new LevelSpec.Queuing(1, 1, 10)));
    configure(1);
    enter(level, "slow", 1, Duration.ofMinutes(1));
    enter(level, "late", 1, Duration.ofMillis(1));
    loop.advance(Duration.ofSeconds(14));
    assertThat(served).isEmpty();
    loop.advance(Duration.ofSeconds(2));
    assertThat(served).containsEntry("late: too late", 1);
    loop.advance(Duration.ofMinutes(1));
    assertThat(served).doesNotContainKey("late");
    assertThat(level.isIdle()).isTrue();
  }

  @Test
  void a_level_borrows_what_another_does_not_use_and_gives_it_back() {
    LevelSpec.Queuing queues = new LevelSpec.Queuing(8, 2, 1000);
    Level borrower = level("a", 10, 0, Optional.of(queues));
    Level lender = level("b", 10, 60, Optional.of(queues));
    configure(20);
    for (int i = 0; i < 40; i++) {
      enter(borrower, "borrows", 1, Duration.ofMillis(10));
    }
    assertThat(borrower.executing()).isEqualTo(16);
    for (int i = 0; i < 10; i++) {
      enter(lender, "owns", 1, Duration.ofMillis(10));
    }
    assertThat(lender.executing()).as("what it never lends").isEqualTo(4);
    loop.advance(Duration.ofMillis(10));
    assertThat(lender.executing() + served.getOrDefault("owns", 0)).as("its own come before borrowers").isEqualTo(10);
  }

  @Test
  void who_waits_keeps_waiting_when_the_queues_change() {
    Level level = level("a", 1, 0, Optional.of(new LevelSpec.Queuing(4, 2, 100)));
    configure(1);
    for (int i = 0; i < 20; i++) {
      enter(level, "flow-" + i, 1, Duration.ofMillis(1));
    }
    level.configure(new LevelSpec("a", "", false, 1, 0, -1, Optional.of(new LevelSpec.Queuing(2, 1, 3))), 5, 1, loop.nanos());
    dispatcher.dispatch();
    assertThat(level.executing()).isEqualTo(5);
    loop.advance(Duration.ofMillis(10));
    assertThat(served.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(20);
    assertThat(level.isIdle()).isTrue();
  }

  /** Against a dumb model: however it is mixed, seats are never overdrawn, nobody is lost, and nothing is left. */
  @Test
  void whatever_comes_everybody_is_served_or_refused_and_seats_add_up() {
    for (int seed = 0; seed < 60; seed++) {
      FairQueuesTest world = new FairQueuesTest();
      world.anything(new Random(seed));
    }
  }

  private void anything(Random random) {
    int total = 4 + random.nextInt(20);
    for (int i = 0; i < 3; i++) {
      Optional<LevelSpec.Queuing> queues = i == 2 ? Optional.empty() : Optional.of(new LevelSpec.Queuing(4, 2, 5));
      level("level-" + i, 1 + random.nextInt(5), random.nextInt(101), queues);
    }
    configure(total);
    int entered = 0;
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      Level level = levels.get(random.nextInt(3));
      if (enter(level, "f" + random.nextInt(6), 1 + random.nextInt(3), Duration.ofMillis(random.nextInt(9))).isPresent()) {
        refused++;
      } else {
        entered++;
      }
      int inUse = levels.stream().mapToInt(Level::inUse).sum();
      assertThat(inUse).isLessThanOrEqualTo(levels.stream().mapToInt(Level::nominal).sum() + 3 * levels.size());
      loop.advance(Duration.ofMillis(random.nextInt(4)));
    }
    loop.advance(Duration.ofMinutes(2));
    assertThat(served.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(entered);
    assertThat(entered + refused).isEqualTo(300);
    assertThat(levels).allMatch(Level::isIdle);
  }

  private Level level(String name, long shares, long lendable, Optional<LevelSpec.Queuing> queuing) {
    Level level = new Level(new LevelSpec(name, "", false, shares, lendable, -1, queuing));
    levels.add(level);
    return level;
  }

  private void configure(int total) {
    long shares = levels.stream().mapToLong(level -> level.spec().shares()).sum();
    levels.forEach(level -> level.configure(level.spec(), total, shares, loop.nanos()));
    seats.levels().addAll(levels);
  }

  private Optional<Dispatcher.Refused> enter(Level level, String flow, int width, Duration takes) {
    Ticket[] ticket = new Ticket[1];
    ticket[0] = new Ticket(new Work(width, 0), ShuffleSharding.hash(flow), loop.nanos(), () -> loop.after(takes, () -> {
      served.merge(flow, 1, Integer::sum);
      dispatcher.ended(level, ticket[0]);
    }));
    return dispatcher.enter(level, ticket[0], () -> served.merge(flow + ": too late", 1, Integer::sum));
  }
}
