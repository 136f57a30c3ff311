package io.hexareme.ports.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.Txn.Compare;
import io.hexareme.ports.store.Txn.Op;
import io.hexareme.ports.store.Txn.Relation;
import io.hexareme.ports.store.Txn.Target;
import io.hexareme.ports.store.TxnResult.OpResult;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

// Justification: one contract in one place; an adapter of Store extends this class and has all of it.
/** What every {@link Store} must do. Source: https://etcd.io/docs/v3.5/learning/api/ and api_guarantees. */
public abstract class StoreContract {
  protected final ManualLoop loop = new ManualLoop();
  protected Store store;
  private long base;

  /** Opens an empty store that answers on {@code loop}. */
  protected abstract Store open(ManualLoop loop);

  @BeforeEach
  final void openStore() {
    store = open(loop);
    base = loop.await(store.revision());
  }

  // --- shorthand ---

  protected static Bytes utf8(String text) {
    return Bytes.utf8(text);
  }

  protected static Op put(String key, String value) {
    return new Op.Put(utf8(key), utf8(value), 0);
  }

  protected static Op delete(String key) {
    return new Op.Delete(utf8(key), null);
  }

  protected static Txn always(Op... ops) {
    return new Txn(List.of(), List.of(ops), List.of());
  }

  protected final TxnResult txn(Txn txn) {
    return loop.await(store.txn(txn));
  }

  protected final TxnResult.Done done(Txn txn) {
    return (TxnResult.Done) txn(txn);
  }

  /** Puts and gives the revision. */
  protected final long write(String key, String value) {
    return done(always(put(key, value))).revision();
  }

  protected final long remove(String key) {
    return done(always(delete(key))).revision();
  }

  protected final KeyValue get(String key) {
    List<KeyValue> pairs = pairs(RangeRequest.of(utf8(key))).pairs();
    return pairs.isEmpty() ? null : pairs.getFirst();
  }

  protected final RangeResult.Pairs pairs(RangeRequest request) {
    return (RangeResult.Pairs) loop.await(store.range(request));
  }

  protected static List<String> keys(RangeResult.Pairs pairs) {
    return pairs.pairs().stream().map(pair -> pair.key().utf8()).toList();
  }

  private static RangeRequest all(long revision) {
    return new RangeRequest(utf8("a"), Bytes.EMPTY, revision, 0, false, false);
  }

  protected final RecordingWatcher watchAll(long from) {
    RecordingWatcher watcher = new RecordingWatcher();
    store.watch(new WatchRequest(utf8("a"), Bytes.EMPTY, from), watcher);
    return watcher;
  }

  private void heard(RecordingWatcher watcher, long revision) {
    loop.awaitUntil(() -> watcher.revision() >= revision);
  }

  // --- writes ---

  @Test
  void each_write_makes_the_next_revision() {
    assertThat(write("a", "1")).isEqualTo(base + 1);
    assertThat(write("b", "1")).isEqualTo(base + 2);
    assertThat(remove("a")).isEqualTo(base + 3);
    assertThat(loop.await(store.revision())).isEqualTo(base + 3);
  }

  @Test
  void a_key_knows_its_revisions_and_counts_its_versions() {
    write("a", "1");
    write("a", "2");
    assertThat(get("a")).isEqualTo(new KeyValue(utf8("a"), utf8("2"), base + 1, base + 2, 2, 0));
    remove("a");
    assertThat(get("a")).isNull();
    write("a", "3");
    assertThat(get("a")).isEqualTo(new KeyValue(utf8("a"), utf8("3"), base + 4, base + 4, 1, 0));
  }

  @Test
  void a_transaction_is_one_revision_whatever_it_touches() {
    TxnResult.Done done = done(always(put("a", "1"), put("b", "2"), put("c", "3")));
    assertThat(done.revision()).isEqualTo(base + 1);
    assertThat(pairs(all(0)).pairs()).extracting(KeyValue::modRevision).containsOnly(base + 1);
  }

  @Test
  void a_write_tells_what_was_before() {
    assertThat(done(always(put("a", "1"))).results()).containsExactly(new OpResult.Put(null));
    KeyValue first = get("a");
    assertThat(done(always(put("a", "2"))).results()).containsExactly(new OpResult.Put(first));
    KeyValue second = get("a");
    assertThat(done(always(delete("a"))).results()).containsExactly(new OpResult.Deleted(List.of(second)));
  }

