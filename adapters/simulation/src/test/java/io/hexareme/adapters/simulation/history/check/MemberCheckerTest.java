package io.hexareme.adapters.simulation.history.check;

import static io.hexareme.adapters.simulation.history.check.Tale.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.store.Maintenance.HashResult;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.StoreImage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Members that disagree are found out, and members that merely lag are not. */
final class MemberCheckerTest {
  private static final KeyValue A2 = kv("a", "1", 2);
  private static final KeyValue A3 = kv("a", "2", 2, 3, 2);
  private final Tale t = new Tale();
  private final MemberChecker checker = new MemberChecker();

  private void saw(String member, int life, long term, String leader, long revision, long applied) {
    t.history.saw(member, life, term, leader, revision, applied);
  }

  private void says(Violation violation, String text) {
    assertThat(violation).isNotNull();
    assertThat(violation.text()).contains(text);
  }

  @Test
  void members_that_lag_and_lead_in_turn_are_fine() {
    saw("m1", 1, 1, "m1", 5, 7);
    saw("m2", 1, 1, "m1", 3, 4);
    saw("m2", 1, 2, "", 5, 7);
    saw("m1", 2, 2, "m2", 4, 6);
    assertThat(checker.sightings(t.history)).isNull();
  }

  @Test
  void two_leaders_of_a_term_are_found() {
    saw("m1", 1, 3, "m1", 5, 7);
    saw("m2", 1, 3, "m2", 5, 7);
    says(checker.sightings(t.history), "term 3 has two leaders, m1 and m2");
  }

  @Test
  void a_term_that_goes_back_is_found() {
    saw("m1", 1, 3, "", 5, 7);
    saw("m1", 1, 2, "", 5, 7);
    says(checker.sightings(t.history), "the term of m1 went back");
  }

  @Test
  void a_revision_that_goes_back_is_found() {
    saw("m1", 1, 3, "", 5, 7);
    saw("m1", 1, 3, "", 4, 7);
    says(checker.sightings(t.history), "the revision of m1 went back");
  }

  @Test
  void one_index_with_two_revisions_is_found() {
    saw("m1", 1, 3, "", 5, 7);
    saw("m2", 1, 3, "", 6, 7);
    says(checker.sightings(t.history), "at index 7 there are two revisions");
  }

  @Test
  void hashes_of_one_revision_must_agree_unless_compacted_differently() {
    assertThat(checker.hashes(Map.of("m1", new HashResult.Hashed(1, 5, 0), "m2", new HashResult.Hashed(2, 5, 3)))).isNull();
    says(checker.hashes(Map.of("m1", new HashResult.Hashed(1, 5, 0), "m2", new HashResult.Hashed(2, 5, 0))), "the hashes differ");
  }

  @Test
  void images_of_different_length_may_agree() {
    assertThat(checker.images(Map.of("m1", image(put(A2, null)), "m2", image(put(A2, null), put(A3, A2))))).isNull();
  }

  @Test
  void images_that_differ_at_a_revision_are_found() {
    KeyValue other = kv("a", "7", 2, 3, 2);
    says(checker.images(Map.of("m1", image(put(A2, null), put(A3, A2)), "m2", image(put(A2, null), put(other, A2)))),
        "revision 3 is not the same everywhere");
  }

  @Test
  void a_wrong_version_count_is_found() {
    says(checker.images(Map.of("m1", image(put(A2, null), put(kv("a", "2", 2, 3, 7), A2)))), "put a=2@3v7 at revision 3 over a=1@2");
  }

  @Test
  void a_member_that_lost_what_was_acknowledged_is_found() {
    t.put("c1", "a", "1", 2, null);
    t.put("c1", "a", "2", 3, A2);
    Replay replay = ((Verdict.Accepted) t.verdict()).replay();
    assertThat(checker.image("m1", image(put(A2, null), put(A3, A2)), replay)).isNull();
    says(checker.image("m1", image(put(A2, null)), replay), "m1 ends at revision 2, clients saw revision 3");
    says(checker.image("m1", image(put(A2, null), gone(A2, 3)), replay), "revision 3 is not the same everywhere");
  }

  private static StoreImage image(StoreEvent... events) {
    return new StoreImage() {
      @Override
      public long revision() {
        return events.length + 1;
      }

      @Override
      public long compactRevision() {
        return 0;
      }

      @Override
      public long oldestRevision() {
        return 1;
      }

      @Override
      public List<Lease> leases() {
        return List.of();
      }

      @Override
      public Iterable<KeyValue> pairs() {
        return List.of();
      }

      @Override
      public Iterable<List<StoreEvent>> changes() {
        return List.of(events).stream().map(List::of).toList();
      }
    };
  }
}
