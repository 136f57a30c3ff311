package io.hexareme.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.store.flaw.StoreFlaw;
import io.hexareme.ports.store.RecordingWatcher;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.WatchRequest;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Watches on members of a group: over changes of the leader, and over a snapshot that takes the place of what they watched. */
class GroupWatchTest {

  @Test
  void a_watch_on_each_member_hears_all_once_and_in_order_over_changes_of_the_leader() {
    StoreGroup group = new StoreGroup(5, StoreGroup.snapshotsAfter(10), new ManualLoop()).startAll();
    Map<String, RecordingWatcher> watchers = new LinkedHashMap<>();
    for (String name : group.running()) watchers.put(name, group.watch(name, 1));
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 20; i++) group.write(group.running().get(i % group.running().size()), "k" + i, "");
      group.kill(group.leader());
      group.awaitLeader();
    }
    group.awaitEqual();
    long last = group.store(group.leader()).appliedRevision();
    for (String name : group.running()) {
      assertThat(watchers.get(name).events).extracting(StoreEvent::revision).as(name).hasSize((int) last - 1).isSorted().doesNotHaveDuplicates();
    }
  }

  /** A member that is cut off until its leader has forgotten what it lacks, with three watches on it. */
  private static final class CutOff {
    final StoreGroup group = new StoreGroup(3, StoreGroup.snapshotsAfter(10), new ManualLoop());
    final String behind;
    final Loose watcher = new Loose();
    final Loose future = new Loose();

    CutOff(StoreFlaw flaw, long compactTo) {
      group.nodes.keySet().forEach(name -> group.nodes.get(name).flaw = flaw);
      group.startAll();
      behind = group.follower();
      group.write(behind, "a", "");
      open(watcher, 0);
      open(future, 90);
      group.write(behind, "b", "");
      group.awaitEqual();
      group.network.isolate(group.nodes.get(behind).id());
      group.until(() -> group.leader() != null && !group.leader().equals(behind));
      for (int i = 0; i < 50; i++) group.write(group.leader(), "k" + i, "");
      if (compactTo > 0) group.await(group.store(group.leader()).compact(compactTo));
      for (int i = 0; i < 25; i++) group.write(group.leader(), "more" + i, ""); // so that the leader's snapshot is of after the compaction
      group.network.heal();
      group.awaitEqual();
      group.write(behind, "last", "");
    }

    private void open(Loose to, long from) {
      group.store(behind).watch(new WatchRequest(Bytes.EMPTY, Bytes.EMPTY, from), to);
    }
  }

  /** Remembers, and judges nothing. */
  private static final class Loose implements Store.Watcher {
    final List<Long> revisions = new ArrayList<>();
    long compacted;

    @Override
    public void onEvents(List<StoreEvent> events, long revision) {
      events.forEach(event -> revisions.add(event.revision()));
    }

    @Override
    public void onProgress(long revision) {}

    @Override
    public void onCompacted(long compactRevision) {
      compacted = compactRevision;
    }

    @Override
    public void onClosed(String reason) {}

    List<Long> between(long first, long last) {
      List<Long> expected = new ArrayList<>();
      for (long revision = first; revision <= last; revision++) expected.add(revision);
      return expected;
    }
  }

  @Test
  void a_watch_goes_on_after_a_snapshot_of_the_leader_without_gap_or_repetition() {
    CutOff run = new CutOff(null, 0);
    assertThat(run.watcher.revisions).isEqualTo(run.watcher.between(3, 79));
    assertThat(run.future.revisions).isEmpty();
    assertThat(run.group.keys(run.behind, true)).hasSize(78);
    assertThat(run.group.store(run.behind).stateHash()).isEqualTo(run.group.store(run.group.leader()).stateHash());
  }

  @Test
  void a_watch_whose_next_revision_the_snapshot_no_longer_has_hears_that_it_is_compacted() {
    CutOff run = new CutOff(null, 20);
    assertThat(run.watcher.revisions).containsExactly(3L);
    assertThat(run.watcher.compacted).isEqualTo(20);
  }

  @Test
  void a_watch_that_goes_back_after_a_restore_is_noticed() {
    CutOff run = new CutOff(StoreFlaw.WATCH_GOES_BACK_AFTER_RESTORE, 0);
    assertThat(run.watcher.revisions).isNotEqualTo(run.watcher.between(3, 79));
    assertThat(run.watcher.revisions.stream().distinct().count()).isLessThan(run.watcher.revisions.size());
  }

  @Test
  void a_watch_on_a_future_revision_that_hears_the_past_is_noticed() {
    CutOff run = new CutOff(StoreFlaw.FUTURE_WATCH_HEARS_THE_PAST, 0);
    assertThat(run.future.revisions).isNotEmpty();
  }

  @Test
  void events_that_a_compaction_drops_are_noticed() {
    CutOff run = new CutOff(StoreFlaw.COMPACTION_DROPS_EVENTS, 20);
    assertThat(run.watcher.revisions).isNotEqualTo(run.watcher.between(3, 79));
    assertThat(run.watcher.compacted).as("nobody said that something is missing").isZero();
  }

  @Test
  void progress_is_of_the_group_and_never_before_an_event() {
    StoreGroup group = new StoreGroup(3).startAll();
    String follower = group.follower();
    long last = 0;
    for (int i = 0; i < 10; i++) last = group.write(group.leader(), "k" + i, "");
    RecordingWatcher watcher = new RecordingWatcher();
    Store.Watch watch = group.store(follower).watch(new WatchRequest(Bytes.EMPTY, Bytes.EMPTY, 2), watcher);
    watch.requestProgress();
    long wanted = last;
    group.until(() -> !watcher.progress.isEmpty() && watcher.progress.getLast() >= wanted);
    assertThat(watcher.events).hasSize(10);
  }

  @Test
  void progress_before_an_event_is_noticed() {
    StoreGroup group = new StoreGroup(1, StoreConfig.DEFAULT.with(StoreFlaw.PROGRESS_BEFORE_EVENT), new ManualLoop()).startAll();
    for (int i = 0; i < 3; i++) group.write("m1", "k" + i, "");
    Loose watcher = new Loose();
    List<Long> progress = new ArrayList<>();
    Store.Watch watch = group.store("m1").watch(new WatchRequest(Bytes.EMPTY, Bytes.EMPTY, 2), new Store.Watcher() {
      @Override
      public void onEvents(List<StoreEvent> events, long revision) {
        watcher.onEvents(events, revision);
      }

      @Override
      public void onProgress(long revision) {
        if (watcher.revisions.isEmpty()) progress.add(revision);
      }

      @Override
      public void onCompacted(long compactRevision) {}

      @Override
      public void onClosed(String reason) {}
    });
    watch.requestProgress();
    group.loop.runAll();
    assertThat(progress).containsExactly(4L);
  }
}
