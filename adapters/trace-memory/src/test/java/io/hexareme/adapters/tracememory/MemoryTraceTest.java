package io.hexareme.adapters.tracememory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.trace.Trace.Recorded;
import io.hexareme.ports.trace.TraceEvent;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryTraceTest {
  private final MemoryTrace trace = new MemoryTrace(3);

  private static TraceEvent event(String action) {
    return new TraceEvent(Instant.EPOCH, "test", action, "", 0, "s", "", Map.of());
  }

  @Test
  void events_come_back_in_the_order_of_their_recording() {
    trace.record(event("a"));
    trace.record(event("b"));
    assertThat(trace.since(0)).extracting(recorded -> recorded.event().action()).containsExactly("a", "b");
    assertThat(trace.since(1)).extracting(Recorded::sequence).containsExactly(2L);
    assertThat(trace.since(2)).isEmpty();
  }

  @Test
  void the_oldest_events_fall_out_first_and_sequences_go_on() {
    for (String action : "a b c d e".split(" ")) {
      trace.record(event(action));
    }
    assertThat(trace.since(0)).extracting(recorded -> recorded.event().action()).containsExactly("c", "d", "e");
    assertThat(trace.since(0)).extracting(Recorded::sequence).containsExactly(3L, 4L, 5L);
    assertThat(trace.since(4)).extracting(Recorded::sequence).containsExactly(5L);
  }
}
