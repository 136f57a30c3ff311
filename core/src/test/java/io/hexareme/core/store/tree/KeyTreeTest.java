package io.hexareme.core.store.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTreeTest {

  @Test
  void the_empty_tree_has_nothing() {
    assertThat(KeyTree.EMPTY.size()).isZero();
    assertThat(KeyTree.EMPTY.get(Bytes.utf8("a"))).isNull();
    assertThat(KeyTree.EMPTY.from(Bytes.EMPTY).hasNext()).isFalse();
    assertThat(KeyTree.EMPTY.remove(Bytes.utf8("a"))).isSameAs(KeyTree.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 60, 700, 9000})
  void it_is_a_sorted_map_and_old_trees_do_not_change(int keys) {
    Random random = new Random(keys);
    TreeMap<Bytes, KeyValue> model = new TreeMap<>();
    Map<KeyTree, List<KeyValue>> kept = new LinkedHashMap<>();
    KeyTree tree = KeyTree.EMPTY;
    for (int step = 0; step < 20_000; step++) {
      // Half of the run fills, half empties, so that nodes split and join at every level.
      boolean fill = random.nextInt(10) < (step < 10_000 ? 8 : 2);
      Bytes key = Bytes.utf8("k" + random.nextInt(keys));
      if (fill) {
        KeyValue pair = new KeyValue(key, Bytes.EMPTY, step, step, 1, 0);
        model.put(key, pair);
        tree = tree.put(pair);
      } else {
        model.remove(key);
        tree = tree.remove(key);
      }
      assertThat(tree.size()).isEqualTo(model.size());
      if (step % 500 == 0) check(tree, model, Bytes.utf8("k" + random.nextInt(keys)));
      if (step % 4000 == 0) kept.put(tree, List.copyOf(model.values()));
    }
    for (Bytes key : List.copyOf(model.keySet())) tree = tree.remove(key);
    assertThat(tree.size()).isZero();
    kept.forEach((old, pairs) -> assertThat(all(old, Bytes.EMPTY)).isEqualTo(pairs));
  }

  private static void check(KeyTree tree, TreeMap<Bytes, KeyValue> model, Bytes key) {
    assertThat(tree.get(key)).isEqualTo(model.get(key));
    assertThat(tree.rank(key)).isEqualTo(model.headMap(key).size());
    assertThat(all(tree, key)).isEqualTo(List.copyOf(model.tailMap(key).values()));
    assertThat(all(tree, Bytes.EMPTY)).isEqualTo(List.copyOf(model.values()));
  }

  private static List<KeyValue> all(KeyTree tree, Bytes from) {
    List<KeyValue> pairs = new ArrayList<>();
    tree.from(from).forEachRemaining(pairs::add);
    return pairs;
  }
}
