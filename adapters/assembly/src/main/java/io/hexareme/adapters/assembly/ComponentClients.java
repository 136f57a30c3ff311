package io.hexareme.adapters.assembly;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.LeaderElection;
import io.hexareme.ports.api.ApiServer;

/** Clients for the components of this process, each under its own identity. */
final class ComponentClients {
  private final ApiServer server;
  private final Identities identities;
  private final Instruments instruments;

  ComponentClients(ApiServer server, Identities identities, Instruments instruments) {
    this.server = server;
    this.identities = identities;
    this.instruments = instruments;
  }

  /** The same while that candidate leads; after that nothing is sent any more. */
  ComponentClients through(LeaderElection election) {
    return new ComponentClients(election.guarding(server), identities, instruments);
  }

  /** @param agent the user agent, which names the field manager */
  ApiClient of(String user, String agent) {
    return instruments.fitted(new ApiClient(instruments.client().apply(user, server), identities.of(user), agent));
  }
}
