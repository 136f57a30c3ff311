package io.hexareme.ports.proxy;

import java.util.List;
import java.util.Set;

/**
 * Driven port: how one node routes traffic to Services. Called on the proxy's loop; what it was told counts for connections that are
 * opened afterwards, and goes on counting when the proxy stops.
 */
public interface ServiceRules {

  /** The rules of a Service, in place of all that it had; none for a Service that has no address of its own, or is gone. */
  void replace(ServiceName service, List<ServiceRule> rules);

  /** There are no Services but these: a proxy that has just started says so, before anything else. */
  void retain(Set<ServiceName> services);

  record ServiceName(String namespace, String name) {}
}
