package io.hexareme.adapters.assembly.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {
  @Test
  void a_line_holds_all_that_a_run_is_made_of() {
    Options options = Options.seed(-7).members(3).nodes(10).lasting(Duration.ofSeconds(90)).faults(12).kinds(EnumSet.of(FaultKind.DISK, FaultKind.API))
        .mutant("raft/no-pre-vote").keeping(Selection.only(List.of(0, 1, 5))).doing(Selection.only(List.of()));
    Replay replay = new Replay("figure-8", options, Optional.of("00000000000000ff"));
    assertThat(replay.print()).isEqualTo("v1:figure-8:s=-7:m=3:n=10:t=90000:c=12:k=disk,api:x=raft/no-pre-vote:f=0-1,5:o=none:h=00000000000000ff");
    assertThat(Replay.parse(replay.print() + "\n")).isEqualTo(replay);
  }

  @Test
  void what_is_as_usual_is_not_in_it() {
    Replay replay = new Replay("quiet", Options.seed(1), Optional.empty());
    assertThat(replay.print()).isEqualTo("v1:quiet:s=1");
    assertThat(Replay.parse("v1:quiet:s=1")).isEqualTo(replay);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "nonsense|a replay line begins with v1:",
      "v2:quiet:s=1|a replay line begins with v1:",
      "v1:quiet|goes on with a scenario and its seed",
      "v1:quiet:m=3|goes on with a scenario and its seed",
      "v1:quiet:s=1:three|\"three\" in the replay line is no field",
      "v1:quiet:s=one|\"s=one\" in the replay line cannot be read",
      "v1:quiet:s=1:k=disk,mice|there is no kind of fault \"mice\"",
      "v1:quiet:s=1:f=3-|\"3-\" is neither a number nor a range",
      "v1:quiet:s=1:z=1|nobody knows that field"})
  void a_line_that_cannot_be_read_is_refused_with_the_place(String line, String why) {
    assertThatThrownBy(() -> Replay.parse(line)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
  }
}
