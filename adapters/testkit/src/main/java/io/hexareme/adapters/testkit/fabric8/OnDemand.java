package io.hexareme.adapters.testkit.fabric8;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Pieces that are handed over one at a time, each when it was asked for, in the order in which they came; then the end.
 *
 * @param <P> a piece
 */
final class OnDemand<P> {
  private final Consumer<P> reader;
  private final Runnable atEnd;
  private final Deque<P> waiting = new ArrayDeque<>();
  private long wanted;
  private boolean ended;
  private boolean over;
  private boolean handing;

  OnDemand(Consumer<P> reader, Runnable atEnd) {
    this.reader = reader;
    this.atEnd = atEnd;
  }

  void want() {
    synchronized (this) {
      wanted++;
    }
    handOver();
  }

  void piece(P piece) {
    synchronized (this) {
      waiting.add(piece);
    }
    handOver();
  }

  void end() {
    synchronized (this) {
      ended = true;
    }
    handOver();
  }

  /** Nothing is handed over any more, not even the end. */
  synchronized void stop() {
    over = true;
    waiting.clear();
  }

  /** By one thread at a time; who asks for more while it is told something is served by the loop that tells. */
  private void handOver() {
    synchronized (this) {
      if (handing) {
        return;
      }
      handing = true;
    }
    boolean whole = false;
    try {
      for (Runnable next = next(); next != null; next = next()) {
        next.run();
      }
      whole = true;
    } finally {
      if (!whole) {
        rest();
      }
    }
  }

  private synchronized void rest() {
    handing = false;
  }

  private synchronized Runnable next() {
    if (!over && wanted > 0 && !waiting.isEmpty()) {
      wanted--;
      P piece = waiting.poll();
      return () -> reader.accept(piece);
    }
    if (!over && ended && waiting.isEmpty()) {
      over = true;
      return atEnd;
    }
    handing = false;
    return null;
  }
}
