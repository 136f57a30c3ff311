package io.hexareme.core.controllers.loop;

import io.hexareme.core.client.ApiClient;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.trace.Trace;

/** What one controller's runner works with: its identity, its random stream, and what it shares with the others. */
record Surroundings(
    SharedInformers informers, ApiClient client, Loop loop, Clock clock, Randomness randomness, Trace trace) {}
