package io.hexareme.core.controllers.loop;

import io.hexareme.core.client.ApiClient;
import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.trace.Trace;
import java.time.Instant;

/**
 * What one controller's runner works with: its identity, its random stream, and what it shares with the others.
 *
 * @param since when it began to see the cluster
 */
record Surroundings(
    SharedInformers informers, ApiClient client, Loop loop, Clock clock, Randomness randomness, Trace trace, Metrics metrics,
    Instant since) {

  Surroundings seeingSince(Instant begin) {
    return new Surroundings(informers, client, loop, clock, randomness, trace, metrics, begin);
  }
}