  @Test
  void what_changes_nothing_makes_no_revision() {
    write("a", "1");
    assertThat(remove("nothing")).isEqualTo(base + 1);
    assertThat(done(always(new Op.Range(all(0)))).revision()).isEqualTo(base + 1);
    assertThat(done(always()).revision()).isEqualTo(base + 1);
  }

  @Test
  void a_range_is_deleted_in_key_order() {
    done(always(put("b", ""), put("a", ""), put("c", ""), put("d", "")));
    OpResult result = done(always(new Op.Delete(utf8("a"), utf8("d")))).results().getFirst();
    assertThat(((OpResult.Deleted) result).previous()).extracting(pair -> pair.key().utf8()).containsExactly("a", "b", "c");
    assertThat(keys(pairs(all(0)))).containsExactly("d");
  }

  // --- transactions ---

  @Test
  void a_put_on_condition_of_a_revision_writes_or_reads() {
    assertThat(done(Txn.putIf(utf8("a"), 0, utf8("1"))).succeeded()).isTrue();
    TxnResult.Done late = done(Txn.putIf(utf8("a"), 0, utf8("2")));
    assertThat(late.succeeded()).isFalse();
    assertThat(late.revision()).isEqualTo(base + 1);
    assertThat(((RangeResult.Pairs) ((OpResult.Range) late.results().getFirst()).result()).pairs()).containsExactly(get("a"));
    assertThat(done(Txn.putIf(utf8("a"), base + 1, utf8("3"))).succeeded()).isTrue();
    assertThat(done(Txn.deleteIf(utf8("a"), base + 1)).succeeded()).isFalse();
    assertThat(done(Txn.deleteIf(utf8("a"), base + 2)).succeeded()).isTrue();
    assertThat(get("a")).isNull();
  }

  private boolean holds(String key, String end, Target target, Relation relation, long number, String value) {
    Compare compare = new Compare(utf8(key), end == null ? null : utf8(end), target, relation, number, utf8(value));
    return done(new Txn(List.of(compare), List.of(), List.of())).succeeded();
  }

  @Test
  void compares_look_at_every_figure() {
    write("a", "m");
    write("a", "n");
    assertThat(holds("a", null, Target.VERSION, Relation.EQUAL, 2, "")).isTrue();
    assertThat(holds("a", null, Target.CREATE_REVISION, Relation.LESS, base + 2, "")).isTrue();
    assertThat(holds("a", null, Target.MOD_REVISION, Relation.GREATER, base + 1, "")).isTrue();
    assertThat(holds("a", null, Target.MOD_REVISION, Relation.GREATER, base + 2, "")).isFalse();
    assertThat(holds("a", null, Target.LEASE, Relation.NOT_EQUAL, 0, "")).isFalse();
    assertThat(holds("a", null, Target.VALUE, Relation.LESS, 0, "o")).isTrue();
    assertThat(holds("a", null, Target.VALUE, Relation.EQUAL, 0, "m")).isFalse();
  }

  @Test
  void a_missing_key_compares_as_zeros_and_has_no_value() {
    assertThat(holds("a", null, Target.VERSION, Relation.EQUAL, 0, "")).isTrue();
    assertThat(holds("a", null, Target.MOD_REVISION, Relation.LESS, 1, "")).isTrue();
    assertThat(holds("a", null, Target.VALUE, Relation.NOT_EQUAL, 0, "x")).isFalse();
  }

  @Test
  void a_compare_of_a_range_must_hold_for_each_of_its_keys() {
    write("a", "1");
    write("b", "1");
    assertThat(holds("a", "c", Target.VALUE, Relation.EQUAL, 0, "1")).isTrue();
    assertThat(holds("a", "c", Target.CREATE_REVISION, Relation.EQUAL, base + 1, "")).isFalse();
  }

