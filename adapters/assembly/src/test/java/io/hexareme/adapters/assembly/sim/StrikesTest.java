package io.hexareme.adapters.assembly.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.simulation.DiskConditions;
import io.hexareme.adapters.simulation.Fault;
import io.hexareme.adapters.simulation.FaultSchedule;
import io.hexareme.adapters.simulation.FaultSchedule.Planned;
import io.hexareme.adapters.simulation.FaultWords;
import io.hexareme.adapters.simulation.api.ApiFault;
import io.hexareme.adapters.simulation.api.RequestMatch;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StrikesTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static Strikes strikes(Options options) {
    return new Strikes(options, () -> SECOND);
  }

  @Test
  void what_is_left_out_takes_its_number_all_the_same() {
    Strikes strikes = strikes(Options.seed(1).keeping(Selection.only(List.of(1, 3))));
    assertThat(strikes.strikes(FaultKind.NETWORK, "zero")).isFalse();
    assertThat(strikes.strikes(FaultKind.NETWORK, "one")).isTrue();
    assertThat(strikes.strikes(FaultKind.DISK, "two")).isFalse();
    assertThat(strikes.strikes(FaultKind.DISK, "three")).isTrue();
    assertThat(strikes.happened()).containsExactly(
        new Strike(1, SECOND, FaultKind.NETWORK, "one"), new Strike(3, SECOND, FaultKind.DISK, "three"));
  }

  @Test
  void a_kind_that_is_switched_off_does_not_happen_and_shifts_nothing() {
    Strikes strikes = strikes(Options.seed(1).kinds(EnumSet.of(FaultKind.DISK)));
    assertThat(strikes.strikes(FaultKind.NETWORK, "zero")).isFalse();
    assertThat(strikes.strikes(FaultKind.DISK, "one")).isTrue();
    assertThat(strikes.happened()).extracting(Strike::number).containsExactly(1);
  }

  @Test
  void of_drawn_faults_those_that_are_selected_are_admitted_and_told_when_they_happen() {
    Planned pause = new Planned(SECOND, new Fault.Pause("m1", SECOND));
    Strikes strikes = strikes(Options.seed(1).keeping(Selection.only(List.of(1, 2))));
    FaultSchedule admitted = strikes.admitted(new FaultSchedule(List.of(pause, pause, pause)));
    assertThat(admitted.size()).isEqualTo(2);
    strikes.began(admitted.faults().get(1));
    assertThat(strikes.happened()).containsExactly(new Strike(2, SECOND, FaultKind.PROCESS, "pause m1, span 1.0 s"));
  }

  @Test
  void a_fault_in_words_says_what_is_struck_and_how() {
    assertThat(FaultWords.of(new Fault.CutLink("m1", "m2", Duration.ofMillis(3200)))).isEqualTo("cut link m1 m2, span 3.2 s");
    assertThat(FaultWords.of(new Fault.RotDisk("m1"))).isEqualTo("rot disk m1");
    assertThat(FaultWords.of(new Fault.SlowDisk("m1", new DiskConditions(Duration.ofMillis(5), SECOND), SECOND))).startsWith("slow disk m1, conditions disk conditions (");
    assertThat(FaultWords.of(new Fault.Api(ApiFault.of(RequestMatch.ANY.by("scheduler").verbs(List.of("watch")), new ApiFault.Effect.LagWatch(SECOND)).first(2))))
        .isEqualTo("api, fault api fault (match request match (client scheduler, verbs [watch]), nth 1, count 2, effect lag watch (by 1.0 s))");
  }

  @Test
  void a_swarm_has_every_kind_in_some_seeds_and_no_seed_without_any() {
    Set<Set<FaultKind>> seen = new HashSet<>();
    for (long seed = 1; seed <= 200; seed++) seen.add(FaultKind.some(seed));
    assertThat(seen).noneMatch(Set::isEmpty).hasSizeGreaterThan(50);
    assertThat(FaultKind.some(5)).isEqualTo(FaultKind.some(5));
  }
}
