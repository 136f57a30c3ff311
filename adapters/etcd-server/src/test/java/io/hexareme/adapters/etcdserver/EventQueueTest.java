package io.hexareme.adapters.etcdserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventQueueTest {
  private static final int FRAGMENT_BYTES = 10_000;

  private static StoreEvent put(long revision, int size) {
    return new StoreEvent.Put(new KeyValue(Bytes.utf8("k"), new Bytes(new byte[size]), revision, revision, 1, 0), null);
  }

  private static EventQueue queue(boolean fragment) {
    Bytes key = Bytes.utf8("k");
    return new EventQueue(new WatchOptions(0, key, null, 0, true, true, false, false, fragment), FRAGMENT_BYTES);
  }

  private static List<EventQueue.Message> all(EventQueue queue) {
    List<EventQueue.Message> messages = new ArrayList<>();
    while (!queue.isEmpty()) messages.add(queue.next());
    return messages;
  }

  @Test
  void small_revisions_share_a_message_that_names_the_last_told() {
    EventQueue queue = queue(false);
    queue.add(List.of(put(2, 1), put(2, 1), put(4, 1)), 7);
    assertThat(all(queue)).singleElement().satisfies(message -> {
      assertThat(message.events()).hasSize(3);
      assertThat(message.revision()).isEqualTo(7);
    });
  }

  @Test
  void a_revision_larger_than_a_message_stays_whole() {
    EventQueue queue = queue(false);
    queue.add(List.of(put(2, 900_000), put(2, 900_000), put(3, 1)), 3);
    assertThat(all(queue)).extracting(message -> message.events().size()).containsExactly(2, 1);
  }

  @Test
  void a_large_revision_is_cut_into_fragments_for_those_who_take_them() {
    EventQueue queue = queue(true);
    queue.add(List.of(put(2, 6000), put(2, 6000), put(2, 20_000), put(2, 1)), 2);
    List<EventQueue.Message> messages = all(queue);
    assertThat(messages).extracting(message -> message.events().size()).containsExactly(1, 1, 1, 1);
    assertThat(messages).extracting(EventQueue.Message::fragment).containsExactly(true, true, true, false);
  }

  @Test
  void whatever_the_cut_nothing_is_lost_and_only_fragments_break_a_revision() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<StoreEvent> events = new ArrayList<>();
      long revision = 2;
      for (int i = random.nextInt(30) + 1; i > 0; i--) {
        revision += random.nextInt(2);
        events.add(put(revision, random.nextInt(8) == 0 ? 600_000 : random.nextInt(5000)));
      }
      EventQueue queue = queue(random.nextBoolean());
      queue.add(events, revision);
      List<StoreEvent> told = new ArrayList<>();
      for (EventQueue.Message message : all(queue)) {
        told.addAll(message.events());
        boolean breaks = told.size() < events.size() && events.get(told.size()).revision() == told.getLast().revision();
        assertThat(message.fragment()).as("seed %d", seed).isEqualTo(breaks);
      }
      assertThat(told).as("seed %d", seed).isEqualTo(events);
    }
  }
}
