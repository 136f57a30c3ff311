package io.hexareme.ports.trace;

import java.util.List;

/** Driven port: the cluster's flight recorder, bounded; the oldest events fall out first. Safe from any loop. */
public interface Trace {

  /** Records; never fails, never blocks. */
  void record(TraceEvent event);

  /** The recorded events whose sequence is above {@code afterSequence}, oldest first, each with its sequence. */
  List<Recorded> since(long afterSequence);

  /** An event and its place in the order of recording, from 1. */
  record Recorded(long sequence, TraceEvent event) {}
}
