package io.hexareme.adapters.peersvertx;

import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.time.Randomness;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What a member's network is given.
 *
 * @param random for the jitter between attempts
 * @param notices sentences for whoever runs the member: who cannot be reached or was refused, and why; each once until that changes
 * @param failures what the receiver of messages threw: a broken invariant of its owner
 */
public record Surroundings(Randomness random, Metrics metrics, Consumer<String> notices, Consumer<Throwable> failures) {
  public Surroundings {
    Objects.requireNonNull(random);
    Objects.requireNonNull(metrics);
    Objects.requireNonNull(notices);
    Objects.requireNonNull(failures);
  }
}
