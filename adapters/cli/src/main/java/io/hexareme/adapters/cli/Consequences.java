package io.hexareme.adapters.cli;

import io.hexareme.ports.trace.Trace.Recorded;
import io.hexareme.ports.trace.TraceEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Of all that happens, what follows from one cause: the requests made in its name, what they stored, who woke up because of that,
 * and so on. An event is given out once its cause is known; components may record what they did after what came of it, so events wait
 * for their cause for a while.
 */
final class Consequences {
  private static final int MOST_WAITING = 2_000;

  /** What is known of a cause: who, about what, and its place in time. */
  record Source(String component, String action, String subject, Instant place) {

    /** From outside the cluster. */
    static Source outside(String what) {
      return new Source("", what, "", Instant.EPOCH);
    }
  }

  /**
   * An event and what led to it.
   *
   * @param place where it stands in time, never before what led to it: a store tells its watchers a moment before it tells the trace
   */
  record Consequence(TraceEvent event, Source source, Instant place) {}

  private final Map<String, Source> spans = new HashMap<>();
  private final Map<String, Source> causes = new HashMap<>();
  private final Deque<TraceEvent> waiting = new ArrayDeque<>();

  /** What is done in the name of {@code cause} counts from now on. */
  void follow(String cause, Source source) {
    causes.put(cause, source);
  }

  /** What was done under {@code span}, and what came of it, counts from now on. */
  void adopt(String span, Source source) {
    spans.put(span, source);
  }

  /** Takes what was recorded since the last call; answers what is now known to be a consequence, causes before effects. */
  List<Consequence> take(List<Recorded> fresh) {
    fresh.forEach(recorded -> waiting.add(recorded.event()));
    List<Consequence> told = new ArrayList<>();
    for (Optional<Consequence> next = next(); next.isPresent(); next = next()) {
      told.add(next.get());
    }
    while (waiting.size() > MOST_WAITING) {
      waiting.removeFirst();
    }
    return told;
  }

  /** The oldest waiting event whose cause is known by now; from the start each time, as every event may be what others wait for. */
  private Optional<Consequence> next() {
    for (Iterator<TraceEvent> events = waiting.iterator(); events.hasNext();) {
      TraceEvent event = events.next();
      Source source = spans.getOrDefault(event.span(), causes.get(event.cause()));
      if (source != null) {
        events.remove();
        Instant place = event.at().isBefore(source.place()) ? source.place() : event.at();
        learn(event, source, place);
        return Optional.of(new Consequence(event, source, place));
      }
    }
    return Optional.empty();
  }

  private void learn(TraceEvent event, Source source, Instant place) {
    Source self = new Source(event.component(), event.action(), event.subject(), place);
    spans.putIfAbsent(event.span(), source);
    causes.putIfAbsent(event.span(), self);
    if (event.action().equals("store")) {
      causes.putIfAbsent("revision:" + event.revision(), self);
    }
  }
}
