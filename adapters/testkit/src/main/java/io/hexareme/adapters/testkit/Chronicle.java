package io.hexareme.adapters.testkit;

import io.hexareme.adapters.assembly.story.Entry;
import io.hexareme.adapters.assembly.story.Timeline;
import io.hexareme.ports.trace.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What components told, and what went wrong by plan, since the cluster was new. */
final class Chronicle {
  private final List<Entry> faults = new ArrayList<>();
  private long from;

  /** What was told so far is forgotten. */
  void beginAnew(Trace trace) {
    faults.clear();
    List<Trace.Recorded> all = trace.since(from);
    from = all.isEmpty() ? from : all.getLast().sequence();
  }

  /** Another trace, which begins with its own first. */
  void beginWith(long sequence) {
    faults.clear();
    from = sequence;
  }

  void fault(Instant at, String words) {
    faults.add(Entry.fault(at, words));
  }

  Timeline timeline(Trace trace) {
    return Timeline.of(trace.since(from).stream().map(Trace.Recorded::event).toList(), faults);
  }
}
