package io.hexareme.ports.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How a watch learns how far it is. */
interface ProgressContract extends StoreBench {
  private Store.Watch open(String key, String end, long from, RecordingWatcher watcher) {
    return store().watch(new WatchRequest(utf8(key), end == null ? null : utf8(end), from), watcher);
  }

  private void progressed(RecordingWatcher watcher, long revision) {
    loop().awaitUntil(() -> !watcher.progress.isEmpty() && watcher.progress.getLast() >= revision);
  }

  @Test
  default void a_watch_that_hears_nothing_can_be_told_how_far_it_is() {
    RecordingWatcher watcher = new RecordingWatcher();
    Store.Watch watch = open("m", null, 0, watcher);
    write("a", "1");
    long last = write("b", "1");
    watch.requestProgress();
    progressed(watcher, last);
    assertThat(watcher.events).isEmpty();
    heard(watcher, write("m", "1"));
    assertThat(watcher.keys()).containsExactly("m");
  }

  @Test
  default void progress_does_not_overtake_events() {
    List<CompletableFuture<TxnResult>> writes = new ArrayList<>();
    for (int i = 0; i < 300; i++) writes.add(store().txn(always(put("k" + i % 5, "" + i))).toCompletableFuture());
    RecordingWatcher watcher = new RecordingWatcher();
    Store.Watch watch = open("k", "l", base() + 1, watcher);
    for (int i = 0; i < 50; i++) {
      writes.add(store().txn(always(put("k", "" + i), put("other", ""))).toCompletableFuture());
      watch.requestProgress();
    }
    writes.forEach(loop()::await);
    long last = write("other", "");
    watch.requestProgress();
    progressed(watcher, last);
    assertThat(watcher.events).extracting(StoreEvent::revision).hasSize(350).isSorted().doesNotHaveDuplicates();
  }

  @Test
  default void progress_of_a_store_at_rest_is_the_newest_revision() {
    RecordingWatcher watcher = new RecordingWatcher();
    Store.Watch watch = open("a", "", base() + 1, watcher);
    long last = write("a", "1");
    heard(watcher, last);
    int before = watcher.progress.size();
    watch.requestProgress();
    loop().awaitUntil(() -> watcher.progress.size() > before);
    assertThat(watcher.progress.getLast()).isEqualTo(last);
  }

  @Test
  default void a_watch_on_the_future_has_no_progress_before_it_begins() {
    RecordingWatcher watcher = new RecordingWatcher();
    Store.Watch watch = open("a", "", base() + 3, watcher);
    watch.requestProgress();
    write("a", "1");
    watch.requestProgress();
    write("a", "2");
    heard(watcher, write("a", "3"));
    assertThat(watcher.keys()).containsExactly("a");
    assertThat(watcher.progress).allMatch(revision -> revision >= base() + 2);
  }

  @Test
  default void progress_may_be_asked_for_after_the_end() {
    RecordingWatcher watcher = new RecordingWatcher();
    Store.Watch watch = open("a", "", 0, watcher);
    watch.cancel();
    watch.requestProgress();
    watch.cancel();
    heard(watchAll(base() + 1), write("a", "1"));
    assertThat(watcher.events).isEmpty();
  }
}
