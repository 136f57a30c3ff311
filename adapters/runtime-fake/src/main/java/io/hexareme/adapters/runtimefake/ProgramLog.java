package io.hexareme.adapters.runtimefake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a program has logged; of very long logs the end is kept, as a real runtime's rotation does. */
final class ProgramLog {
  private static final int KEPT = 10_000;

  private final List<Line> lines = new ArrayList<>();
  private final List<Runnable> listeners = new ArrayList<>();
  private long dropped;

  record Line(Instant at, String text) {}

  ProgramLog copy() {
    ProgramLog copy = new ProgramLog();
    copy.lines.addAll(lines);
    copy.dropped = dropped;
    return copy;
  }

  void add(Instant at, String text) {
    text.lines().forEach(line -> lines.add(new Line(at, line)));
    if (lines.size() > 2 * KEPT) {
      int surplus = lines.size() - KEPT;
      lines.subList(0, surplus).clear();
      dropped += surplus;
    }
    List.copyOf(listeners).forEach(Runnable::run);
  }

  /** The number of the next line, counted from 0. */
  long next() {
    return dropped + lines.size();
  }

  /** The lines from that number on that are still kept. */
  List<Line> from(long number) {
    return List.copyOf(lines.subList((int) Math.max(0, number - dropped), lines.size()));
  }

  void onLine(Runnable listener) {
    listeners.add(listener);
  }

  void forget(Runnable listener) {
    listeners.remove(listener);
  }
}
