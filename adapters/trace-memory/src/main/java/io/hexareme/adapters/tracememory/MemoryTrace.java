package io.hexareme.adapters.tracememory;

import io.hexareme.ports.trace.Trace;
import io.hexareme.ports.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;

/** A ring of the newest events. Recording takes one short lock: components on several loops record here. */
public final class MemoryTrace implements Trace {
  private final TraceEvent[] ring;
  private long recorded;

  /** @param capacity how many events are kept; at least 1 */
  public MemoryTrace(int capacity) {
    ring = new TraceEvent[capacity];
  }

  @Override
  public synchronized void record(TraceEvent event) {
    ring[(int) (recorded++ % ring.length)] = event;
  }

  @Override
  public synchronized List<Recorded> since(long afterSequence) {
    long from = Math.max(Math.max(afterSequence, 0), recorded - ring.length);
    List<Recorded> events = new ArrayList<>((int) Math.max(0, recorded - from));
    for (long sequence = from; sequence < recorded; sequence++) {
      events.add(new Recorded(sequence + 1, ring[(int) (sequence % ring.length)]));
    }
    return events;
  }
}
