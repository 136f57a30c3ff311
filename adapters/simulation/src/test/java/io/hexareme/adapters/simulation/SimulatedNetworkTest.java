package io.hexareme.adapters.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.peers.PeerNetwork;
import io.hexareme.ports.peers.PeerNetwork.Peer;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may be wrong with a link, one thing at a time. */
class SimulatedNetworkTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final LinkConditions LATE = LinkConditions.delay(Duration.ofMillis(10), Duration.ofMillis(10));

  private final SimulatedWorld world = new SimulatedWorld(11);
  private final SimulatedNetwork network = new SimulatedNetwork(world, LATE, 1000);
  private final Member one = new Member("m1", "m2");
  private final Member two = new Member("m2", "m1");
  private final SimulatedLink there = network.link("m1", "m2");
  private final SimulatedLink back = network.link("m2", "m1");

  private final class Member implements PeerNetwork.Receiver {
    final SimulatedProcess process;
    final String peer;
    final List<String> received = new ArrayList<>();
    final List<String> unreachable = new ArrayList<>();
    PeerNetwork peers;

    Member(String id, String peer) {
      this.peer = peer;
      process = world.process(id);
      process.runs(() -> {
        peers = network.open(id, process.loop(id));
        peers.start(this);
        peers.peers(List.of(new Peer(peer, List.of())));
      });
      world.settle();
    }

    void send(int from, int to) {
      for (int i = from; i < to; i++) peers.send(peer, Bytes.utf8(Integer.toString(i)));
    }

    @Override
    public void received(String from, Bytes message) {
      received.add(message.utf8());
    }

    @Override
    public void unreachable(String id) {
      unreachable.add(id);
    }
  }

  private static List<String> numbers(int from, int to) {
    List<String> numbers = new ArrayList<>();
    for (int i = from; i < to; i++) numbers.add(Integer.toString(i));
    return numbers;
  }

  @Test
  void a_message_takes_its_time() {
    one.send(0, 1);
    world.advance(Duration.ofMillis(9));
    assertThat(two.received).isEmpty();
    assertThat(one.peers.backlog("m2")).isEqualTo(1);
    world.advance(Duration.ofMillis(1));
    assertThat(two.received).containsExactly("0");
    assertThat(one.peers.backlog("m2")).isZero();
  }

  @Test
  void a_varying_delay_alone_reorders_nothing() {
    there.conditions(LinkConditions.delay(Duration.ZERO, SECOND));
    one.send(0, 100);
    world.advance(SECOND);
    assertThat(two.received).isEqualTo(numbers(0, 100));
  }

  @Test
  void a_cut_is_one_way_and_nobody_is_told() {
    there.cut(true);
    one.send(0, 10);
    two.send(0, 10);
    world.advance(SECOND);
    assertThat(two.received).isEmpty();
    assertThat(one.received).isEqualTo(numbers(0, 10));
    assertThat(one.unreachable).isEmpty();
    there.cut(false);
    one.send(10, 12);
    world.advance(SECOND);
    assertThat(two.received).isEqualTo(numbers(10, 12));
  }

  @Test
  void loss_repetition_and_overtaking_happen_as_often_as_asked_for() {
    there.conditions(new LinkConditions(Duration.ZERO, Duration.ZERO, 500_000, 0, 0, Duration.ZERO));
    for (int i = 0; i < 100; i++) sendAndWait(i * 10);
    assertThat(two.received).hasSizeBetween(400, 600).isSubsetOf(numbers(0, 1000)).doesNotHaveDuplicates();
    assertThat(one.peers.backlog("m2")).isZero();
    two.received.clear();
    there.conditions(new LinkConditions(Duration.ZERO, Duration.ZERO, 0, 500_000, 0, Duration.ofMillis(5)));
    for (int i = 0; i < 100; i++) sendAndWait(i * 10);
    assertThat(two.received).hasSizeBetween(1400, 1600).containsAll(numbers(0, 1000));
    two.received.clear();
    there.conditions(new LinkConditions(Duration.ZERO, Duration.ZERO, 0, 0, 500_000, Duration.ofMillis(5)));
    for (int i = 0; i < 100; i++) sendAndWait(i * 10);
    assertThat(two.received).containsExactlyInAnyOrderElementsOf(numbers(0, 1000)).isNotEqualTo(numbers(0, 1000));
  }

  private void sendAndWait(int from) {
    one.send(from, from + 10);
    world.advance(SECOND);
  }

  @Test
  void a_clogged_link_holds_what_its_queue_has_room_for() {
    there.clog(true);
    one.send(0, 2000);
    world.advance(SECOND);
    assertThat(two.received).isEmpty();
    assertThat(one.peers.backlog("m2")).isBetween(990L, 1000L);
    assertThat(one.unreachable).containsExactly("m2");
    there.clog(false);
    world.advance(SECOND);
    assertThat(two.received).isNotEmpty().isEqualTo(numbers(0, two.received.size()));
    assertThat(one.peers.backlog("m2")).isZero();
  }

  @Test
  void a_reset_loses_what_is_under_way_and_tells_the_sender() {
    one.send(0, 5);
    world.advance(Duration.ofMillis(10));
    one.send(5, 10);
    world.advance(Duration.ofMillis(5));
    there.reset();
    one.send(10, 15);
    world.advance(SECOND);
    one.send(15, 20);
    world.advance(SECOND);
    assertThat(two.received).containsExactly("0", "1", "2", "3", "4", "15", "16", "17", "18", "19");
    assertThat(one.unreachable).isNotEmpty().containsOnly("m2");
  }

  @Test
  void a_crash_of_the_receiver_is_told_and_of_a_half_open_link_only_later() {
    one.send(0, 1);
    two.send(0, 1);
    world.advance(SECOND);
    there.halfOpen(true);
    two.process.crash();
    one.send(1, 5);
    world.advance(SECOND);
    two.process.start();
    world.settle();
    one.send(5, 9);
    world.advance(SECOND);
    assertThat(one.unreachable).isEmpty();
    there.halfOpen(false);
    world.advance(SECOND);
    assertThat(one.unreachable).containsExactly("m2");
    one.send(9, 10);
    world.advance(SECOND);
    assertThat(two.received).containsExactly("0", "9");
    two.process.crash();
    world.advance(SECOND);
    assertThat(one.unreachable).containsExactly("m2", "m2");
  }

  @Test
  void what_a_sender_sent_before_its_crash_may_still_arrive() {
    one.send(0, 3);
    one.process.crash();
    world.advance(SECOND);
    assertThat(two.received).isEqualTo(numbers(0, 3));
  }

  @Test
  void one_links_numbers_do_not_depend_on_anothers_use() {
    assertThat(arrivals(false)).isEqualTo(arrivals(true));
  }

  private List<Duration> arrivals(boolean alsoBack) {
    SimulatedWorld other = new SimulatedWorld(4);
    SimulatedNetwork twoWays = new SimulatedNetwork(other, LinkConditions.delay(Duration.ZERO, SECOND));
    List<Duration> arrivals = new ArrayList<>();
    List<PeerNetwork> ends = new ArrayList<>();
    for (String id : List.of("m1", "m2")) {
      PeerNetwork end = twoWays.open(id, other.loop(id));
      ends.add(end);
      end.start(new PeerNetwork.Receiver() {
        @Override
        public void received(String from, Bytes message) {
          if (from.equals("m1")) arrivals.add(other.elapsed());
        }

        @Override
        public void unreachable(String peer) {
          throw new AssertionError(peer);
        }
      });
    }
    ends.get(0).peers(List.of(new Peer("m2", List.of())));
    ends.get(1).peers(List.of(new Peer("m1", List.of())));
    for (int i = 0; i < 50; i++) {
      ends.get(0).send("m2", Bytes.EMPTY);
      if (alsoBack) ends.get(1).send("m1", Bytes.EMPTY);
      other.advance(SECOND);
    }
    return arrivals;
  }
}
