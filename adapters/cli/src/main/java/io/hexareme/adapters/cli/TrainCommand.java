package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.Cluster;
import io.hexareme.adapters.assembly.ClusterSettings;
import io.hexareme.adapters.assembly.remote.KubeconfigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * The training run of the build: starts and stops a cluster in files twice, so that a fresh and a later start are both known; the first
 * time it also does what a first user does: looks around over HTTPS, applies a Deployment, and waits until it runs.
 */
@Command(name = "train", hidden = true)
final class TrainCommand implements Callable<Integer> {
  private static final List<String> LOOKS = List.of("/version", "/api", "/apis", "/openapi/v3", "/openapi/v3/apis/apps/v1", "/api/v1/nodes");
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("hexareme-train");
    try {
      ClusterSettings settings = ClusterSettings.inMemory().withData(data).withKubeconfig(data.resolve("kubeconfig"));
      Cluster cluster = start(settings);
      try (BlockingApiServer server = new BlockingApiServer(KubeconfigFile.read(data.resolve("kubeconfig")))) {
        use(new DemoClient(server));
      } finally {
        cluster.close();
      }
      start(settings).close();
      return 0;
    } finally {
      delete(data);
    }
  }

  private static Cluster start(ClusterSettings settings) {
    return Cluster.start(settings, failure -> {
      throw new IllegalStateException("the training run failed", failure);
    });
  }

  private static void use(DemoClient client) throws InterruptedException {
    LOOKS.forEach(path -> client.get(path, Map.of()));
    client.apply(DemoState.DEPLOYMENT, DemoManifests.DEPLOYMENT, UUID.randomUUID().toString().replace("-", ""));
    DemoState state = new DemoState(client);
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!state.deploymentLacks().isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the training run's Deployment does not run: " + state.deploymentLacks());
      }
      Thread.sleep(20);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
