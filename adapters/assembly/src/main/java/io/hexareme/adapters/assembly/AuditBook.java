package io.hexareme.adapters.assembly;

import io.hexareme.ports.audit.AuditLog;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Audit events kept in memory, for as long as somebody wants them. Written on the API server's loop, read on any thread. */
public final class AuditBook implements AuditLog {
  private static final int MOST = 100_000;

  private final Deque<Obj> events = new ArrayDeque<>();
  private volatile boolean open;

  /** From now on. */
  public void open() {
    open = true;
  }

  /** No longer; what was kept is forgotten. */
  public synchronized void close() {
    open = false;
    events.clear();
  }

  public boolean isOpen() {
    return open;
  }

  @Override
  public synchronized void record(Obj event) {
    if (open) {
      events.add(event);
      if (events.size() > MOST) {
        events.remove();
      }
    }
  }

  /** In the order in which they came; of very many the latest. */
  public synchronized List<Obj> events() {
    return List.copyOf(events);
  }
}
