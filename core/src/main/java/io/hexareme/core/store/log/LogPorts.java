package io.hexareme.core.store.log;

import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.peers.PeerNetwork;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;

/** What a member of the log needs of the world. Storage and network are the log's from then on: it closes them. */
public record LogPorts(LogStorage storage, PeerNetwork network, Loop loop, Randomness randomness, Metrics metrics) {}
