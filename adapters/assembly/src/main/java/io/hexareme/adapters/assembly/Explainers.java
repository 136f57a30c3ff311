package io.hexareme.adapters.assembly;

import io.hexareme.adapters.loopvertx.SystemClock;
import io.hexareme.core.client.ApiClient;
import io.hexareme.core.explanation.ClusterExplainer;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.explanation.Explainer;

/** Makes explainers for clusters that are reached from outside. */
public final class Explainers {
  private Explainers() {}

  /** @param server knows by itself as whom it calls; answers are trees */
  public static Explainer of(ApiServer server) {
    return new ClusterExplainer(new ApiClient(server, new Credential.None(), "hexareme-explain"), new SystemClock());
  }
}
