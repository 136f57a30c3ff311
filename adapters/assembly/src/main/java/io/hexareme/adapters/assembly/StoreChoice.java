package io.hexareme.adapters.assembly;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which store a cluster stands on. Nothing above the store can tell the difference. */
public sealed interface StoreChoice {

  /** One member that keeps its log in memory: gone with the process. */
  record Memory() implements StoreChoice {}

  /** One member that keeps its log in the directory {@code store} of the cluster's data. */
  record Files() implements StoreChoice {}

  /** Several members in this process, each with a log of its own below the cluster's data, or in memory when there is none. */
  record Raft(int members) implements StoreChoice {}

  /** A real etcd, or our own members in other processes. */
  record Etcd(List<URI> endpoints, Optional<StoreTls> tls) implements StoreChoice {
    public Etcd {
      endpoints = List.copyOf(endpoints);
    }
  }

  /** PEM files: whom to believe, and what to show. */
  record StoreTls(Path authority, Path certificate, Path key) {}
}
