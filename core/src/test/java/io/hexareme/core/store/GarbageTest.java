package io.hexareme.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.peers.PeerNetwork;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever octets come from another member, a member goes on: what cannot be read is as if it had got lost. */
class GarbageTest {
  private final StoreGroup group = new StoreGroup(3).startAll();
  private final List<Bytes> seen = new ArrayList<>();
  private final Random random = new Random(7);

  /** Members write and are restarted while each message of theirs is noted. */
  private void listen() {
    group.network.lose = message -> {
      if (seen.size() < 4000) seen.add(message);
      return false;
    };
    for (int i = 0; i < 30; i++) group.write(group.running().get(i % 3), "k" + i, "v" + i);
    group.pass(java.time.Duration.ofSeconds(1));
    group.network.lose = message -> false;
  }

  private PeerNetwork as(String name) {
    return group.network.speakingAs(group.nodes.get(name).id());
  }

  private void check() {
    group.pass(java.time.Duration.ofMillis(200));
    for (var node : group.nodes.values()) assertThat(node.failures).isEmpty();
    int before = group.keys("m1", false).size();
    group.write("m2", "still" + before, "");
    assertThat(group.keys("m3", false)).hasSize(before + 1);
  }

  @Test
  void octets_without_any_sense_change_nothing() {
    for (int i = 0; i < 3000; i++) {
      byte[] octets = new byte[random.nextInt(40)];
      random.nextBytes(octets);
      if (octets.length > 0 && i % 2 == 0) octets[0] = (byte) (i % 4 == 0 ? 0xf0 | random.nextInt(16) : random.nextInt(16));
      as("m1").send(group.nodes.get("m2").id(), new Bytes(octets));
      group.loop.runAll();
    }
    check();
  }

  @Test
  void messages_that_are_cut_short_or_too_long_change_nothing() {
    listen();
    for (Bytes message : List.copyOf(seen)) {
      byte[] octets = message.array();
      byte[] changed = random.nextBoolean() ? Arrays.copyOf(octets, random.nextInt(octets.length + 1))
          : Arrays.copyOf(octets, octets.length + 1 + random.nextInt(9));
      if (changed.length == octets.length) continue;
      as("m1").send(group.nodes.get("m3").id(), new Bytes(changed));
      group.loop.runAll();
    }
    check();
  }
}
