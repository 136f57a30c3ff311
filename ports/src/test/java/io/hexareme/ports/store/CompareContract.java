package io.hexareme.ports.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.store.Txn.Compare;
import io.hexareme.ports.store.Txn.Relation;
import io.hexareme.ports.store.Txn.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the conditions of a transaction look at. */
interface CompareContract extends StoreBench {
  private boolean holds(String key, String end, Target target, Relation relation, long number, String value) {
    Compare compare = new Compare(utf8(key), end == null ? null : utf8(end), target, relation, number, utf8(value));
    return done(new Txn(List.of(compare), List.of(), List.of())).succeeded();
  }

  @Test
  default void compares_look_at_every_figure() {
    write("a", "m");
    write("a", "n");
    assertThat(holds("a", null, Target.VERSION, Relation.EQUAL, 2, "")).isTrue();
    assertThat(holds("a", null, Target.CREATE_REVISION, Relation.LESS, base() + 2, "")).isTrue();
    assertThat(holds("a", null, Target.MOD_REVISION, Relation.GREATER, base() + 1, "")).isTrue();
    assertThat(holds("a", null, Target.MOD_REVISION, Relation.GREATER, base() + 2, "")).isFalse();
    assertThat(holds("a", null, Target.LEASE, Relation.NOT_EQUAL, 0, "")).isFalse();
    assertThat(holds("a", null, Target.VALUE, Relation.LESS, 0, "o")).isTrue();
    assertThat(holds("a", null, Target.VALUE, Relation.EQUAL, 0, "m")).isFalse();
  }

  @Test
  default void a_missing_key_compares_as_zeros_and_has_no_value() {
    assertThat(holds("a", null, Target.VERSION, Relation.EQUAL, 0, "")).isTrue();
    assertThat(holds("a", null, Target.MOD_REVISION, Relation.LESS, 1, "")).isTrue();
    assertThat(holds("a", null, Target.VALUE, Relation.NOT_EQUAL, 0, "x")).isFalse();
  }

  @Test
  default void a_compare_of_a_range_must_hold_for_each_of_its_keys() {
    write("a", "1");
    write("b", "1");
    assertThat(holds("a", "c", Target.VALUE, Relation.EQUAL, 0, "1")).isTrue();
    assertThat(holds("a", "c", Target.CREATE_REVISION, Relation.EQUAL, base() + 1, "")).isFalse();
  }

  @Test
  default void an_empty_range_compares_as_a_missing_key() {
    write("z", "1");
    assertThat(holds("a", "c", Target.VERSION, Relation.EQUAL, 0, "")).isTrue();
    assertThat(holds("a", "c", Target.CREATE_REVISION, Relation.GREATER, 0, "")).isFalse();
    assertThat(holds("a", "c", Target.VALUE, Relation.NOT_EQUAL, 0, "1")).isFalse();
    assertThat(holds("c", "a", Target.VERSION, Relation.EQUAL, 0, "")).isTrue();
  }

  @Test
  default void a_compare_may_reach_to_the_last_key() {
    write("a", "1");
    write("b", "2");
    assertThat(holds("a", "", Target.VERSION, Relation.EQUAL, 1, "")).isTrue();
    assertThat(holds("a", "", Target.VALUE, Relation.EQUAL, 0, "1")).isFalse();
    assertThat(holds("", "", Target.MOD_REVISION, Relation.GREATER, base(), "")).isTrue();
  }

  @Test
  default void every_figure_is_compared_in_every_way() {
    grant(81, 60);
    done(always(put("a", "m", 81)));
    done(always(put("a", "m", 81)));
    for (Target target : Target.values()) {
      long figure = switch (target) {
        case VERSION -> 2;
        case CREATE_REVISION -> base() + 1;
        case MOD_REVISION -> base() + 2;
        case VALUE -> 0;
        case LEASE -> 81;
      };
      for (int difference = -1; difference <= 1; difference++) {
        long number = figure + difference;
        String value = List.of("l", "m", "n").get(difference + 1);
        String what = target + " with one " + difference + " from it";
        assertThat(holds("a", null, target, Relation.EQUAL, number, value)).as(what).isEqualTo(difference == 0);
        assertThat(holds("a", null, target, Relation.NOT_EQUAL, number, value)).as(what).isEqualTo(difference != 0);
        assertThat(holds("a", null, target, Relation.GREATER, number, value)).as(what).isEqualTo(difference < 0);
        assertThat(holds("a", null, target, Relation.LESS, number, value)).as(what).isEqualTo(difference > 0);
      }
    }
    revoke(81);
  }

  @Test
  default void all_compares_must_hold() {
    write("a", "1");
    Compare yes = compare("a", Target.VERSION, Relation.EQUAL, 1, "");
    Compare no = compare("a", Target.VERSION, Relation.EQUAL, 2, "");
    assertThat(done(new Txn(List.of(yes, yes), List.of(), List.of())).succeeded()).isTrue();
    assertThat(done(new Txn(List.of(yes, no), List.of(), List.of())).succeeded()).isFalse();
  }
}
