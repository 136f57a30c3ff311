package io.hexareme.adapters.assembly.smallworld;

import io.hexareme.ports.trace.Trace;
import io.hexareme.ports.trace.TraceEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Keeps what broke an invariant of its own, and the newest of all the rest. */
final class Panics implements Trace {
  private static final int NEWEST = 400;

  private final List<String> panics = new ArrayList<>();
  private final Deque<TraceEvent> newest = new ArrayDeque<>();

  @Override
  public void record(TraceEvent event) {
    if (event.action().equals("panic")) {
      panics.add(event.component() + " " + event.subject() + " " + event.details());
    }
    if (isOfNoInterest(event)) {
      return;
    }
    newest.addLast(event);
    if (newest.size() > NEWEST) {
      newest.removeFirst();
    }
  }

  private static boolean isOfNoInterest(TraceEvent event) {
    return event.component().equals("apiserver") && !event.action().equals("store") || event.subject().startsWith("Lease");
  }

  @Override
  public List<Recorded> since(long afterSequence) {
    return List.of();
  }

  List<String> panics() {
    return panics;
  }

  /** The story of the end of it, for whoever looks for a bug. */
  String tail() {
    StringBuilder text = new StringBuilder();
    newest.forEach(event -> text.append("    ").append(event.at()).append(' ').append(event.component()).append(' ').append(event.action()).append(' ')
        .append(event.subject()).append(' ').append(event.details()).append('\n'));
    return text.toString();
  }
}
