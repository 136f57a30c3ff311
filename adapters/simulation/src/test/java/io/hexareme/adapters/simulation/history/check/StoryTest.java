package io.hexareme.adapters.simulation.history.check;

import static io.hexareme.adapters.simulation.history.check.Tale.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.simulation.history.Request;
import io.hexareme.ports.store.Txn;
import org.junit.jupiter.api.Test;

/** A counterexample is a short story. */
final class StoryTest {
  private final Tale t = new Tale();

  private String story() {
    return ((Verdict.Rejected) t.verdict()).violation().text();
  }

  @Test
  void a_lost_write_is_told_with_what_was_before_it() {
    t.at(1).put("c1", "a", "1", 2, null);
    t.at(1.5).put("c1", "b", "1", 3, null);
    t.at(2).did("c2", getAll(), read(3, kv("a", "1", 2)));
    assertThat(story()).isEqualTo("""
        linearizable: after revision 3 the answer should have been: revision 3: {a=1@2, b=1@3}
            then [1.000s to 1.000s] c1@m1: put a=1 -> revision 2 [created]
            then [1.500s to 1.500s] c1@m1: put b=1 -> revision 3 [created]
          => but [2.000s to 2.000s] c2@m1: read [a...) -> revision 3: {a=1@2}""");
  }

  @Test
  void an_early_end_of_a_lease_names_the_lease_and_both_times() {
    t.at(1).did("c1", new Request.GrantLease(7, 10), lease(7, 10, 10));
    t.at(2).did("c1", txn(new Txn.Op.Put(utf8("a"), utf8("1"), 7)), created(2));
    t.at(4).did("c2", get("a"), read(3));
    assertThat(story()).isEqualTo("""
        a lease never ends early: lease 7 was over at 4.000s though it was promised until 11.000s; revision 3 took its keys
            then [1.000s to 1.000s] c1@m1: grant lease 7 for 10s -> lease 7, 10s of 10s left
            then [2.000s to 2.000s] c1@m1: put a=1 with lease 7 -> revision 2 [created]
            still open: [4.000s to 4.000s] c2@m1: read a -> revision 3: {}""");
  }

  @Test
  void a_watch_is_told_with_what_it_heard_before() {
    var w = t.watchAll(2);
    t.at(1).put("c1", "a", "1", 2, null);
    t.at(2).put("c1", "b", "1", 3, null);
    t.at(2.5).heard(w, put(kv("a", "1", 2), null));
    t.at(3).history.heardProgress(w, 3);
    assertThat(story()).isEqualTo("""
        a bookmark passes no event: revision 3, [put b=1@3], was never heard
          watch 0 of w@m1 on [a...) from revision 2
            then [2.500s] [put a=1@2]
          => but [3.000s] progress 3""");
  }
}