  @Test
  void operations_see_the_writes_before_them_and_nested_compares_do_not() {
    Op read = new Op.Range(RangeRequest.of(utf8("a")));
    Txn nested = new Txn(
        List.of(new Compare(utf8("a"), null, Target.VERSION, Relation.GREATER, 0, Bytes.EMPTY)),
        List.of(put("yes", "")), List.of(put("no", ""), read));
    List<OpResult> results = done(always(read, put("a", "1"), read, new Op.Nested(nested))).results();
    assertThat(read(results.get(0))).isEmpty();
    assertThat(read(results.get(2))).hasSize(1);
    OpResult.Nested inner = (OpResult.Nested) results.get(3);
    assertThat(inner.succeeded()).isFalse();
    assertThat(read(inner.results().get(1))).hasSize(1);
    assertThat(get("no").modRevision()).isEqualTo(base + 1);
  }

  private static List<KeyValue> read(OpResult result) {
    return ((RangeResult.Pairs) ((OpResult.Range) result).result()).pairs();
  }

  @Test
  void a_key_written_twice_is_refused() {
    Txn.Op nested = new Op.Nested(always(put("a", "2")));
    for (Txn twice : List.of(
        always(put("a", "1"), put("a", "2")),
        always(put("a", "1"), delete("a")),
        always(new Op.Delete(utf8("a"), utf8("c")), put("b", "2")),
        always(put("a", "1"), nested),
        new Txn(List.of(), List.of(), List.of(put("b", "1"), put("b", "2"))))) {
      assertThat(txn(twice)).isEqualTo(new TxnResult.Refused("etcdserver: duplicate key given in txn request"));
    }
    assertThat(loop.await(store.revision())).isEqualTo(base);
    Txn exclusive = new Txn(List.of(), List.of(put("a", "1")), List.of(put("a", "2")));
    assertThat(done(always(new Op.Nested(exclusive))).revision()).isEqualTo(base + 1);
  }

  @Test
  void what_is_refused_changes_nothing() {
    assertThat(txn(always(put("a", "1"), new Op.Put(utf8("b"), Bytes.EMPTY, 4711))))
        .isEqualTo(new TxnResult.Refused("etcdserver: requested lease not found"));
    assertThat(txn(always(put("", "1")))).isEqualTo(new TxnResult.Refused("etcdserver: key is not provided"));
    assertThat(txn(always(put("a", "1"), new Op.Range(all(base + 100)))))
        .isEqualTo(new TxnResult.Refused("etcdserver: mvcc: required revision is a future revision"));
    assertThat(pairs(all(0)).pairs()).isEmpty();
    assertThat(loop.await(store.revision())).isEqualTo(base);
  }

  @Test
  void a_request_above_a_megabyte_and_a_half_is_refused() {
    assertThat(txn(always(new Op.Put(utf8("a"), new Bytes(new byte[1 << 20]), 0)))).isInstanceOf(TxnResult.Done.class);
    assertThat(txn(always(new Op.Put(utf8("a"), new Bytes(new byte[1536 << 10]), 0))))
        .isEqualTo(new TxnResult.Refused("etcdserver: request is too large"));
  }

  @Test
  void too_many_operations_are_refused() {
    List<Op> ops = new ArrayList<>();
    for (int i = 0; i < 129; i++) ops.add(put("k" + i, ""));
    assertThat(txn(new Txn(List.of(), ops, List.of())))
        .isEqualTo(new TxnResult.Refused("etcdserver: too many operations in txn request"));
  }

  // --- reads ---

  @Test
  void a_range_is_in_key_order_and_says_how_much_there_is() {
    done(always(put("b/2", "x"), put("b/1", "x"), put("a", "x"), put("c", "x")));
    RangeResult.Pairs found = pairs(RangeRequest.prefix(utf8("b/")));
    assertThat(keys(found)).containsExactly("b/1", "b/2");
    assertThat(found.count()).isEqualTo(2);
    assertThat(found.more()).isFalse();
    RangeResult.Pairs cut = pairs(new RangeRequest(utf8("a"), Bytes.EMPTY, 0, 3, true, false));
    assertThat(keys(cut)).containsExactly("a", "b/1", "b/2");
    assertThat(cut.more()).isTrue();
    assertThat(cut.count()).isEqualTo(4);
    assertThat(cut.pairs()).extracting(KeyValue::value).containsOnly(Bytes.EMPTY);
    RangeResult.Pairs counted = pairs(new RangeRequest(utf8("a"), Bytes.EMPTY, 0, 0, false, true));
    assertThat(counted.pairs()).isEmpty();
    assertThat(counted.count()).isEqualTo(4);
    assertThat(pairs(new RangeRequest(utf8("c"), utf8("a"), 0, 0, false, false)).count()).isZero();
  }

