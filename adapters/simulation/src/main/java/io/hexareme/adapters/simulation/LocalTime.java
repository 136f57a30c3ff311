package io.hexareme.adapters.simulation;

import io.hexareme.ports.time.Clock;
import java.time.Instant;

/** What a machine takes for time: the world's, run faster or slower, and a time of day that may be set. Timers already set stay as they are. */
final class LocalTime {
  private static final long MILLION = 1_000_000;

  private final EventQueue queue;
  private final Instant start;
  private long partsPerMillion = MILLION;
  private long worldBase;
  private long localBase;
  private long offset;

  LocalTime(EventQueue queue, Instant start) {
    this.queue = queue;
    this.start = start;
  }

  SimulatedProcess.ClockState state() {
    return new SimulatedProcess.ClockState(partsPerMillion, worldBase, localBase, offset);
  }

  void state(SimulatedProcess.ClockState state) {
    partsPerMillion = state.partsPerMillion();
    worldBase = state.worldBase();
    localBase = state.localBase();
    offset = state.offset();
  }

  long nanos() {
    return localBase + scaled(queue.now() - worldBase);
  }

  Clock clock() {
    return () -> start.plusNanos(nanos() + offset);
  }

  void jump(long nanos) {
    offset += nanos;
  }

  /** @param rate local nanoseconds to a million of the world's */
  void rate(long rate) {
    if (rate <= 0) throw new IllegalArgumentException("time does not run at " + rate + " parts per million");
    localBase = nanos();
    worldBase = queue.now();
    partsPerMillion = rate;
  }

  /** The world's nanoseconds until that many local ones have passed. */
  long untilPassed(long local) {
    if (partsPerMillion == MILLION || local <= 0) return local;
    return local / partsPerMillion * MILLION + Math.ceilDiv(local % partsPerMillion * MILLION, partsPerMillion);
  }

  private long scaled(long world) {
    if (partsPerMillion == MILLION) return world;
    return world / MILLION * partsPerMillion + world % MILLION * partsPerMillion / MILLION;
  }
}
