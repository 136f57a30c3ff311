package io.hexareme.core.consensus.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuorumTest {
  private static final List<String> IDS = List.of("a", "b", "c", "d", "e", "f", "g");

  /** Figures in the order of the members; what is agreed is the one that more than half have reached. */
  @ParameterizedTest
  @CsvSource({
    "'',         9223372036854775807", // of nobody, everything is agreed
    "7,          7",
    "7 3,        3", // two need both
    "0 5,        0",
    "1 2 3,      2",
    "3 3 0,      3",
    "9 1 1,      1",
    "1 2 3 4,    2", // four need three
    "4 4 1 1,    1",
    "1 2 3 4 5,  3",
    "5 5 5 0 0,  5",
    "5 5 0 0 0,  0"})
  void a_majority_agrees_on_what_more_than_half_have_reached(String figures, long agreed) {
    Map<String, Long> reached = figures(figures);
    assertThat(Majority.of(reached.keySet()).agreed(reached::get)).isEqualTo(agreed);
  }

  /** y: yes, n: no, -: no answer yet. */
  @ParameterizedTest
  @CsvSource({"'', WON", "y, WON", "n, LOST", "-, PENDING", "y y, WON", "y n, LOST", "y -, PENDING", "y y -, WON", "y n -, PENDING",
    "n n -, LOST", "y y n n, LOST", "y y - -, PENDING", "y y y n, WON", "n n - -, LOST", "y y n - -, PENDING", "y y y - -, WON"})
  void a_vote_is_won_by_more_than_half_and_lost_when_that_cannot_be(String votes, VoteResult result) {
    Map<String, Boolean> given = new LinkedHashMap<>();
    String[] parts = votes.isEmpty() ? new String[0] : votes.split(" ");
    for (int i = 0; i < parts.length; i++) given.put(IDS.get(i), parts[i].equals("-") ? null : (Boolean) parts[i].equals("y"));
    assertThat(Majority.of(given.keySet()).count(given::get)).isEqualTo(result);
  }

  /** Raft paper, section 6: agreement requires separate majorities of the old and the new configuration. */
  @Test
  void between_two_memberships_both_majorities_are_needed() {
    Map<String, Long> reached = Map.of("a", 5L, "b", 5L, "c", 1L, "d", 1L, "e", 9L);
    Quorum joint = new Quorum(Majority.of(List.of("c", "d", "e")), Majority.of(List.of("a", "b", "c")));
    assertThat(joint.agreed(reached::get)).isEqualTo(1);
    Map<String, Boolean> votes = Map.of("a", true, "b", true, "c", false, "d", false);
    assertThat(joint.count(votes::get)).isEqualTo(VoteResult.LOST);
  }

  /** A dumb version: try every figure from the top, count who has reached it. */
  @Test
  void quick_and_naive_agree() {
    Random random = new Random(42);
    for (int i = 0; i < 50_000; i++) {
      Map<String, Long> reached = new LinkedHashMap<>();
      for (String id : IDS) reached.put(id, (long) random.nextInt(6));
      List<String> first = some(random);
      List<String> second = random.nextBoolean() ? List.of() : some(random);
      long naive = Math.min(naive(first, reached), naive(second, reached));
      Quorum quorum = new Quorum(Majority.of(first), Majority.of(second));
      assertThat(quorum.agreed(reached::get)).as("%s %s %s", first, second, reached).isEqualTo(naive);
      Map<String, Boolean> votes = new LinkedHashMap<>();
      for (String id : IDS) votes.put(id, random.nextInt(3) == 0 ? null : (Boolean) random.nextBoolean());
      assertThat(quorum.count(votes::get)).as("%s %s %s", first, second, votes).isEqualTo(naiveVote(first, second, votes));
    }
  }

  private static List<String> some(Random random) {
    List<String> ids = new ArrayList<>();
    for (String id : IDS) if (random.nextBoolean()) ids.add(id);
    return ids;
  }

  private static long naive(List<String> ids, Map<String, Long> reached) {
    if (ids.isEmpty()) return Long.MAX_VALUE;
    return Stream.of(5L, 4L, 3L, 2L, 1L, 0L).filter(figure -> more(ids, ids.stream().filter(id -> reached.get(id) >= figure).count()))
        .findFirst().orElseThrow();
  }

  /** Won if it is won however those who are silent vote last, that is against; lost if it is lost even when they vote in favour. */
  private static VoteResult naiveVote(List<String> first, List<String> second, Map<String, Boolean> votes) {
    boolean evenIfAgainst = wins(first, votes, false) && wins(second, votes, false);
    boolean atBest = wins(first, votes, true) && wins(second, votes, true);
    return evenIfAgainst ? VoteResult.WON : atBest ? VoteResult.PENDING : VoteResult.LOST;
  }

  private static boolean wins(List<String> ids, Map<String, Boolean> votes, boolean silent) {
    return ids.isEmpty() || more(ids, ids.stream().filter(id -> votes.get(id) == null ? silent : votes.get(id)).count());
  }

  private static boolean more(List<String> ids, long count) {
    return count * 2 > ids.size();
  }

  private static Map<String, Long> figures(String text) {
    Map<String, Long> figures = new LinkedHashMap<>();
    if (text.isEmpty()) return figures;
    for (String part : text.split(" ")) figures.put(IDS.get(figures.size()), Long.parseLong(part));
    return figures;
  }
}
