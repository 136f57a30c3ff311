package io.hexareme.adapters.testkit.junit;

import io.hexareme.adapters.testkit.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A cluster in the hands of one test, or of a class, with the clients and files that were made for it. */
final class Lent implements AutoCloseable {
  private final TestCluster cluster;
  private final Hexareme.Way way;
  private final Runnable giveBack;
  private final Map<Class<?>, ClientGift> clients = new LinkedHashMap<>();
  private Path kubeconfig;

  Lent(TestCluster cluster, Hexareme.Way way, Runnable giveBack) {
    this.cluster = cluster;
    this.way = way;
    this.giveBack = giveBack;
  }

  TestCluster cluster() {
    return cluster;
  }

  /** The same one for all who ask for that kind. */
  Object client(ClientGift.Maker maker) {
    ClientGift made = maker.make(cluster, way);
    ClientGift known = clients.putIfAbsent(made.getClass(), made);
    if (known == null) {
      return made.client();
    }
    made.close();
    return known.client();
  }

  /** Readable by its owner alone; deleted when the cluster is given back. */
  Path kubeconfigFile() {
    try {
      if (kubeconfig == null) {
        kubeconfig = Files.createTempFile("hexareme", ".kubeconfig");
        Files.writeString(kubeconfig, cluster.kubeconfig());
      }
      return kubeconfig;
    } catch (IOException cannot) {
      throw new UncheckedIOException("the kubeconfig cannot be written", cannot);
    }
  }

  @Override
  public void close() throws IOException {
    clients.values().forEach(ClientGift::close);
    if (kubeconfig != null) {
      Files.deleteIfExists(kubeconfig);
    }
    giveBack.run();
  }
}
