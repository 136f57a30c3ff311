package io.hexareme.adapters.assembly.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.assembly.story.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Over a simulation that fails by a rule of its own making. */
class ShrinkingTest {
  private static final int FAULTS = 40;
  private static final int OPERATIONS = 300;

  /** @param rule which rule a run breaks, if one */
  private record Pretended(Function<Options, Optional<String>> rule) implements Simulation {
    @Override
    public String name() {
      return "pretended";
    }

    @Override
    public String about() {
      return "fails as it is told to";
    }

    @Override
    public String source() {
      return "";
    }

    @Override
    public List<String> mutants() {
      return List.of("it");
    }

    @Override
    public Size size() {
      return new Size(5, 10, Duration.ofSeconds(80));
    }

    @Override
    public Optional<String> objection(Options options) {
      return Size.ofCluster(options);
    }

    @Override
    public Run run(Options asked) {
      Options options = asked.filledFrom(size().with(asked));
      List<Integer> operations = IntStream.range(0, OPERATIONS).filter(options.operations()::has).boxed().toList();
      List<Strike> faults = IntStream.range(0, FAULTS).filter(options.kept()::has)
          .mapToObj(number -> new Strike(number, Duration.ofSeconds(number), FaultKind.NETWORK, "fault " + number)).toList();
      return new Run(this, options, 1, 1, Duration.ofSeconds(1), operations, 0, 0, faults, rule.apply(options).map(broken -> new Failure(broken, "", List.of())), "",
          () -> new Timeline(Instant.EPOCH, List.of()));
    }
  }

  private static Run shrunk(Pretended simulation, int runs) {
    return new Shrinking(simulation, runs, () -> false).of(simulation.run(Options.seed(1)));
  }

  @Test
  void what_plays_no_part_is_left_out_and_what_does_stays() {
    Pretended simulation = new Pretended(options -> options.kept().has(7) && options.kept().has(31) && options.operations().has(100) && options.operations().has(205)
        && options.span().orElseThrow().compareTo(Duration.ofSeconds(15)) > 0 && options.nodes().orElseThrow() >= 3 && options.members().orElseThrow() >= 3
        ? Optional.of("rule") : Optional.empty());
    Run small = shrunk(simulation, 400);
    assertThat(small.faults()).extracting(Strike::number).containsExactly(7, 31);
    assertThat(small.operations()).containsExactly(100, 205);
    assertThat(small.options().span()).contains(Duration.ofSeconds(20));
    assertThat(small.options().nodes().orElseThrow()).isEqualTo(4);
    assertThat(small.options().members().orElseThrow()).isEqualTo(3);
    assertThat(simulation.run(Replay.parse(small.replay().print()).options()).failsAs(small)).isTrue();
  }

  @Test
  void what_fails_without_anything_is_shrunk_to_nothing_at_once() {
    Shrinking shrinking = new Shrinking(new Pretended(_ -> Optional.of("always")), 400, () -> false);
    Run small = shrinking.of(new Pretended(_ -> Optional.of("always")).run(Options.seed(1)));
    assertThat(small.faults()).isEmpty();
    assertThat(small.operations()).isEmpty();
    assertThat(shrinking.runs()).isLessThan(20);
  }

  @Test
  void another_rule_is_another_failure() {
    Pretended simulation = new Pretended(options -> Optional.of(options.kept().has(3) && options.kept().has(4) ? "one" : "other"));
    Run small = shrunk(simulation, 400);
    assertThat(small.failure().orElseThrow().rule()).isEqualTo("one");
    assertThat(small.faults()).extracting(Strike::number).containsExactly(3, 4);
  }

  @Test
  void no_more_runs_are_made_than_allowed() {
    Shrinking shrinking = new Shrinking(new Pretended(options -> options.kept().has(0) && options.kept().has(39) ? Optional.of("rule") : Optional.empty()), 10, () -> false);
    shrinking.of(new Pretended(_ -> Optional.of("rule")).run(Options.seed(1)));
    assertThat(shrinking.runs()).isEqualTo(10);
  }

  @Test
  void when_enough_was_tried_it_stays_as_it_is() {
    Pretended simulation = new Pretended(_ -> Optional.of("always"));
    Run failing = simulation.run(Options.seed(1));
    assertThat(new Shrinking(simulation, 100, () -> true).of(failing)).isEqualTo(failing);
  }

  @Test
  void a_mutant_is_looked_for_seed_by_seed() {
    Hunt caught = Hunt.of(new Pretended(options -> options.seed() == 4 && options.mutant().isPresent() ? Optional.of("rule") : Optional.empty()), "it", 10, () -> false, () -> false);
    assertThat(caught.caught()).isTrue();
    assertThat(caught.seeds()).isEqualTo(4);
    assertThat(caught.small().orElseThrow().faults()).isEmpty();
    assertThat(Hunt.of(new Pretended(_ -> Optional.empty()), "it", 10, () -> false, () -> false).caught()).isFalse();
  }
}
