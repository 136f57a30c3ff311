package io.hexareme.ports.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.Txn.Op;
import org.junit.jupiter.api.Test;

/** What is forgotten, and what is said of it. */
interface CompactionContract extends StoreBench {
  @Test
  default void below_a_compaction_nothing_can_be_read_and_at_it_all_can() {
    write("a", "1");
    write("b", "1");
    remove("a");
    write("b", "2");
    assertThat(compact(base() + 3)).isEqualTo(new CompactResult.Done(base() + 3));
    assertThat(range(all(base() + 2))).isEqualTo(new RangeResult.Compacted(base() + 3));
    assertThat(pairs(all(base() + 3)).pairs()).extracting(pair -> pair.value().utf8()).containsExactly("1");
    assertThat(pairs(all(0)).pairs()).extracting(pair -> pair.value().utf8()).containsExactly("2");
    assertThat(revision()).as("a compaction is no write").isEqualTo(base() + 4);
    assertThat(txn(always(new Op.Range(all(base() + 1)))))
        .isEqualTo(new TxnResult.Refused("etcdserver: mvcc: required revision has been compacted"));
  }

  @Test
  default void a_compaction_goes_neither_back_nor_ahead() {
    write("a", "1");
    write("a", "2");
    compact(base() + 1);
    assertThat(compact(base() + 1)).isEqualTo(new CompactResult.AlreadyCompacted(base() + 1));
    assertThat(compact(base())).isEqualTo(new CompactResult.AlreadyCompacted(base() + 1));
    assertThat(compact(base() + 3)).isInstanceOf(CompactResult.FutureRevision.class);
  }

  @Test
  default void a_compaction_is_of_the_past_and_leaves_the_present_as_it_is() {
    write("a", "1");
    write("a", "2");
    write("b", "1");
    remove("b");
    RangeResult.Pairs before = pairs(all(0));
    assertThat(compact(base() + 4)).isEqualTo(new CompactResult.Done(base() + 4));
    assertThat(pairs(all(0))).isEqualTo(before);
    assertThat(get("a")).isEqualTo(new KeyValue(utf8("a"), utf8("2"), base() + 1, base() + 2, 2, 0));
    assertThat(pairs(all(base() + 4))).isEqualTo(before);
    assertThat(range(all(base() + 3))).isEqualTo(new RangeResult.Compacted(base() + 4));
    assertThat(write("b", "2")).isEqualTo(base() + 5);
    assertThat(get("b").createRevision()).isEqualTo(base() + 5);
  }

  @Test
  default void a_compaction_ahead_is_answered_with_the_newest_revision_and_does_nothing() {
    write("a", "1");
    assertThat(compact(base() + 2)).isEqualTo(new CompactResult.FutureRevision(base() + 1));
    assertThat(pairs(all(base() + 1)).count()).isEqualTo(1);
  }

  @Test
  default void a_later_compaction_goes_further() {
    for (int i = 0; i < 5; i++) write("a", "" + i);
    compact(base() + 2);
    assertThat(compact(base() + 4)).isEqualTo(new CompactResult.Done(base() + 4));
    assertThat(range(all(base() + 3))).isEqualTo(new RangeResult.Compacted(base() + 4));
    RangeRequest serializable = new RangeRequest(utf8("a"), null, base() + 2, 0, false, false, true);
    assertThat(range(serializable)).isEqualTo(new RangeResult.Compacted(base() + 4));
  }

  @Test
  default void a_watch_after_a_compaction_knows_what_was_before() {
    write("a", "1");
    write("a", "2");
    write("a", "3");
    compact(base() + 2);
    RecordingWatcher watcher = watchAll(base() + 3);
    heard(watcher, base() + 3);
    KeyValue second = new KeyValue(utf8("a"), utf8("2"), base() + 1, base() + 2, 2, 0);
    assertThat(watcher.events.getFirst().previous()).isEqualTo(second);
  }

  @Test
  default void a_deletion_that_was_compacted_is_refused_to_watchers_and_not_passed_over() {
    write("a", "1");
    remove("a");
    compact(base() + 2);
    RecordingWatcher late = watchAll(base() + 2);
    loop().awaitUntil(() -> late.compacted != null);
    assertThat(late.compacted).isEqualTo(base() + 2);
  }

  @Test
  default void a_watch_from_compacted_revisions_is_told_so_and_one_after_them_is_served() {
    write("a", "1");
    write("a", "2");
    write("a", "3");
    compact(base() + 2);
    RecordingWatcher late = watchAll(base() + 2);
    RecordingWatcher served = watchAll(base() + 3);
    heard(served, write("b", "1"));
    loop().awaitUntil(() -> late.compacted != null);
    assertThat(late.compacted).isEqualTo(base() + 2);
    assertThat(late.events).isEmpty();
    assertThat(served.keys()).containsExactly("a", "b");
  }

  @Test
  default void a_compaction_takes_nothing_from_an_open_watch() {
    write("a", "1");
    RecordingWatcher watcher = watchAll(base() + 1);
    var compaction = store().compact(base() + 1);
    var deletion = store().txn(always(delete("a")));
    loop().await(compaction);
    loop().await(deletion);
    compact(base() + 2);
    heard(watcher, write("b", "1"));
    assertThat(watcher.keys()).containsExactly("a", "-a", "b");
  }
}
