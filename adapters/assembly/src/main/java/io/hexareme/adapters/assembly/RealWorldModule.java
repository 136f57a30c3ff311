package io.hexareme.adapters.assembly;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.hexareme.adapters.loopvertx.SystemClock;
import io.hexareme.adapters.loopvertx.SystemRandomness;
import io.hexareme.adapters.loopvertx.VertxLoop;
import io.hexareme.adapters.metricsmicrometer.PrometheusMetrics;
import io.hexareme.ports.metrics.Exposition;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Real time: Vert.x event loops, the system's clock and randomness. */
final class RealWorldModule extends AbstractModule {
  private final Vertx vertx;
  private final Consumer<Throwable> failures;

  /** @param failures told of what a task on a loop threw */
  RealWorldModule(Vertx vertx, Consumer<Throwable> failures) {
    this.vertx = vertx;
    this.failures = failures;
  }

  @Provides
  @Singleton
  Vertx vertx() {
    return vertx;
  }

  /** Writing figures down takes milliseconds, so it is done beside the loops. */
  @Provides
  @Singleton
  Exposition exposition(PrometheusMetrics metrics, ControlPlaneLoops loops) {
    return () -> {
      CompletableFuture<String> answer = new CompletableFuture<>();
      vertx.executeBlocking(metrics::scrape, false).onComplete(written -> loops.server().execute(() -> {
        if (written.succeeded()) {
          answer.complete(written.result());
        } else {
          answer.completeExceptionally(written.cause());
        }
      }));
      return answer;
    };
  }

  @Provides
  @Singleton
  BackupWorker backupWorker() {
    WorkerExecutor worker = vertx.createSharedWorkerExecutor("backups", 1, 1, TimeUnit.HOURS);
    return task -> worker.executeBlocking(() -> {
      task.run();
      return null;
    });
  }

  @Provides
  @Singleton
  World world() {
    Clock clock = new SystemClock();
    Randomness randomness = new SystemRandomness();
    return new World() {
      @Override
      public Loop loop(String name) {
        return VertxLoop.on(vertx, failures);
      }

      @Override
      public Clock clock() {
        return clock;
      }

      @Override
      public Randomness randomness() {
        return randomness;
      }
    };
  }
}
