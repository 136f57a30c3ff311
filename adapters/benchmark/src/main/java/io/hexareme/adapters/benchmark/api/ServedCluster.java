package io.hexareme.adapters.benchmark.api;

import io.hexareme.adapters.assembly.Cluster;
import io.hexareme.adapters.assembly.ClusterSettings;
import java.io.IOException;
import java.nio.file.Path;

/** What runs in {@link OurServer}: says its address and the administrator's token, and serves until nobody is there any more. */
final class ServedCluster {
  private ServedCluster() {}

  /** @param args the directory for its data */
  public static void main(String[] args) throws IOException {
    Cluster cluster = Cluster.start(ClusterSettings.inMemory().withData(Path.of(args[0])).withNodes(0), Throwable::printStackTrace);
    System.out.println("https://127.0.0.1:" + cluster.port());
    System.out.println(cluster.credential("system:admin").token());
    while (System.in.read() >= 0) {
      // whoever started it says nothing, and closes this when it ends
    }
    System.exit(0);
  }
}
