package io.hexareme.core.proxy;

import io.hexareme.ports.proxy.ServiceRule.Endpoint;

/**
 * An endpoint that traffic might go to.
 *
 * @param serving ready, or it would be if it were not terminating
 * @param local whether it is on the proxy's own node
 */
record Candidate(Endpoint endpoint, boolean ready, boolean serving, boolean terminating, boolean local) {

  /** Who answers when nobody is ready: one that is on its way out and still does (KEP-1669). */
  boolean isLastResort() {
    return serving && terminating;
  }
}
