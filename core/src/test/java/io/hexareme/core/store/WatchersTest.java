package io.hexareme.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.store.RecordingWatcher;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.WatchRequest;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Watchers that misbehave or act while they are told. */
class WatchersTest {
  private final StoreFixture fixture = new StoreFixture(1000);

  private static final WatchRequest ALL = new WatchRequest(Bytes.EMPTY, Bytes.EMPTY, 0);

  /** Does something on each delivery. */
  private record Acting(Consumer<List<StoreEvent>> act) implements Store.Watcher {
    @Override
    public void onEvents(List<StoreEvent> events, long revision) {
      act.accept(events);
    }

    @Override
    public void onProgress(long revision) {}

    @Override
    public void onCompacted(long compactRevision) {}

    @Override
    public void onClosed(String reason) {}
  }

  @Test
  void one_that_throws_harms_no_other_and_the_loop_hears_of_it() {
    fixture.store.watch(ALL, new Acting(events -> {
      throw new IllegalStateException("a broken watcher");
    }));
    RecordingWatcher other = fixture.watch(0);
    var write = fixture.begin(StoreFixture.put("a", ""));
    assertThatThrownBy(fixture.loop::runAll).hasMessage("a broken watcher");
    assertThat(write).isCompleted();
    assertThat(other.keys()).containsExactly("a");
    assertThat(fixture.failures).isEmpty();
  }

  @Test
  void one_may_open_and_cancel_others_while_it_is_told() {
    RecordingWatcher opened = new RecordingWatcher();
    RecordingWatcher cancelled = new RecordingWatcher();
    Store.Watch[] second = {null};
    fixture.store.watch(ALL, new Acting(events -> {
      second[0].cancel();
      if (events.getFirst().revision() == 2) fixture.store.watch(new WatchRequest(Bytes.EMPTY, Bytes.EMPTY, 2), opened);
    }));
    second[0] = fixture.store.watch(ALL, cancelled);
    fixture.write("a", "");
    fixture.write("b", "");
    assertThat(cancelled.events).isEmpty();
    assertThat(opened.keys()).containsExactly("a", "b");
  }

  @Test
  void one_may_write_while_it_is_told() {
    fixture.store.watch(ALL, new Acting(events -> {
      if (events.getFirst().revision() < 5) fixture.begin(StoreFixture.put("echo", ""));
    }));
    RecordingWatcher other = fixture.watch(0);
    fixture.write("a", "");
    fixture.loop.runAll();
    assertThat(other.deliveries).containsExactly(2L, 3L, 4L, 5L);
  }

  @Test
  void a_compaction_that_overtakes_a_new_watch_takes_nothing_from_it() {
    fixture.write("a", "");
    fixture.write("b", "");
    fixture.log.hold();
    fixture.store.compact(3);
    RecordingWatcher watcher = fixture.watch(2);
    fixture.log.release(); // before the watch had a turn of its own
    fixture.loop.runAll();
    assertThat(watcher.keys()).containsExactly("a", "b");
    assertThat(watcher.compacted).isNull();
  }

  @Test
  void a_quiet_watch_learns_at_a_compaction_how_far_it_is() {
    RecordingWatcher quiet = new RecordingWatcher();
    fixture.store.watch(new WatchRequest(Bytes.utf8("quiet"), null, 0), quiet);
    for (int i = 0; i < 5; i++) fixture.write("busy", "");
    fixture.loop.await(fixture.store.compact(4));
    assertThat(quiet.progress).last().isEqualTo(6L);
  }
}
