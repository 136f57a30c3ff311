package io.hexareme.adapters.testkit;

import io.hexareme.ports.trace.Trace;
import io.hexareme.ports.trace.TraceEvent;
import java.util.List;

/** What has been going on in the cluster since somebody last looked. */
final class Happenings {
  private final Trace trace;
  private long seen;
  private String lastWrite = "nothing";

  Happenings(Trace trace) {
    this.trace = trace;
    List<Trace.Recorded> all = trace.since(0);
    seen = all.isEmpty() ? 0 : all.getLast().sequence();
  }

  /** Whether any component did anything that can be seen: requests leave no trace but the objects that they write. */
  boolean anythingNew() {
    return look().stream().map(Trace.Recorded::event).anyMatch(event -> !event.component().equals("apiserver") || event.action().equals("store"));
  }

  /** Whether any object was written, heartbeats aside. */
  boolean anyWrite() {
    List<Trace.Recorded> writes = look().stream().filter(recorded -> isWrite(recorded.event())).toList();
    if (!writes.isEmpty()) {
      lastWrite = writes.getLast().event().subject();
    }
    return !writes.isEmpty();
  }

  /** Which object. */
  String lastWrite() {
    return lastWrite;
  }

  private List<Trace.Recorded> look() {
    List<Trace.Recorded> fresh = trace.since(seen);
    if (!fresh.isEmpty()) {
      seen = fresh.getLast().sequence();
    }
    return fresh;
  }

  /** Nodes renew their Lease every ten seconds and tell their status every five minutes, whatever happens. */
  private static boolean isWrite(TraceEvent event) {
    return event.action().equals("store") && !event.subject().startsWith("Lease ") && !event.subject().startsWith("Node ");
  }
}
