package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.Cluster;
import io.hexareme.adapters.assembly.ClusterSettings;
import io.hexareme.adapters.assembly.remote.KubeconfigFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hexareme demo}: the whole way of one request, told from the trace of a cluster that lives as long as the telling. */
@Command(name = "demo", mixinStandardHelpOptions = true,
    description = "Start a cluster in memory, apply a Deployment, and tell what every component does.")
final class DemoCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Option(names = "--all", description = "Leave nothing out: follow every Pod, not only one of them.")
  private boolean all;

  @Option(names = "--timeout", paramLabel = "SECONDS", description = "How long each phase may take (default: ${DEFAULT-VALUE}).", defaultValue = "30")
  private int timeout;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Path directory = Files.createTempDirectory("hexareme-demo");
    Path kubeconfig = directory.resolve("kubeconfig");
    long began = System.nanoTime();
    try (Cluster cluster = Cluster.start(ClusterSettings.inMemory().withKubeconfig(kubeconfig), this::broken);
        BlockingApiServer server = new BlockingApiServer(KubeconfigFile.read(kubeconfig))) {
      out.println("a cluster in memory, ready in " + (System.nanoTime() - began) / 1_000_000 + " ms: https://127.0.0.1:" + cluster.port());
      new Demo(cluster, new DemoClient(server), out, LineLayout.ofTerminal(), all, Duration.ofSeconds(timeout)).run();
      return 0;
    } catch (DemoFailure failure) {
      out.flush();
      spec.commandLine().getErr().println("hexareme: " + failure.getMessage());
      return 1;
    } finally {
      Files.deleteIfExists(kubeconfig);
      Files.deleteIfExists(directory);
    }
  }

  private void broken(Throwable failure) {
    spec.commandLine().getErr().println("hexareme: an invariant is broken: " + failure);
  }
}
