package io.hexareme.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.cli.Consequences.Consequence;
import io.hexareme.adapters.cli.Consequences.Source;
import io.hexareme.ports.trace.Trace.Recorded;
import io.hexareme.ports.trace.TraceEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsequencesTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private final Consequences consequences = new Consequences();

  @BeforeEach
  void follow() {
    consequences.follow("me", Source.outside("your request"));
  }

  private static TraceEvent event(int millis, String component, String action, long revision, String span, String cause) {
    return new TraceEvent(NOW.plusMillis(millis), component, action, "Pod a/b", revision, span, cause, Map.of());
  }

  private List<Consequence> take(TraceEvent... events) {
    return consequences.take(Stream.of(events).map(event -> new Recorded(1, event)).toList());
  }

  private static List<String> spans(List<Consequence> told) {
    return told.stream().map(each -> each.event().span()).toList();
  }

  @Test
  void a_chain_is_followed_from_request_to_store_to_who_woke_up_to_their_request() {
    assertThat(spans(take(
        event(0, "apiserver", "store", 5, "r1", "me"),
        event(1, "apiserver", "store", 6, "other", "somebody"),
        event(2, "scheduler", "schedule", 5, "s1", "revision:5"),
        event(3, "scheduler", "schedule", 6, "s2", "revision:6"),
        event(4, "apiserver", "store", 7, "r2", "s1")))).containsExactly("r1", "s1", "r2");
  }

  @Test
  void an_event_recorded_before_its_cause_waits_for_it() {
    assertThat(take(event(1, "apiserver", "store", 6, "r2", "c1"))).isEmpty();
    List<Consequence> told = take(event(2, "apiserver", "store", 5, "r1", "me"), event(0, "controller", "reconcile", 5, "c1", "revision:5"));
    assertThat(spans(told)).containsExactly("r1", "c1", "r2");
    assertThat(told.get(1).source().action()).isEqualTo("store");
    assertThat(told.get(2).source().component()).isEqualTo("controller");
  }

  @Test
  void nothing_takes_its_place_before_what_led_to_it() {
    List<Consequence> told = take(event(9, "apiserver", "store", 5, "r1", "me"), event(8, "scheduler", "schedule", 5, "s1", "revision:5"));
    assertThat(told).extracting(Consequence::place).containsExactly(NOW.plusMillis(9), NOW.plusMillis(9));
  }

  @Test
  void what_is_adopted_counts_although_nothing_led_to_it() {
    TraceEvent exit = event(0, "runtime/n", "container-exited", 0, "x", "");
    consequences.adopt("x", Source.outside("your hand"));
    List<Consequence> told = take(exit, event(1, "kubelet/n", "sync", 9, "k", "x"));
    assertThat(spans(told)).containsExactly("x", "k");
    assertThat(told.getFirst().source().action()).isEqualTo("your hand");
  }
}
