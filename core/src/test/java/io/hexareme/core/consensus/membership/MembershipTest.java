package io.hexareme.core.consensus.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hexareme.core.consensus.membership.MembershipChange.Kind;
import io.hexareme.core.consensus.membership.MembershipChange.Step;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MembershipTest {

  /**
   * A membership is {@code voters/outgoing/learners/learners next}, a letter for each; of the steps, {@code +a} adds a voter, {@code ~a} a
   * learner, {@code -a} removes.
   */
  @ParameterizedTest
  @CsvSource({
    "abc///,  +d,       abcd///",
    "abc///,  -c,       ab///",
    "abc///,  ~d,       abc//d/",
    "abc//d/, +d,       abcd///", // a promotion
    "abc///,  ~c,       ab//c/", // one vote goes: no joint phase
    "abc///,  +a,       abc///",
    "abc///,  -x,       abc///",
    "abc///,  +d +e,    abcde/abc//", // two votes: jointly
    "abc///,  +d -a,    bcd/abc//",
    "abc///,  ~d ~e,    abc//de/", // no votes at all
    "abc///,  +d ~c,    abd/abc//c", // c votes on in the old membership
    "abc//d/, +d ~c ~e, abd/abc/e/c",
    "a///,    -a +b,    b/a//",
    "a///,    -a,       invalid",
    "abc///,  -a -b -c, invalid",
    "abc///,  +d -d,    invalid", // twice the same
    "abd/abc//c, +e,    invalid"}) // while joint
  void steps_lead_to_a_membership(String before, String steps, String after) {
    assertThat(parse(before).with(change(steps)).map(MembershipTest::print).orElse("invalid")).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource({"abd/abc//c, abd//c/", "bcd/abc//, bcd///", "abd/abc/e/c, abd//ce/", "abc///, abc///"})
  void a_joint_membership_is_left_for_the_new_voters_alone(String joint, String settled) {
    assertThat(print(parse(joint).settled())).isEqualTo(settled);
  }

  @Test
  void who_learns_has_no_vote() {
    assertThatIllegalArgumentException().isThrownBy(() -> parse("abc//c/")).withMessageContaining("learner");
    assertThatIllegalArgumentException().isThrownBy(() -> parse("ab/abc//d")).withMessageContaining("vote");
  }

  /** A dumb version: a role for each member, changed step by step. And the two majorities of neighbours always overlap. */
  @Test
  void a_change_gives_everybody_the_role_it_names() {
    Random random = new Random(11);
    Membership now = parse("abc//d/");
    for (int i = 0; i < 5_000; i++) {
      SortedMap<String, String> roles = roles(now);
      List<Step> steps = new ArrayList<>();
      for (String id : List.of("a", "b", "c", "d", "e")) {
        if (random.nextInt(3) > 0) continue;
        Kind kind = Kind.values()[random.nextInt(3)];
        steps.add(new Step(kind, id));
        switch (kind) {
          case ADD_VOTER -> roles.put(id, "voter");
          case ADD_LEARNER -> roles.put(id, "learner");
          case REMOVE -> roles.remove(id);
        }
      }
      Optional<Membership> next = now.with(new MembershipChange(steps, Bytes.EMPTY));
      assertThat(next.isPresent()).isEqualTo(roles.containsValue("voter"));
      if (next.isEmpty()) continue;
      Membership settled = next.get().joint() ? next.get().settled() : next.get();
      assertThat(roles(settled)).isEqualTo(roles);
      assertThat(next.get().joint()).as("jointly exactly when majorities might miss each other").isEqualTo(moved(now, settled) > 1);
      now = settled;
    }
  }

  @Test
  void an_entry_says_what_it_was_made_of() {
    for (String text : List.of("abc///", "abd/abc/e/c", "///")) {
      MembershipEntry entry = new MembershipEntry(parse(text), Bytes.utf8("why"));
      assertThat(MembershipEntry.decode(entry.encode())).isEqualTo(entry);
    }
  }

  @Test
  void anything_else_is_no_entry() {
    Bytes good = new MembershipEntry(parse("abd/abc/e/c"), Bytes.utf8("why")).encode();
    for (int length = 0; length < good.length(); length++) {
      Bytes cut = new Bytes(java.util.Arrays.copyOf(good.array(), length));
      assertThatIllegalArgumentException().isThrownBy(() -> MembershipEntry.decode(cut));
    }
  }

  @Test
  void a_membership_holds_from_its_entry_on_and_not_when_that_is_cut_off() {
    MembershipHistory history = new MembershipHistory(5, parse("a///"));
    history.append(7, parse("ab///"));
    history.append(9, parse("abc///"));
    assertThat(List.of(5L, 6L, 7L, 8L, 9L, 20L)).extracting(index -> print(history.at(index)))
        .containsExactly("a///", "a///", "ab///", "ab///", "abc///", "abc///");
    assertThat(print(history.previous())).isEqualTo("ab///");
    assertThat(history.cutFrom(8)).isTrue();
    assertThat(history.cutFrom(8)).isFalse();
    assertThat(print(history.latest())).isEqualTo("ab///");
    history.compactTo(6);
    assertThat(print(history.at(6))).isEqualTo("a///");
    history.compactTo(7);
    assertThat(print(history.at(6))).as("the oldest that is known").isEqualTo("ab///");
    assertThat(history.latestIndex()).isEqualTo(7);
  }

  private static long moved(Membership before, Membership after) {
    SortedSet<String> either = new TreeSet<>(before.voters());
    either.addAll(after.voters());
    return either.stream().filter(id -> before.voters().contains(id) != after.voters().contains(id)).count();
  }

  private static SortedMap<String, String> roles(Membership membership) {
    SortedMap<String, String> roles = new TreeMap<>();
    membership.voters().forEach(id -> roles.put(id, "voter"));
    membership.learners().forEach(id -> roles.put(id, "learner"));
    return roles;
  }

  private static MembershipChange change(String steps) {
    List<Step> all = new ArrayList<>();
    for (String step : steps.split(" ")) {
      Kind kind = switch (step.charAt(0)) {
        case '+' -> Kind.ADD_VOTER;
        case '~' -> Kind.ADD_LEARNER;
        default -> Kind.REMOVE;
      };
      all.add(new Step(kind, step.substring(1)));
    }
    return new MembershipChange(all, Bytes.EMPTY);
  }

  private static Membership parse(String text) {
    String[] parts = text.split("/", -1);
    return new Membership(ids(parts[0]), ids(parts[1]), ids(parts[2]), ids(parts[3]));
  }

  private static SortedSet<String> ids(String letters) {
    SortedSet<String> ids = new TreeSet<>();
    for (char letter : letters.toCharArray()) ids.add("" + letter);
    return ids;
  }

  private static String print(Membership membership) {
    return String.join("", membership.voters()) + "/" + String.join("", membership.outgoing()) + "/"
        + String.join("", membership.learners()) + "/" + String.join("", membership.learnersNext());
  }
}
