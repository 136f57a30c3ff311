package io.hexareme.adapters.assembly;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.LeaderElection;
import io.hexareme.core.client.PatientApiServer;
import io.hexareme.core.client.flaw.ClientFlaw;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.time.Loop;

/** Clients for the components of this process, each under its own identity. */
final class ComponentClients {
  private final ApiServer server;
  private final Loop loop;
  private final Identities identities;
  private final Instruments instruments;

  /** @param loop of the components, on which they wait when the server asks them to */
  ComponentClients(ApiServer server, Loop loop, Identities identities, Instruments instruments) {
    this.server = server;
    this.loop = loop;
    this.identities = identities;
    this.instruments = instruments;
  }

  /** The same while that candidate leads; after that nothing is sent any more. */
  ComponentClients through(LeaderElection election) {
    return new ComponentClients(election.guarding(server), loop, identities, instruments);
  }

  /** @param agent the user agent, which names the field manager */
  ApiClient of(String user, String agent) {
    ApiServer reached = instruments.client().apply(user, server);
    ApiServer waiting = instruments.flaws().client().contains(ClientFlaw.ASKS_AGAIN_AT_ONCE) ? reached : new PatientApiServer(reached, loop);
    return instruments.fitted(new ApiClient(waiting, identities.of(user), agent));
  }
}
