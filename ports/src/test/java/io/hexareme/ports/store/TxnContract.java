package io.hexareme.ports.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.Txn.Compare;
import io.hexareme.ports.store.Txn.Op;
import io.hexareme.ports.store.Txn.Relation;
import io.hexareme.ports.store.Txn.Target;
import io.hexareme.ports.store.TxnResult.OpResult;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a transaction decides, does and answers. */
interface TxnContract extends StoreBench {
  @Test
  default void a_put_on_condition_of_a_revision_writes_or_reads() {
    assertThat(done(Txn.putIf(utf8("a"), 0, utf8("1"))).succeeded()).isTrue();
    TxnResult.Done late = done(Txn.putIf(utf8("a"), 0, utf8("2")));
    assertThat(late.succeeded()).isFalse();
    assertThat(late.revision()).isEqualTo(base() + 1);
    assertThat(read(late.results().getFirst()).pairs()).containsExactly(get("a"));
    assertThat(done(Txn.putIf(utf8("a"), base() + 1, utf8("3"))).succeeded()).isTrue();
    assertThat(done(Txn.deleteIf(utf8("a"), base() + 1)).succeeded()).isFalse();
    assertThat(done(Txn.deleteIf(utf8("a"), base() + 2)).succeeded()).isTrue();
    assertThat(get("a")).isNull();
  }

  @Test
  default void operations_see_the_writes_before_them_and_nested_compares_do_not() {
    Op read = read("a");
    Txn nested = new Txn(
        List.of(new Compare(utf8("a"), null, Target.VERSION, Relation.GREATER, 0, Bytes.EMPTY)),
        List.of(put("yes", "")), List.of(put("no", ""), read));
    List<OpResult> results = done(always(read, put("a", "1"), read, new Op.Nested(nested))).results();
    assertThat(read(results.get(0)).pairs()).isEmpty();
    assertThat(read(results.get(2)).pairs()).hasSize(1);
    OpResult.Nested inner = (OpResult.Nested) results.get(3);
    assertThat(inner.succeeded()).isFalse();
    assertThat(read(inner.results().get(1)).pairs()).hasSize(1);
    assertThat(get("no").modRevision()).isEqualTo(base() + 1);
  }

  @Test
  default void reads_in_a_transaction_name_the_revision_they_saw() {
    List<OpResult> results = done(always(read("a"), put("a", "1"), read("a"))).results();
    assertThat(read(results.get(0)).revision()).isEqualTo(base());
    assertThat(read(results.get(2)).revision()).isEqualTo(base() + 1);
    assertThat(read(results.get(2)).pairs())
        .containsExactly(new KeyValue(utf8("a"), utf8("1"), base() + 1, base() + 1, 1, 0));
  }

  @Test
  default void a_transaction_may_read_the_past_beside_its_writes() {
    write("a", "old");
    Op past = new Op.Range(new RangeRequest(utf8("a"), null, base() + 1, 0, false, false));
    List<OpResult> results = done(always(put("a", "new"), past, read("a"))).results();
    assertThat(read(results.get(1)).pairs()).extracting(pair -> pair.value().utf8()).containsExactly("old");
    assertThat(read(results.get(2)).pairs()).extracting(pair -> pair.value().utf8()).containsExactly("new");
  }

  @Test
  default void nested_transactions_answer_in_the_shape_they_were_asked_in() {
    Txn innermost = new Txn(List.of(), List.of(put("c", "3"), read("a")), List.of());
    Txn inner = new Txn(List.of(compare("a", Target.VERSION, Relation.EQUAL, 7, "")), List.of(),
        List.of(put("b", "2"), new Op.Nested(innermost)));
    TxnResult.Done done = done(always(put("a", "1"), new Op.Nested(inner), read("c")));
    assertThat(done.revision()).isEqualTo(base() + 1);
    OpResult.Nested first = (OpResult.Nested) done.results().get(1);
    assertThat(first.succeeded()).isFalse();
    OpResult.Nested second = (OpResult.Nested) first.results().get(1);
    assertThat(second.succeeded()).isTrue();
    assertThat(read(second.results().get(1)).pairs()).hasSize(1);
    assertThat(read(done.results().get(2)).pairs()).extracting(KeyValue::modRevision).containsExactly(base() + 1);
  }

  @Test
  default void what_a_transaction_deletes_it_no_longer_reads() {
    write("a", "1");
    write("b", "1");
    List<OpResult> results = done(always(new Op.Delete(utf8("a"), utf8("y")), new Op.Range(all(0)), put("z", "1"))).results();
    assertThat(((OpResult.Deleted) results.get(0)).previous()).hasSize(2);
    assertThat(read(results.get(1)).pairs()).isEmpty();
    assertThat(read(results.get(1)).count()).isZero();
  }

  @Test
  default void a_deletion_of_nothing_makes_no_revision_but_one_beside_a_put_shares_its() {
    assertThat(done(always(delete("a"), new Op.Nested(always(delete("b"))))).revision()).isEqualTo(base());
    assertThat(done(always(delete("a"), put("b", "1"))).revision()).isEqualTo(base() + 1);
  }

  @Test
  default void the_largest_transaction_is_done_at_once() {
    List<Op> ops = new ArrayList<>();
    for (int i = 0; i < 128; i++) ops.add(put("k" + (1000 + i), "v" + i));
    assertThat(done(new Txn(List.of(), ops, List.of())).revision()).isEqualTo(base() + 1);
    assertThat(pairs(all(0)).count()).isEqualTo(128);
  }
}
