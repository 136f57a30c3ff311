package io.hexareme.adapters.loopvertx;

import io.hexareme.ports.time.Clock;
import java.time.Instant;

/** The operating system's time of day. */
public final class SystemClock implements Clock {
  @Override
  public Instant now() {
    return Instant.now();
  }
}
