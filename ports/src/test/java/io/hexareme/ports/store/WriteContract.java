package io.hexareme.ports.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.Txn.Op;
import io.hexareme.ports.store.TxnResult.OpResult;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a write does to revisions and versions, and what it tells. */
interface WriteContract extends StoreBench {
  @Test
  default void each_write_makes_the_next_revision() {
    assertThat(write("a", "1")).isEqualTo(base() + 1);
    assertThat(write("b", "1")).isEqualTo(base() + 2);
    assertThat(remove("a")).isEqualTo(base() + 3);
    assertThat(revision()).isEqualTo(base() + 3);
  }

  @Test
  default void a_key_knows_its_revisions_and_counts_its_versions() {
    write("a", "1");
    write("a", "2");
    assertThat(get("a")).isEqualTo(new KeyValue(utf8("a"), utf8("2"), base() + 1, base() + 2, 2, 0));
    remove("a");
    assertThat(get("a")).isNull();
    write("a", "3");
    assertThat(get("a")).isEqualTo(new KeyValue(utf8("a"), utf8("3"), base() + 4, base() + 4, 1, 0));
  }

  @Test
  default void a_transaction_is_one_revision_whatever_it_touches() {
    TxnResult.Done done = done(always(put("a", "1"), put("b", "2"), put("c", "3")));
    assertThat(done.revision()).isEqualTo(base() + 1);
    assertThat(pairs(all(0)).pairs()).extracting(KeyValue::modRevision).containsOnly(base() + 1);
  }

  @Test
  default void a_write_tells_what_was_before() {
    assertThat(done(always(put("a", "1"))).results()).containsExactly(new OpResult.Put(null));
    KeyValue first = get("a");
    assertThat(done(always(put("a", "2"))).results()).containsExactly(new OpResult.Put(first));
    KeyValue second = get("a");
    assertThat(done(always(delete("a"))).results()).containsExactly(new OpResult.Deleted(List.of(second)));
  }

  @Test
  default void what_changes_nothing_makes_no_revision() {
    write("a", "1");
    assertThat(remove("nothing")).isEqualTo(base() + 1);
    assertThat(done(always(new Op.Range(all(0)))).revision()).isEqualTo(base() + 1);
    assertThat(done(always()).revision()).isEqualTo(base() + 1);
  }

  @Test
  default void a_range_is_deleted_in_key_order() {
    done(always(put("b", ""), put("a", ""), put("c", ""), put("d", "")));
    OpResult result = done(always(new Op.Delete(utf8("a"), utf8("d")))).results().getFirst();
    assertThat(((OpResult.Deleted) result).previous()).extracting(pair -> pair.key().utf8()).containsExactly("a", "b", "c");
    assertThat(keys(pairs(all(0)))).containsExactly("d");
  }

  @Test
  default void a_range_deletion_of_many_keys_is_one_revision() {
    for (int part = 0; part < 4; part++) {
      List<Op> puts = new ArrayList<>();
      for (int i = 0; i < 125; i++) puts.add(put("k" + (1000 + part * 125 + i), ""));
      done(new Txn(List.of(), puts, List.of()));
    }
    TxnResult.Done done = done(always(new Op.Delete(utf8("k"), utf8("k").prefixEnd())));
    assertThat(done.revision()).isEqualTo(base() + 5);
    assertThat(((OpResult.Deleted) done.results().getFirst()).previous()).extracting(pair -> pair.key().utf8())
        .hasSize(500).isSorted();
  }

  @Test
  default void a_value_may_be_empty_or_any_octets() {
    byte[] octets = new byte[256];
    for (int i = 0; i < 256; i++) octets[i] = (byte) i;
    done(always(new Op.Put(utf8("a"), Bytes.EMPTY, 0), new Op.Put(utf8("b"), new Bytes(octets), 0)));
    assertThat(get("a").value()).isEqualTo(Bytes.EMPTY);
    assertThat(get("b").value()).isEqualTo(new Bytes(octets));
  }

  @Test
  default void the_same_value_again_is_a_new_version() {
    write("a", "1");
    assertThat(write("a", "1")).isEqualTo(base() + 2);
    assertThat(get("a").version()).isEqualTo(2);
  }

  @Test
  default void a_put_may_keep_the_value_a_key_has() {
    write("a", "1");
    Op keep = new Op.Put(utf8("a"), null, 0);
    KeyValue first = get("a");
    assertThat(done(always(keep)).results()).containsExactly(new OpResult.Put(first));
    assertThat(get("a")).isEqualTo(new KeyValue(utf8("a"), utf8("1"), base() + 1, base() + 2, 2, 0));
    assertThat(txn(always(new Op.Put(utf8("b"), null, 0)))).isEqualTo(new TxnResult.Refused("etcdserver: key not found"));
    assertThat(txn(always(new Op.Put(utf8("b"), utf8("1"), Op.Put.KEEP_LEASE))))
        .isEqualTo(new TxnResult.Refused("etcdserver: key not found"));
    assertThat(revision()).isEqualTo(base() + 2);
  }
}
