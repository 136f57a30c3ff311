package io.hexareme.ports.proxy;

import java.time.Duration;
import java.util.List;

/**
 * Where traffic that goes to one port of one Service ends up, seen from one node
 * (https://kubernetes.io/docs/reference/networking/virtual-ips/).
 *
 * @param fromPods for who asks from this cluster: a Pod, or the node itself
 * @param fromOutside for who asks from outside of it; the same, unless {@code externalTrafficPolicy} says otherwise
 * @param affinity how long after its last connection a client is sent to the same endpoint; null for not at all
 */
public record ServiceRule(Door door, Backends fromPods, Backends fromOutside, Duration affinity) {

  /** @param ip empty for a node port, which is open on every address of the node; {@code protocol} is {@code TCP}, {@code UDP} or {@code SCTP} */
  public record Door(Kind kind, String ip, int port, String protocol) {}

  public enum Kind { CLUSTER_IP, NODE_PORT, EXTERNAL_IP, LOAD_BALANCER_IP }

  /** Who answers. */
  public sealed interface Backends {}

  /** One of these, any of them with the same probability. Never empty. */
  public record Any(List<Endpoint> endpoints) implements Backends {
    public Any {
      endpoints = List.copyOf(endpoints);
    }
  }

  /** Nobody: the connection is refused. */
  public record Rejected() implements Backends {}

  /** Nobody here, though others elsewhere would: packets are dropped, and the connection times out. */
  public record Dropped() implements Backends {}

  public record Endpoint(String ip, int port) {}
}
