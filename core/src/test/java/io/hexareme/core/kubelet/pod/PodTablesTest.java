package io.hexareme.core.kubelet.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodTablesTest {
  private static final Instant T = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0s", "PT0.001S, 1ms", "PT0.999S, 999ms", "PT1S, 1s", "PT1.5S, 1.5s", "PT59.001S, 59.001s", "PT60S, 1m0s", "PT80S, 1m20s",
    "PT300S, 5m0s", "PT3600S, 1h0m0s", "PT3725S, 1h2m5s",
  })
  void durations_are_printed_as_kubernetes_prints_them(Duration duration, String text) {
    assertThat(GoDuration.text(duration)).isEqualTo(text);
  }

  @Test
  void a_back_off_doubles_up_to_five_minutes() {
    Backoff backoff = null;
    StringBuilder delays = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      backoff = Backoff.next(backoff, T, T);
      delays.append(backoff.delay().toSeconds()).append(' ');
    }
    assertThat(delays).hasToString("10 20 40 80 160 300 300 300 ");
  }

  @Test
  void a_back_off_holds_from_the_end_of_the_container_and_is_forgotten_after_ten_minutes() {
    Backoff backoff = new Backoff(Duration.ofSeconds(40), T);
    Instant ended = T.plusSeconds(30);
    assertThat(backoff.until(ended, ended)).isEqualTo(ended.plusSeconds(40));
    assertThat(backoff.until(ended, ended.plusSeconds(40))).isNull();
    Instant late = T.plusSeconds(601);
    assertThat(backoff.until(late, late)).isNull();
    assertThat(Backoff.next(backoff, late, late).delay()).isEqualTo(Duration.ofSeconds(10));
  }

  /** One letter a container: r running, w waiting, 0 ended well, 1 ended badly, c waiting after a bad end. */
  @ParameterizedTest
  @CsvSource({
    "Always, '', w, Pending", "Always, '', r, Running", "Always, '', rw, Pending", "Always, '', r1, Running", "Always, '', 01, Running",
    "Always, '', c, Running", "Always, '', cc, Running", "Always, r, w, Pending", "Always, 0, w, Pending", "Always, 0, r, Running", "Always, 1, w, Pending",
    "OnFailure, '', 0, Succeeded", "OnFailure, '', 01, Running", "OnFailure, '', r0, Running", "OnFailure, c, w, Pending",
    "Never, '', 0, Succeeded", "Never, '', 01, Failed", "Never, '', r1, Running", "Never, 1, w, Failed", "Never, '', 1w, Pending",
  })
  void the_phase_follows_from_the_containers(String policy, String inits, String mains, String phase) {
    assertThat(PodPhase.of(told(inits, mains, policy), policy, true)).isEqualTo(phase);
  }

  @ParameterizedTest
  @CsvSource({"Always, 0, Succeeded", "Always, 01, Failed", "OnFailure, 1, Failed", "Never, 0, Succeeded"})
  void a_pod_of_which_nothing_will_run_again_has_succeeded_or_failed(String policy, String mains, String phase) {
    assertThat(PodPhase.of(told("", mains, policy), policy, false)).isEqualTo(phase);
  }

  private static List<PodPhase.Told> told(String inits, String mains, String policy) {
    return Stream.concat(
            inits.chars().mapToObj(c -> told(ContainerSpec.Role.INIT, (char) c, policy)),
            mains.chars().mapToObj(c -> told(ContainerSpec.Role.MAIN, (char) c, policy)))
        .toList();
  }

  private static PodPhase.Told told(ContainerSpec.Role role, char letter, String policy) {
    Obj end = Value.obj("terminated", Value.obj("exitCode", letter == '0' ? 0 : 1));
    Obj status = switch (letter) {
      case 'r' -> Value.obj("state", Value.obj("running", Value.obj()));
      case 'w' -> Value.obj("state", Value.obj("waiting", Value.obj()));
      case 'c' -> Value.obj("state", Value.obj("waiting", Value.obj()), "lastState", end);
      default -> Value.obj("state", end);
    };
    return new PodPhase.Told(new ContainerSpec(Obj.EMPTY, role, policy), status);
  }

  @Test
  void a_status_patch_says_only_what_changed_and_touches_no_condition_of_others() {
    Obj mine = Value.obj("type", "Ready", "status", "False");
    Obj theirs = Value.obj("type", "example.com/lb", "status", "True");
    Obj before = Value.obj("phase", "Pending", "reason", "x", "conditions", List.of(mine, theirs), "podIPs", List.of(Value.obj("ip", "10.0.0.1")));
    Obj after = Value.obj("phase", "Running", "conditions", List.of(mine.with("status", "True"), theirs), "podIPs", List.of(Value.obj("ip", "10.0.0.2")));
    assertThat(StatusPatch.between("u", before, after)).contains(Value.obj(
        "metadata", Value.obj("uid", "u"),
        "status", Value.obj(
            "phase", "Running",
            "conditions", List.of(mine.with("status", "True")),
            "podIPs", List.of(Value.obj("ip", "10.0.0.2"), Value.obj("$patch", "delete", "ip", "10.0.0.1")),
            "reason", Value.Null.NULL)));
    assertThat(StatusPatch.between("u", after, after)).isEmpty();
  }
}
