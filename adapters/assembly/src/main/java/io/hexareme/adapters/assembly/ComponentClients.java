package io.hexareme.adapters.assembly;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.LeaderElection;
import io.hexareme.ports.api.ApiServer;

/** Clients for the components of this process, each under its own identity. */
final class ComponentClients {
  private final ApiServer server;
  private final Identities identities;

  ComponentClients(ApiServer server, Identities identities) {
    this.server = server;
    this.identities = identities;
  }

  /** The same while that candidate leads; after that nothing is sent any more. */
  ComponentClients through(LeaderElection election) {
    return new ComponentClients(election.guarding(server), identities);
  }

  /** @param agent the user agent, which names the field manager */
  ApiClient of(String user, String agent) {
    return new ApiClient(server, identities.of(user), agent);
  }
}
