package io.hexareme.ports.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.Txn.Op;
import io.hexareme.ports.value.Bytes;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a read finds. */
interface RangeContract extends StoreBench {
  @Test
  default void a_range_is_in_key_order_and_says_how_much_there_is() {
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
  default void the_past_can_be_read_as_it_was() {
    write("a", "1");
    write("b", "1");
    write("a", "2");
    remove("b");
    assertThat(pairs(all(base())).pairs()).isEmpty();
    assertThat(keys(pairs(all(base() + 1)))).containsExactly("a");
    assertThat(keys(pairs(all(base() + 2)))).containsExactly("a", "b");
    assertThat(pairs(all(base() + 3)).pairs()).extracting(pair -> pair.value().utf8()).containsExactly("2", "1");
    assertThat(keys(pairs(all(base() + 4)))).containsExactly("a");
    assertThat(pairs(all(base() + 1)).revision()).as("the newest, whatever was read").isEqualTo(base() + 4);
    assertThat(range(all(base() + 5))).isInstanceOf(RangeResult.FutureRevision.class);
  }

  @Test
  default void a_limit_counts_what_it_cuts_off_in_the_past_too() {
    done(always(put("a", "1"), put("b", "1"), put("c", "1")));
    remove("b");
    write("d", "1");
    RangeResult.Pairs past = pairs(new RangeRequest(utf8("a"), Bytes.EMPTY, base() + 1, 2, false, false));
    assertThat(keys(past)).containsExactly("a", "b");
    assertThat(past.more()).isTrue();
    assertThat(past.count()).isEqualTo(3);
    assertThat(past.revision()).isEqualTo(base() + 3);
    RangeResult.Pairs exact = pairs(new RangeRequest(utf8("a"), Bytes.EMPTY, 0, 3, false, false));
    assertThat(keys(exact)).containsExactly("a", "c", "d");
    assertThat(exact.more()).isFalse();
    assertThat(exact.count()).isEqualTo(3);
  }

  @Test
  default void a_count_is_of_the_revision_asked_for_whatever_the_limit() {
    done(always(put("a", "1"), put("b", "1")));
    write("c", "1");
    RangeResult.Pairs past = pairs(new RangeRequest(utf8("a"), Bytes.EMPTY, base() + 1, 1, false, true));
    assertThat(past).isEqualTo(new RangeResult.Pairs(base() + 2, List.of(), false, 2));
    assertThat(pairs(new RangeRequest(utf8("c"), null, 0, 0, false, true)).count()).isEqualTo(1);
    assertThat(pairs(new RangeRequest(utf8("d"), null, 0, 0, false, true)).count()).isZero();
  }

  @Test
  default void keys_are_ordered_by_their_octets_as_unsigned_numbers() {
    byte[][] keys = {{0}, {0, 0}, {1}, {'a'}, {'a', 0}, {'a', (byte) 0xff}, {'b'}, {(byte) 0x80}, {(byte) 0xff}, {(byte) 0xff, 0}};
    for (byte[] key : keys) done(always(new Op.Put(new Bytes(key), Bytes.EMPTY, 0)));
    RangeResult.Pairs all = pairs(new RangeRequest(Bytes.EMPTY, Bytes.EMPTY, 0, 0, false, false));
    assertThat(all.pairs()).extracting(KeyValue::key).containsExactly(Arrays.stream(keys).map(Bytes::new).toArray(Bytes[]::new));
    assertThat(pairs(RangeRequest.prefix(new Bytes(new byte[] {(byte) 0xff}))).count()).isEqualTo(2);
    assertThat(pairs(new RangeRequest(Bytes.EMPTY, new Bytes(new byte[] {0}), 0, 0, false, false)).count()).isZero();
    assertThat(pairs(new RangeRequest(Bytes.EMPTY, new Bytes(new byte[] {1}), 0, 0, false, false)).count()).isEqualTo(2);
    done(always(new Op.Delete(Bytes.EMPTY, Bytes.EMPTY)));
  }

  @Test
  default void no_key_is_empty() {
    write("a", "1");
    assertThat(range(RangeRequest.of(Bytes.EMPTY))).isEqualTo(new RangeResult.Pairs(base() + 1, List.of(), false, 0));
  }

  @Test
  default void a_serializable_read_is_of_some_revision_and_whole() {
    done(always(put("a", "1"), put("b", "1")));
    done(always(put("a", "2"), put("b", "2")));
    RangeRequest local = new RangeRequest(utf8("a"), Bytes.EMPTY, 0, 0, false, false, true);
    RangeResult.Pairs found = pairs(local);
    assertThat(found.pairs().stream().map(KeyValue::value).distinct()).as("never torn").hasSizeLessThanOrEqualTo(1);
    while (found.revision() < base() + 2) found = pairs(local); // what a member does not know yet it will
    assertThat(found).isEqualTo(pairs(all(0)));
    RangeRequest ahead = new RangeRequest(utf8("a"), null, base() + 50, 0, false, false, true);
    assertThat(range(ahead)).isInstanceOf(RangeResult.FutureRevision.class);
  }

  @Test
  default void a_future_revision_is_answered_with_the_newest() {
    write("a", "1");
    assertThat(range(all(base() + 2))).isEqualTo(new RangeResult.FutureRevision(base() + 1));
  }
}
