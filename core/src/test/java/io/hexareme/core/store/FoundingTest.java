package io.hexareme.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.time.ManualLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A new group and a lost disk look alike to a founding member; nothing that was acknowledged may be lost by taking one for the other. */
class FoundingTest {

  private static StoreGroup group(int size) {
    return new StoreGroup(size, StoreGroup.snapshotsAfter(7), new ManualLoop());
  }

  private static void loseDisk(StoreGroup group, String name) {
    if (group.store(name) != null) group.kill(name);
    group.nodes.get(name).log = null;
  }

  private static void assertAllHave(StoreGroup group, int keys) {
    for (String name : group.nodes.keySet()) assertThat(group.keys(name, false)).as(name).hasSize(keys);
    group.awaitEqual();
    assertThat(group.nodes.keySet().stream().map(name -> group.store(name).stateHash()).distinct()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7})
  void a_new_group_begins_as_soon_as_all_its_founders_are_there(int size) {
    StoreGroup group = group(size);
    long since = group.loop.nanos();
    group.startAll();
    assertThat(Duration.ofNanos(group.loop.nanos() - since)).isLessThan(Duration.ofMillis(400));
    group.write("m1", "a", "");
    assertAllHave(group, 1);
  }

  @Test
  void a_new_group_does_not_begin_without_one_of_its_founders_who_might_know_more() {
    StoreGroup group = group(3);
    group.start("m1");
    group.start("m3");
    group.pass(Duration.ofSeconds(5));
    assertThat(group.leader()).isNull();
    group.start("m2");
    group.awaitLeader();
    group.write("m2", "a", "");
    assertAllHave(group, 1);
  }

  static Stream<Arguments> minorities() {
    return Stream.of(3, 5).flatMap(size -> IntStream.range(1, 1 << size).filter(lost -> Integer.bitCount(lost) <= size / 2)
        .mapToObj(lost -> Arguments.of(size, IntStream.range(0, size).filter(i -> (lost >> i & 1) > 0).mapToObj(i -> "m" + (i + 1)).toList())));
  }

  @ParameterizedTest
  @MethodSource("minorities")
  void a_minority_of_lost_disks_loses_nothing_while_the_others_run(int size, List<String> lost) {
    StoreGroup group = group(size).startAll();
    for (int i = 0; i < 20; i++) group.write("m" + (1 + i % size), "k" + i, "");
    for (String name : lost) loseDisk(group, name);
    group.awaitLeader();
    for (String name : lost) group.start(name);
    assertAllHave(group, 20);
    group.pass(Duration.ofMillis(200));
    // The disks are as good as the others by now: another minority may be lost.
    List<String> others = group.nodes.keySet().stream().filter(name -> !lost.contains(name)).limit(lost.size()).toList();
    for (String name : others) loseDisk(group, name);
    group.awaitLeader();
    group.write(lost.getFirst(), "k20", "");
    for (String name : others) group.start(name);
    assertAllHave(group, 21);
  }

  @ParameterizedTest
  @MethodSource("minorities")
  void a_minority_of_lost_disks_loses_nothing_while_all_were_down(int size, List<String> lost) {
    StoreGroup group = group(size).startAll();
    for (int i = 0; i < 20; i++) group.write("m" + (1 + i % size), "k" + i, "");
    group.nodes.keySet().forEach(group::kill);
    for (String name : lost) loseDisk(group, name);
    group.startAll();
    assertAllHave(group, 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"m1", "m2", "m3"})
  void a_lost_disk_and_one_that_was_behind_are_no_majority(String behind) {
    StoreGroup group = group(3).startAll();
    List<String> ahead = group.nodes.keySet().stream().filter(name -> !name.equals(behind)).toList();
    group.kill(behind);
    group.awaitLeader();
    for (int i = 0; i < 20; i++) group.write(ahead.getFirst(), "k" + i, "");
    ahead.forEach(group::kill);
    loseDisk(group, ahead.getFirst());
    group.start(ahead.getFirst());
    group.start(behind);
    group.pass(Duration.ofSeconds(3));
    assertThat(group.leader()).isNull();
    group.start(ahead.getLast());
    group.awaitLeader();
    assertAllHave(group, 20);
  }

  /** Members die and come back while the founding goes on over a bad network; some lose their disks, a minority in all. */
  @ParameterizedTest
  @ValueSource(ints = {3, 5})
  void whatever_happens_to_a_minority_of_disks_nothing_acknowledged_is_lost_and_the_group_comes_back(int size) {
    for (int seed = 0; seed < 60; seed++) new Life(size, seed).live();
  }

  private static final class Life {
    private final StoreGroup group;
    private final Random random;
    private final int seed;
    private final List<String> names;
    private final TreeSet<String> mayLose = new TreeSet<>();
    private final List<String> acknowledged = new ArrayList<>();
    private int writes;

    Life(int size, int seed) {
      this.seed = seed;
      group = group(size);
      random = new Random(seed);
      names = List.copyOf(group.nodes.keySet());
      while (mayLose.size() < size / 2) mayLose.add(names.get(random.nextInt(size)));
      int loss = random.nextInt(60);
      group.network.lose = message -> random.nextInt(100) < loss;
    }

    void live() {
      int steps = 10 + random.nextInt(120);
      for (int i = 0; i < steps; i++) act(names.get(random.nextInt(names.size())));
      group.network.lose = message -> false;
      for (String name : names) {
        if (group.store(name) == null) group.start(name);
      }
      group.awaitLeader();
      group.write(group.leader(), "last", "");
      group.awaitEqual();
      for (String name : names) {
        assertThat(group.nodes.get(name).failures).as("seed %d", seed).isEmpty();
        assertThat(group.keys(name, false)).as("seed %d, %s", seed, name).containsAll(acknowledged);
      }
      assertThat(names.stream().map(name -> group.store(name).stateHash()).distinct()).as("seed %d", seed).hasSize(1);
    }

    private void act(String name) {
      boolean runs = group.store(name) != null;
      switch (random.nextInt(8)) {
        case 0 -> {
          if (runs) group.kill(name);
        }
        case 1 -> {
          if (mayLose.contains(name) && random.nextInt(3) == 0) loseDisk(group, name);
        }
        case 2, 3, 4 -> {
          if (!runs) group.start(name);
          else write(name);
        }
        default -> group.pass(Duration.ofMillis(2L * random.nextInt(60)));
      }
    }

    private void write(String name) {
      String key = "k" + ++writes;
      group.store(name).txn(StoreFixture.put(key, "")).thenAccept(result -> {
        if (result instanceof TxnResult.Done) acknowledged.add(key);
      });
    }
  }
}
