package io.hexareme.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.store.Member;
import io.hexareme.ports.store.StoreHealth;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.store.TxnResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several members: who may be asked, and what happens when some are lost. */
class GroupTest {

  @ParameterizedTest
  @ValueSource(ints = {3, 5})
  void what_is_written_at_any_member_is_read_at_every_member(int size) {
    StoreGroup group = new StoreGroup(size).startAll();
    List<String> written = new ArrayList<>();
    for (String name : group.nodes.keySet()) {
      group.write(name, name, "");
      written.add(name);
      for (String reader : group.nodes.keySet()) assertThat(group.keys(reader, false)).isEqualTo(written);
    }
    assertThat(group.nodes.keySet().stream().map(name -> group.store(name).stateHash()).distinct()).hasSize(1);
  }

  @Test
  void a_killed_leader_is_replaced_and_the_next_write_is_accepted_within_300_ms() {
    StoreGroup group = new StoreGroup(3).startAll();
    List<Long> times = new ArrayList<>();
    for (int round = 0; round < 50; round++) {
      group.write(group.leader(), "k" + round, "");
      String dead = group.leader();
      group.kill(dead);
      long since = group.loop.nanos();
      group.write(group.running().get(round % 2), "after" + round, "");
      times.add((group.loop.nanos() - since) / 1_000_000);
      group.start(dead);
      group.awaitEqual();
    }
    assertThat(times).as("milliseconds").allMatch(time -> time <= 300);
  }

  @Test
  void a_killed_follower_is_not_missed_and_catches_up() {
    StoreGroup group = new StoreGroup(3).startAll();
    String dead = group.follower();
    group.kill(dead);
    for (int i = 0; i < 20; i++) group.write(group.leader(), "k" + i, "");
    group.start(dead);
    assertThat(group.keys(dead, false)).hasSize(20);
  }

  @Test
  void without_a_majority_writes_are_refused_within_a_second_and_serializable_reads_are_served() {
    StoreGroup group = new StoreGroup(3).startAll();
    group.write(group.leader(), "a", "");
    group.pass(Duration.ofMillis(50));
    String left = group.leader();
    for (String name : group.running()) {
      if (!name.equals(left)) group.kill(name);
    }
    group.pass(Duration.ofMillis(400));
    long since = group.loop.nanos();
    assertThatThrownBy(() -> group.write(left, "b", ""))
        .isInstanceOf(StoreUnavailable.class).hasMessage("etcdserver: no leader")
        .satisfies(thrown -> assertThat(((StoreUnavailable) thrown).refused()).isTrue());
    assertThatThrownBy(() -> group.keys(left, false)).hasMessage("etcdserver: no leader");
    assertThat(Duration.ofNanos(group.loop.nanos() - since)).isLessThan(Duration.ofSeconds(1));
    assertThat(group.keys(left, true)).containsExactly("a");
    assertThat(group.store(left).health().report().state()).isEqualTo(StoreHealth.State.NO_LEADER);
  }

  @Test
  void what_a_leader_had_taken_on_when_it_lost_its_majority_has_an_unknown_outcome_within_a_second() {
    StoreGroup group = new StoreGroup(3).startAll();
    String left = group.leader();
    for (String name : group.running()) {
      if (!name.equals(left)) group.kill(name);
    }
    CompletableFuture<TxnResult> write = group.store(left).txn(StoreFixture.put("a", "")).toCompletableFuture();
    long since = group.loop.nanos();
    assertThatThrownBy(() -> group.await(write)).hasMessage("etcdserver: request timed out")
        .satisfies(thrown -> assertThat(((StoreUnavailable) thrown).refused()).isFalse());
    assertThat(Duration.ofNanos(group.loop.nanos() - since)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void a_group_whose_members_all_die_has_all_that_was_acknowledged() {
    StoreGroup group = new StoreGroup(3, StoreGroup.snapshotsAfter(7), new io.hexareme.ports.time.ManualLoop()).startAll();
    for (int i = 0; i < 40; i++) group.write(group.running().get(i % 3), "k" + i, "");
    group.nodes.keySet().forEach(group::kill);
    group.startAll();
    for (String name : group.nodes.keySet()) assertThat(group.keys(name, false)).hasSize(40);
  }

  @Test
  void forwarded_writes_that_arrive_twice_happen_once() {
    StoreGroup group = new StoreGroup(3).startAll();
    group.network.copies = 2;
    String follower = group.follower();
    for (int i = 0; i < 20; i++) assertThat(group.write(follower, "a", "" + i)).isEqualTo(i + 2);
  }

  @Test
  void each_member_is_known_by_name_and_addresses_and_agrees_on_ids() {
    StoreGroup group = new StoreGroup(3).startAll();
    group.pass(Duration.ofSeconds(2));
    List<Member> members = group.await(group.store(group.follower()).membership().members(false));
    assertThat(members).extracting(Member::name).containsExactlyInAnyOrder("m1", "m2", "m3");
    assertThat(members).allSatisfy(member ->
        assertThat(member.clientUrls()).containsExactly("http://" + member.name() + ":2379"));
    assertThat(members).isSortedAccordingTo((a, b) -> Long.compareUnsigned(a.id(), b.id()));
  }

  @Test
  void a_clean_close_answers_what_is_under_way_and_leaves_the_others_to_go_on() {
    StoreGroup group = new StoreGroup(3).startAll();
    String leader = group.leader();
    CompletableFuture<TxnResult> write = group.store(leader).txn(StoreFixture.put("a", "")).toCompletableFuture();
    group.store(leader).close();
    group.loop.runAll();
    assertThat(write).isDone();
    group.nodes.get(leader).store = null;
    group.awaitLeader();
    assertThat(group.write(group.follower(), "b", "")).isGreaterThan(1);
  }
}
