package io.hexareme.ports.time;

import java.time.Instant;

/** Driven port: the time of day, UTC. It may jump in either direction, as real clocks do; measure with {@link Loop#nanos}. */
public interface Clock {
  Instant now();
}
