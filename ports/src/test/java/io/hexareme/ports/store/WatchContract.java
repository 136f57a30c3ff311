package io.hexareme.ports.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.Txn.Op;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a watch hears, and when. */
interface WatchContract extends StoreBench {
  @Test
  default void a_watch_hears_what_comes_in_order_with_what_was_before() {
    write("before", "");
    RecordingWatcher watcher = watchAll(0);
    write("a", "1");
    write("a", "2");
    KeyValue second = get("a");
    long last = remove("a");
    heard(watcher, last);
    assertThat(watcher.keys()).containsExactly("a", "a", "-a");
    assertThat(watcher.events.get(0).previous()).isNull();
    assertThat(watcher.events.get(2)).isEqualTo(new StoreEvent.Delete(utf8("a"), last, second));
  }

  @Test
  default void a_watch_from_the_past_hears_all_since_once() {
    write("a", "1");
    write("b", "1");
    RecordingWatcher watcher = watchAll(base() + 2);
    write("c", "1");
    long last = write("d", "1");
    heard(watcher, last);
    assertThat(watcher.keys()).containsExactly("b", "c", "d");
  }

  @Test
  default void a_watch_may_begin_at_the_first_revision_of_all() {
    RecordingWatcher watcher = watchAll(base() == 1 ? 1 : base() + 1);
    heard(watcher, write("a", "1"));
    assertThat(watcher.keys()).containsExactly("a");
  }

  @Test
  default void a_long_past_comes_whole_and_in_order() {
    List<CompletableFuture<TxnResult>> writes = new ArrayList<>();
    for (int i = 0; i < 2500; i++) writes.add(store().txn(always(put("k" + i % 7, ""))).toCompletableFuture());
    writes.forEach(loop()::await);
    long last = write("end", "");
    RecordingWatcher watcher = watchAll(base() + 1);
    heard(watcher, last);
    assertThat(watcher.events).extracting(StoreEvent::revision).hasSize(2501).isSorted().doesNotHaveDuplicates();
  }

  @Test
  default void all_events_of_a_revision_come_together() {
    done(always(put("a", "1"), put("b", "1")));
    RecordingWatcher watcher = watchAll(base() + 1);
    long last = done(always(put("c", "1"), delete("a"))).revision();
    heard(watcher, last);
    assertThat(watcher.keys()).containsExactly("a", "b", "c", "-a");
    assertThat(watcher.deliveries).doesNotHaveDuplicates();
  }

  @Test
  default void a_watch_hears_of_its_range_alone() {
    RecordingWatcher one = new RecordingWatcher();
    store().watch(new WatchRequest(utf8("a/1"), null, 0), one);
    RecordingWatcher prefix = new RecordingWatcher();
    store().watch(new WatchRequest(utf8("a/"), utf8("a/").prefixEnd(), 0), prefix);
    RecordingWatcher everything = watchAll(0);
    done(always(put("a/1", ""), put("a/2", ""), put("b", "")));
    long last = done(always(delete("a/2"), put("b", "2"))).revision();
    heard(everything, last);
    heard(prefix, last);
    heard(one, last - 1);
    assertThat(one.keys()).containsExactly("a/1");
    assertThat(prefix.keys()).containsExactly("a/1", "a/2", "-a/2");
  }

  @Test
  default void a_watch_from_a_future_revision_hears_nothing_before_it() {
    RecordingWatcher watcher = watchAll(base() + 3);
    write("a", "1");
    write("b", "1");
    long last = write("c", "1");
    heard(watcher, last);
    assertThat(watcher.keys()).containsExactly("c");
  }

  @Test
  default void a_cancelled_watch_hears_nothing_more() {
    RecordingWatcher watcher = new RecordingWatcher();
    Store.Watch watch = store().watch(new WatchRequest(utf8("a"), Bytes.EMPTY, 0), watcher);
    heard(watchAll(0), write("a", "1"));
    watch.cancel();
    int before = watcher.events.size();
    heard(watchAll(base() + 1), write("b", "1"));
    assertThat(watcher.events).hasSize(before);
  }


  @Test
  default void every_event_carries_what_was_before_it() {
    write("a", "1");
    write("a", "2");
    remove("a");
    write("a", "3");
    RecordingWatcher watcher = watchAll(base() + 1);
    heard(watcher, base() + 4);
    KeyValue first = new KeyValue(utf8("a"), utf8("1"), base() + 1, base() + 1, 1, 0);
    KeyValue second = new KeyValue(utf8("a"), utf8("2"), base() + 1, base() + 2, 2, 0);
    KeyValue third = new KeyValue(utf8("a"), utf8("3"), base() + 4, base() + 4, 1, 0);
    assertThat(watcher.events).containsExactly(new StoreEvent.Put(first, null), new StoreEvent.Put(second, first),
        new StoreEvent.Delete(utf8("a"), base() + 3, second), new StoreEvent.Put(third, null));
  }

  @Test
  default void the_events_of_the_largest_revision_come_together() {
    List<Op> ops = new ArrayList<>();
    for (int i = 0; i < 128; i++) ops.add(put("k" + (1000 + i), "x".repeat(5000)));
    RecordingWatcher live = watchAll(0);
    long last = done(new Txn(List.of(), ops, List.of())).revision();
    heard(live, last);
    RecordingWatcher late = watchAll(last);
    heard(late, last);
    assertThat(live.events).hasSize(128).isEqualTo(late.events);
    assertThat(live.deliveries).containsExactly(last);
    assertThat(live.keys()).isSorted();
  }

  @Test
  default void a_range_deletion_is_heard_key_by_key_in_one_revision() {
    done(always(put("b", ""), put("a", ""), put("c", ""), put("x", "")));
    RecordingWatcher watcher = watchAll(0);
    long last = done(always(new Op.Delete(utf8("a"), utf8("d")))).revision();
    heard(watcher, last);
    assertThat(watcher.keys()).containsExactly("-a", "-b", "-c");
    assertThat(watcher.deliveries).containsExactly(last);
  }

  @Test
  default void events_of_a_revision_come_in_the_order_of_its_operations() {
    RecordingWatcher watcher = watchAll(0);
    Op nested = new Op.Nested(always(put("c", ""), put("b", "")));
    heard(watcher, done(always(put("d", ""), nested, put("a", ""))).revision());
    assertThat(watcher.keys()).containsExactly("d", "c", "b", "a");
  }

  @Test
  default void what_is_written_while_a_watch_catches_up_is_heard_once() {
    for (int i = 0; i < 50; i++) write("k" + i % 3, "" + i);
    RecordingWatcher watcher = watchAll(base() + 1);
    List<CompletableFuture<TxnResult>> writes = new ArrayList<>();
    for (int i = 0; i < 50; i++) writes.add(store().txn(always(put("k" + i % 3, "more"))).toCompletableFuture());
    writes.forEach(loop()::await);
    heard(watcher, base() + 100);
    List<Long> dense = LongStream.rangeClosed(base() + 1, base() + 100).boxed().toList();
    assertThat(watcher.events).extracting(StoreEvent::revision).isEqualTo(dense);
  }

  @Test
  default void many_watches_hear_the_same() {
    List<RecordingWatcher> watchers = new ArrayList<>();
    for (int i = 0; i < 50; i++) watchers.add(watchAll(i % 2 == 0 ? 0 : base() + 1));
    write("a", "1");
    long last = write("b", "1");
    for (RecordingWatcher watcher : watchers) heard(watcher, last);
    assertThat(watchers).allSatisfy(watcher -> assertThat(watcher.keys()).containsExactly("a", "b"));
  }
}
