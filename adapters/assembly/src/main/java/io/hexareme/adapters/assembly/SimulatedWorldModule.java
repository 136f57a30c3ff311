package io.hexareme.adapters.assembly;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.hexareme.adapters.metricsmicrometer.PrometheusMetrics;
import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.ports.metrics.Exposition;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.security.IssuerDocuments;
import io.hexareme.ports.webhook.Webhooks;
import java.util.concurrent.CompletableFuture;

/** Virtual time on a seed. */
final class SimulatedWorldModule extends AbstractModule {
  private final SimulatedWorld simulated;

  SimulatedWorldModule(SimulatedWorld simulated) {
    this.simulated = simulated;
  }

  @Provides
  @Singleton
  Exposition exposition(PrometheusMetrics metrics) {
    return () -> CompletableFuture.completedFuture(metrics.scrape());
  }

  @Provides
  @Singleton
  BackupWorker backupWorker() {
    return Runnable::run;
  }

  @Provides
  @Singleton
  Traffic traffic() {
    return new Traffic();
  }

  /** There is no world beyond. */
  @Provides
  @Singleton
  OutsideWays ways(Traffic traffic) {
    return new OutsideWays(
        host -> new ClusterWebhooks(traffic, host.loop(), call ->
            CompletableFuture.completedFuture(new Webhooks.Answer.Failed(false, "dial tcp: no such host"))),
        host -> new ClusterIssuers(traffic, host.loop(), (url, authorities) ->
            CompletableFuture.completedFuture(new IssuerDocuments.Answer.Failed("dial tcp: no such host"))));
  }

  @Provides
  @Singleton
  World world() {
    return new World() {
      @Override
      public Loop loop(String name) {
        return simulated.loop(name);
      }

      @Override
      public Clock clock() {
        return simulated.clock();
      }

      @Override
      public Randomness randomness() {
        return simulated.randomness();
      }
    };
  }
}
