package io.hexareme.ports.dns;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Driving port: the cluster's name server (Kubernetes DNS-Based Service Discovery, schema version 1.1.0). Asked on the caller's loop and
 * answers there.
 */
public interface ClusterDns {

  /** @param name in full, without a dot at the end, such as {@code web.default.svc.cluster.local}; case does not count */
  CompletionStage<Answer> resolve(String name);

  /** What is known of a name. */
  sealed interface Answer {}

  /** IPv4 addresses; none where the name is known and nobody stands behind it. */
  record Addresses(List<String> ips) implements Answer {
    public Addresses {
      ips = List.copyOf(ips);
    }
  }

  /** Another name for it (CNAME). */
  record Alias(String name) implements Answer {}

  /** NXDOMAIN. */
  record NoSuchName() implements Answer {}

  /** SERVFAIL: the name server cannot tell now. */
  record ServerFailure() implements Answer {}
}
