package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.Cluster;
import io.hexareme.adapters.assembly.ClusterSettings;
import io.hexareme.adapters.assembly.StoreChoice;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hexareme up}: starts a cluster and keeps it until Ctrl-C or SIGTERM. */
@Command(name = "up", description = "Start a cluster and keep it running until Ctrl-C.", mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Option(names = "--data", paramLabel = "DIR", description = "Where the cluster is kept (default: ${DEFAULT-VALUE}).", defaultValue = ".hexareme")
  private Path data;

  @Option(names = "--memory", description = "Keep the cluster in memory only; short for --store memory.")
  private boolean memory;

  @Mixin
  private StoreOptions store;

  @Option(names = "--nodes", paramLabel = "N", description = "How many worker nodes (default: ${DEFAULT-VALUE}).", defaultValue = "1")
  private int nodes;

  @Option(names = "--port", paramLabel = "P", description = "Port of the API server, 0 for a free one (default: ${DEFAULT-VALUE}).", defaultValue = "6443")
  private int port;

  @Option(names = "--kubeconfig", paramLabel = "FILE", description = "Where to write the kubeconfig (default: DIR/kubeconfig).")
  private Path kubeconfig;

  @Mixin
  private BackupOptions backups;

  @Mixin
  private SecurityOptions security;

  @Mixin
  private AuditOptions audit;

  @Override
  public Integer call() throws InterruptedException {
    if (nodes < 0 || port < 0 || port > 65_535) {
      throw new ParameterException(spec.commandLine(), nodes < 0 ? "--nodes must not be negative" : "--port must be from 0 to 65535");
    }
    Path config = kubeconfig != null ? kubeconfig : data.resolve("kubeconfig");
    StoreChoice choice = store.choice(spec.commandLine(), memory);
    Optional<Path> kept = choice instanceof StoreChoice.Memory ? Optional.empty() : Optional.of(data);
    ClusterSettings settings =
        new ClusterSettings(choice, kept, nodes, "127.0.0.1", port, Optional.of(config), backups.settings(spec.commandLine()),
            security.files(spec.commandLine()), audit.settings(spec.commandLine()));
    AtomicReference<Throwable> broken = new AtomicReference<>();
    CountDownLatch stop = new CountDownLatch(1);
    Cluster cluster = Cluster.start(settings, failure -> {
      broken.compareAndSet(null, failure);
      stop.countDown();
    });
    CompletableFuture<Integer> exit = new CompletableFuture<>();
    // A signal's own exit code would be 143 or 130; who asked for a stop and got a clean one is told 0.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      stop.countDown();
      Runtime.getRuntime().halt(exit.join());
    }, "shutdown"));
    long millis = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    spec.commandLine().getOut().println(
        "ready in " + millis + " ms: https://127.0.0.1:" + cluster.port() + "  kubeconfig: " + config);
    stop.await();
    exit.complete(close(cluster, broken));
    return exit.join();
  }

  private int close(Cluster cluster, AtomicReference<Throwable> broken) {
    try {
      cluster.close();
    } catch (RuntimeException failed) {
      broken.compareAndSet(null, failed);
    }
    return outcome(broken.get());
  }

  private int outcome(Throwable broken) {
    if (broken == null) {
      return 0;
    }
    spec.commandLine().getErr().println("hexareme: stopped, because an invariant is broken: " + broken);
    if (Boolean.getBoolean("hexareme.stacktrace")) {
      broken.printStackTrace(spec.commandLine().getErr());
    }
    return 1;
  }
}
