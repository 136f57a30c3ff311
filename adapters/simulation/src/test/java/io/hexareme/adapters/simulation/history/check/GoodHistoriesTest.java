package io.hexareme.adapters.simulation.history.check;

import static io.hexareme.adapters.simulation.history.check.Tale.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.simulation.history.Outcome;
import io.hexareme.adapters.simulation.history.Request;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.Txn.Op;
import io.hexareme.ports.store.TxnResult.OpResult;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What looks odd and is right: each is accepted, for a reason that its name gives. */
final class GoodHistoriesTest {
  private static final KeyValue A2 = kv("a", "1", 2);
  private final Tale t = new Tale();

  @AfterEach
  void accepted() {
    Verdict verdict = t.verdict();
    assertThat(verdict).as(verdict.toString()).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void nothing_happened() {}

  @Test
  void concurrent_reads_may_see_either_side_of_a_write() {
    int write = t.begin("c1", put("a", "1"));
    int before = t.begin("c2", get("a"));
    int after = t.begin("c3", get("a"));
    t.end(after, read(2, A2));
    t.end(before, read(1));
    t.end(write, created(2));
  }

  @Test
  void writes_that_overlap_may_be_made_in_either_order() {
    int one = t.begin("c1", put("a", "1"));
    int two = t.begin("c2", put("b", "1"));
    t.end(two, created(2));
    t.end(one, created(3));
    t.did("c1", getAll(), read(3, kv("a", "1", 3), kv("b", "1", 2)));
  }

  @Test
  void a_write_without_an_answer_may_never_happen() {
    t.did("c1", put("a", "1"), unknown());
    t.did("c2", getAll(), read(1));
  }

  @Test
  void a_write_without_an_answer_may_happen_much_later() {
    t.did("c1", put("a", "1"), unknown());
    t.did("c2", getAll(), read(1));
    t.put("c2", "b", "1", 2, null);
    t.did("c2", getAll(), read(3, kv("a", "1", 3), kv("b", "1", 2)));
  }

  @Test
  void nobody_need_see_what_a_lost_write_wrote() {
    t.did("c1", put("a", "1"), unknown());
    t.did("c1", put("a", "2"), unknown());
    t.put("c2", "a", "3", 4, kv("a", "2", 2, 3, 2));
  }

  @Test
  void a_transaction_without_an_answer_explains_two_keys_at_once() {
    t.did("c1", txn(op("a", "1"), op("b", "1")), unknown());
    t.did("c2", getAll(), read(2, A2, kv("b", "1", 2)));
  }

  @Test
  void the_same_value_may_be_put_twice() {
    t.did("c1", put("a", "1"), unknown());
    t.did("c1", put("a", "1"), unknown());
    t.did("c2", get("a"), read(3, kv("a", "1", 2, 3, 2)));
  }

  @Test
  void a_refused_write_is_tried_again() {
    t.did("c1", put("a", "1"), new Outcome.NotTaken("no leader"));
    t.put("c1", "a", "1", 2, null);
  }

  @Test
  void a_serializable_read_may_be_old() {
    t.put("c1", "a", "1", 2, null);
    t.put("c1", "a", "2", 3, A2);
    t.did("c2", getAll(0, true), read(2, A2));
    t.did("c2", getAll(0, true), read(1));
  }

  @Test
  void a_lease_may_end_when_its_time_is_over_and_need_not() {
    t.did("c1", new Request.GrantLease(7, 10), lease(7, 10, 10));
    t.did("c1", new Request.GrantLease(8, 10), lease(8, 10, 10));
    t.did("c1", txn(new Op.Put(utf8("a"), utf8("1"), 7), new Op.Put(utf8("b"), utf8("1"), 8)),
        wrote(2, new OpResult.Put(null), new OpResult.Put(null)));
    t.at(30).did("c2", getAll(), read(3, leased("b", "1", 2, 8)));
    t.did("c2", new Request.ReadLease(7), noLease(7));
    t.did("c2", new Request.ReadLease(8), lease(8, 10, 0, "b"));
  }

  @Test
  void a_lease_without_keys_ends_without_a_trace() {
    t.did("c1", new Request.GrantLease(7, 10), lease(7, 10, 10));
    t.at(30).did("c2", new Request.KeepLeaseAlive(7), noLease(7));
    t.did("c1", new Request.GrantLease(7, 10), lease(7, 10, 10));
    t.did("c1", new Request.KeepLeaseAlive(7), lease(7, 10, 10));
  }

  @Test
  void a_grant_without_an_answer_may_have_worked() {
    t.did("c1", new Request.GrantLease(7, 10), unknown());
    t.did("c1", txn(new Op.Put(utf8("a"), utf8("1"), 7)), created(2));
  }

  @Test
  void a_revocation_without_an_answer_may_have_worked() {
    t.did("c1", new Request.GrantLease(7, 10), lease(7, 10, 10));
    t.did("c1", txn(new Op.Put(utf8("a"), utf8("1"), 7)), created(2));
    t.did("c1", new Request.RevokeLease(7), unknown());
    t.did("c1", getAll(), read(3));
    t.did("c1", new Request.RevokeLease(7), noLease(7));
  }

  @Test
  void a_compaction_without_an_answer_may_have_worked() {
    t.put("c1", "a", "1", 2, null);
    t.put("c1", "b", "1", 3, null);
    t.did("c1", new Request.Compact(3), unknown());
    t.did("c1", getAll(2, false), read(3, A2));
    t.did("c1", getAll(2, false), new Outcome.Ranged(new RangeResult.Compacted(3)));
  }

  @Test
  void a_watch_that_hears_a_lost_write_settles_where_it_was_made() {
    var w = t.watchAll(2);
    t.did("c1", put("a", "1"), unknown());
    t.did("c1", put("b", "1"), unknown());
    t.put("c1", "c", "1", 4, null);
    KeyValue b2 = kv("b", "1", 2);
    t.heard(w, put(b2, null), put(kv("a", "1", 3), null));
    t.heard(w, put(kv("c", "1", 4), null));
    t.history.settle();
  }

  @Test
  void a_watch_that_hears_nothing_of_a_gap_tells_who_did_not_make_it() {
    var w = t.watch("a", null, 2);
    t.did("c1", put("a", "1"), unknown());
    t.did("c1", put("b", "1"), unknown());
    t.put("c1", "c", "1", 3, null);
    t.history.heardProgress(w, 3);
  }

  @Test
  void a_previous_value_may_be_lost_to_a_compaction() {
    t.put("c1", "a", "1", 2, null);
    t.put("c1", "a", "2", 3, A2);
    t.did("c1", new Request.Compact(3), new Outcome.Unknown("timed out"));
    var w = t.watchAll(3);
    t.heard(w, put(kv("a", "2", 2, 3, 2), null));
  }

  @Test
  void a_watch_lost_with_its_member_owes_nothing() {
    var w = t.watchAll(2);
    t.history.ended(w);
    t.put("c1", "a", "1", 2, null);
    t.history.settle();
  }

  @Test
  void deleting_nothing_is_a_read() {
    t.did("c1", delete("a"), deleted(1));
    t.did("c1", new Request.Transact(new io.hexareme.ports.store.Txn(List.of(), List.of(), List.of())), wrote(1));
  }
}