  @Test
  void the_past_can_be_read_as_it_was() {
    write("a", "1");
    write("b", "1");
    write("a", "2");
    remove("b");
    assertThat(pairs(all(base)).pairs()).isEmpty();
    assertThat(keys(pairs(all(base + 1)))).containsExactly("a");
    assertThat(keys(pairs(all(base + 2)))).containsExactly("a", "b");
    assertThat(pairs(all(base + 3)).pairs()).extracting(pair -> pair.value().utf8()).containsExactly("2", "1");
    assertThat(keys(pairs(all(base + 4)))).containsExactly("a");
    assertThat(pairs(all(base + 1)).revision()).as("the newest, whatever was read").isEqualTo(base + 4);
    assertThat(loop.await(store.range(all(base + 5)))).isInstanceOf(RangeResult.FutureRevision.class);
  }

  // --- compaction ---

  @Test
  void below_a_compaction_nothing_can_be_read_and_at_it_all_can() {
    write("a", "1");
    write("b", "1");
    remove("a");
    write("b", "2");
    assertThat(loop.await(store.compact(base + 3))).isEqualTo(new CompactResult.Done(base + 3));
    assertThat(loop.await(store.range(all(base + 2)))).isEqualTo(new RangeResult.Compacted(base + 3));
    assertThat(pairs(all(base + 3)).pairs()).extracting(pair -> pair.value().utf8()).containsExactly("1");
    assertThat(pairs(all(0)).pairs()).extracting(pair -> pair.value().utf8()).containsExactly("2");
    assertThat(loop.await(store.revision())).as("a compaction is no write").isEqualTo(base + 4);
    assertThat(txn(always(new Op.Range(all(base + 1)))))
        .isEqualTo(new TxnResult.Refused("etcdserver: mvcc: required revision has been compacted"));
  }

  @Test
  void a_compaction_goes_neither_back_nor_ahead() {
    write("a", "1");
    write("a", "2");
    loop.await(store.compact(base + 1));
    assertThat(loop.await(store.compact(base + 1))).isEqualTo(new CompactResult.AlreadyCompacted(base + 1));
    assertThat(loop.await(store.compact(base))).isEqualTo(new CompactResult.AlreadyCompacted(base + 1));
    assertThat(loop.await(store.compact(base + 3))).isInstanceOf(CompactResult.FutureRevision.class);
  }

  // --- watches ---

