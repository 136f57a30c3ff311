package io.hexareme.core.store.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedKeysTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 23, 24, 25, 32, 33, 576, 577, 20_000})
  void a_tree_of_sorted_pairs_is_the_tree_of_the_same_pairs_put_one_by_one(int size) {
    List<KeyValue> pairs = new ArrayList<>();
    KeyTree oneByOne = KeyTree.EMPTY;
    for (int i = 0; i < size; i++) {
      pairs.add(pair(10_000_000 + 2 * i));
      oneByOne = oneByOne.put(pairs.get(i));
    }
    KeyTree atOnce = KeyTree.of(pairs);
    Random random = new Random(size);
    for (int step = 0; step < 3000; step++) {
      // Both go on changing in the same way: nodes that were filled at once must split and join like others.
      KeyValue any = pair(10_000_000 + random.nextInt(2 * size + 2));
      boolean put = random.nextBoolean();
      oneByOne = put ? oneByOne.put(any) : oneByOne.remove(any.key());
      atOnce = put ? atOnce.put(any) : atOnce.remove(any.key());
      assertThat(atOnce.size()).isEqualTo(oneByOne.size());
      assertThat(atOnce.rank(any.key())).isEqualTo(oneByOne.rank(any.key()));
      if (step % 500 == 0) assertThat(all(atOnce)).isEqualTo(all(oneByOne));
    }
    assertThat(all(atOnce)).isEqualTo(all(oneByOne));
  }

  private static KeyValue pair(int number) {
    return new KeyValue(Bytes.utf8("k" + number), Bytes.EMPTY, number, number, 1, 0);
  }

  private static List<KeyValue> all(KeyTree tree) {
    List<KeyValue> pairs = new ArrayList<>();
    tree.from(Bytes.EMPTY).forEachRemaining(pairs::add);
    return pairs;
  }
}
