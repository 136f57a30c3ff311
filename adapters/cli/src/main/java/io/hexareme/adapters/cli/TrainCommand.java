package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.Cluster;
import io.hexareme.adapters.assembly.ClusterSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** The training run of the build: starts and stops a cluster in files twice, so that a fresh and a later start are both known. */
@Command(name = "train", hidden = true)
final class TrainCommand implements Callable<Integer> {
  @Override
  public Integer call() throws IOException {
    Path data = Files.createTempDirectory("hexareme-train");
    try {
      for (int i = 0; i < 2; i++) {
        ClusterSettings settings = ClusterSettings.inMemory().withData(data).withKubeconfig(data.resolve("kubeconfig"));
        Cluster.start(settings, failure -> {
          throw new IllegalStateException("the training run failed", failure);
        }).close();
      }
      return 0;
    } finally {
      delete(data);
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