  @Test
  void a_watch_hears_what_comes_in_order_with_what_was_before() {
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
  void a_watch_from_the_past_hears_all_since_once() {
    write("a", "1");
    write("b", "1");
    RecordingWatcher watcher = watchAll(base + 2);
    write("c", "1");
    long last = write("d", "1");
    heard(watcher, last);
    assertThat(watcher.keys()).containsExactly("b", "c", "d");
  }

  @Test
  void a_watch_may_begin_at_the_first_revision_of_all() {
    RecordingWatcher watcher = watchAll(1);
    heard(watcher, write("a", "1"));
    assertThat(watcher.keys()).containsExactly("a");
  }

  @Test
  void a_long_past_comes_whole_and_in_order() {
    for (int i = 0; i < 2500; i++) store.txn(always(put("k" + i % 7, "")));
    long last = write("end", "");
    RecordingWatcher watcher = watchAll(base + 1);
    heard(watcher, last);
    assertThat(watcher.events).extracting(StoreEvent::revision).hasSize(2501).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void all_events_of_a_revision_come_together() {
    done(always(put("a", "1"), put("b", "1")));
    RecordingWatcher watcher = watchAll(base + 1);
    long last = done(always(put("c", "1"), delete("a"))).revision();
    heard(watcher, last);
    assertThat(watcher.keys()).containsExactly("a", "b", "c", "-a");
    assertThat(watcher.deliveries).doesNotHaveDuplicates();
  }

  @Test
  void a_watch_hears_of_its_range_alone() {
    RecordingWatcher one = new RecordingWatcher();
    store.watch(new WatchRequest(utf8("a/1"), null, 0), one);
    RecordingWatcher prefix = new RecordingWatcher();
    store.watch(new WatchRequest(utf8("a/"), utf8("a/").prefixEnd(), 0), prefix);
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
  void a_watch_from_a_future_revision_hears_nothing_before_it() {
    RecordingWatcher watcher = watchAll(base + 3);
    write("a", "1");
    write("b", "1");
    long last = write("c", "1");
    heard(watcher, last);
    assertThat(watcher.keys()).containsExactly("c");
  }

  @Test
  void a_cancelled_watch_hears_nothing_more() {
    RecordingWatcher watcher = new RecordingWatcher();
    Store.Watch watch = store.watch(new WatchRequest(utf8("a"), Bytes.EMPTY, 0), watcher);
    heard(watchAll(0), write("a", "1"));
    watch.cancel();
    int before = watcher.events.size();
    heard(watchAll(base + 1), write("b", "1"));
    assertThat(watcher.events).hasSize(before);
  }

  @Test
  void a_watch_from_compacted_revisions_is_told_so_and_one_after_them_is_served() {
    write("a", "1");
    write("a", "2");
    write("a", "3");
    loop.await(store.compact(base + 2));
    RecordingWatcher late = watchAll(base + 2);
    RecordingWatcher served = watchAll(base + 3);
    heard(served, write("b", "1"));
    loop.awaitUntil(() -> late.compacted != null);
    assertThat(late.compacted).isEqualTo(base + 2);
    assertThat(late.events).isEmpty();
    assertThat(served.keys()).containsExactly("a", "b");
  }

  @Test
  void a_compaction_takes_nothing_from_an_open_watch() {
    write("a", "1");
    RecordingWatcher watcher = watchAll(base + 1);
    var compaction = store.compact(base + 1);
    var deletion = store.txn(always(delete("a")));
    loop.await(compaction);
    loop.await(deletion);
    loop.await(store.compact(base + 2));
    heard(watcher, write("b", "1"));
    assertThat(watcher.keys()).containsExactly("a", "-a", "b");
  }

  // --- leases ---

  @Test
  void a_lease_takes_its_keys_with_it_in_one_revision() {
    long id = ((LeaseResult.Lease) loop.await(store.grantLease(0, 60))).id();
    done(always(new Op.Put(utf8("a"), utf8("1"), id), new Op.Put(utf8("b"), utf8("1"), id), put("c", "1")));
    assertThat(get("a").lease()).isEqualTo(id);
    LeaseResult.Lease lease = (LeaseResult.Lease) loop.await(store.lease(id));
    assertThat(lease.keys()).containsExactly(utf8("a"), utf8("b"));
    assertThat(lease.ttlSeconds()).isEqualTo(60);
    RecordingWatcher watcher = watchAll(0);
    assertThat(loop.await(store.revokeLease(id))).isEqualTo(new LeaseResult.Lease(id, 60, 0, lease.keys()));
    heard(watcher, base + 2);
    assertThat(watcher.keys()).containsExactly("-a", "-b");
    assertThat(keys(pairs(all(0)))).containsExactly("c");
    assertThat(loop.await(store.lease(id))).isEqualTo(new LeaseResult.NotFound(id));
    assertThat(loop.await(store.revokeLease(id))).isEqualTo(new LeaseResult.NotFound(id));
    assertThat(loop.await(store.keepLeaseAlive(id))).isEqualTo(new LeaseResult.NotFound(id));
  }

  @Test
  void a_key_hangs_on_its_last_lease_alone() {
    loop.await(store.grantLease(71, 60));
    loop.await(store.grantLease(72, 60));
    assertThat(loop.await(store.grantLease(72, 60))).isEqualTo(new LeaseResult.Exists(72));
    done(always(new Op.Put(utf8("a"), utf8("1"), 71), new Op.Put(utf8("b"), utf8("1"), 71)));
    done(always(new Op.Put(utf8("a"), utf8("2"), 72), put("b", "2")));
    loop.await(store.revokeLease(71));
    assertThat(keys(pairs(all(0)))).containsExactly("a", "b");
    loop.await(store.revokeLease(72));
    assertThat(keys(pairs(all(0)))).containsExactly("b");
  }
}
