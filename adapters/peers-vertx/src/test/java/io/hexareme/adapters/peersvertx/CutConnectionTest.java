package io.hexareme.adapters.peersvertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CutConnectionTest {
  private final Members members = new Members();
  private final Proxy proxy = new Proxy(members.port("m2"));

  @AfterEach
  void close() {
    members.close();
    proxy.close();
    assertThat(members.failures).isEmpty();
  }

  @Test
  void what_is_cut_is_told_and_mended() {
    Members.Started two = members.start("m2", null, "m1");
    Members.Started one = members.start("m1", null, Map.of("m2", proxy.url()));
    for (int cut = 1; cut <= 5; cut++) {
      one.meet(two);
      int told = cut;
      one.heard.unreachable.clear();
      proxy.cut();
      Members.runUntil(() -> one.heard.unreachable.contains("m2"));
      assertThat(members.metrics.of("etcd_network_peer_sent_bytes_total", "To", "m2")).isGreaterThan(told);
    }
    one.meet(two);
  }

  @Test
  void in_a_torrent_nothing_is_torn_repeated_or_reordered_by_cuts() {
    Members.Started two = members.start("m2", null, "m1");
    Members.Started one = members.start("m1", null, Map.of("m2", proxy.url()));
    one.meet(two);
    for (int batch = 0; batch < 50; batch++) {
      if (batch % 10 == 9) {
        proxy.cut();
        one.meet(two);
      }
      int first = batch * 100;
      members.on("m1", () -> IntStream.range(first, first + 100)
          .forEach(i -> one.network.send("m2", Bytes.utf8(i + " " + "x".repeat(i % 700)))));
    }
    one.meet(two);
    List<String> numbered = two.heard.messages.stream().filter(message -> !message.equals("m1: hello?")).toList();
    List<Integer> numbers = numbered.stream().map(message -> Integer.valueOf(message.split(" ")[1])).toList();
    assertThat(numbers).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(500);
    assertThat(numbered).allSatisfy(message -> {
      int number = Integer.parseInt(message.split(" ")[1]);
      assertThat(message).isEqualTo("m1: " + number + " " + "x".repeat(number % 700));
    });
  }

  @Test
  void a_connection_that_leads_nowhere_is_given_up() {
    members.patience = new Patience(Duration.ofSeconds(5), Duration.ofMillis(700));
    Members.Started two = members.start("m2", null, "m1");
    Members.Started one = members.start("m1", null, Map.of("m2", proxy.url()));
    one.meet(two);
    proxy.swallow(true);
    one.send("m2", "nobody takes this");
    Members.runUntil(() -> members.notices.contains("peer m2: " + proxy.url() + " has not answered for 700 ms"));
    Members.runUntil(() -> one.heard.unreachable.contains("m2"));
    proxy.swallow(false);
    proxy.cut();
    one.meet(two);
  }

  @Test
  void a_peer_that_says_it_is_back_is_dialled_at_once_and_an_earlier_life_of_it_forgotten() {
    Members.Started two = members.start("m2", null, "m1");
    Members.Started one = members.start("m1", null, Map.of("m2", proxy.url()));
    one.meet(two);
    one.heard.unreachable.clear();
    proxy.swallow(true); // m1 does not notice that m2 goes
    Wire.plain(members.port("m1")).hello(Members.GROUP, "m2", "m1"); // another life: Wire says 1
    Members.runUntil(() -> one.heard.unreachable.contains("m2"));
    proxy.swallow(false);
    proxy.cut();
    one.meet(two);
  }

  @Test
  void a_slow_reader_slows_nobody_else_and_gets_what_there_was_room_for() {
    Members.Started one = members.start("m1", null, "m2", "m3");
    Members.Started two = members.start("m2", null, "m1");
    Members.Started three = members.start("m3", null, "m1");
    one.meet(two);
    one.meet(three);
    members.standStill("m2");
    String text = "y".repeat(100_000);
    for (int i = 0; i < 100; i++) {
      one.send("m2", i + " " + text);
      one.send("m3", i + " " + text);
    }
    Members.runUntil(() -> three.heard.messages.contains("m1: 99 " + text));
    assertThat(two.heard.messages).noneMatch(message -> message.endsWith("y"));
    members.goOn("m2");
    Members.runUntil(() -> two.heard.messages.contains("m1: 99 " + text));
    assertThat(two.heard.messages.stream().filter(message -> message.endsWith("y"))).hasSize(100);
  }

  @Test
  void all_is_told_on_the_members_own_thread() {
    Members.Started two = members.start("m2", null, "m1");
    Members.Started one = members.start("m1", null, Map.of("m2", proxy.url()));
    one.meet(two);
    two.meet(one);
    proxy.cut();
    Members.runUntil(() -> one.heard.unreachable.contains("m2"));
    Thread[] own = new Thread[1];
    members.on("m1", () -> own[0] = Thread.currentThread());
    assertThat(one.heard.threads).containsOnly(own[0]);
  }

  @Test
  void bytes_and_failures_are_counted() {
    Members.Started one = members.start("m1", null, "m2");
    one.send("m2", "nobody there");
    assertThat(members.metrics.of("etcd_network_peer_sent_failures_total", "To", "m2")).isEqualTo(1);
    Members.Started two = members.start("m2", null, "m1");
    one.meet(two);
    double before = members.metrics.of("etcd_network_peer_sent_bytes_total", "To", "m2");
    one.send("m2", "0123456789");
    Members.runUntil(() -> two.heard.messages.contains("m1: 0123456789"));
    assertThat(members.metrics.of("etcd_network_peer_sent_bytes_total", "To", "m2")).isEqualTo(before + 10);
    assertThat(members.metrics.of("etcd_network_peer_received_bytes_total", "From", "m1")).isEqualTo(before + 10);
  }
}
