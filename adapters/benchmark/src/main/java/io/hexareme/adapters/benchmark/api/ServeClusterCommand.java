package io.hexareme.adapters.benchmark.api;

import io.hexareme.adapters.assembly.Cluster;
import io.hexareme.adapters.assembly.ClusterSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What runs in {@link OurServer}: says its address and the administrator's token, and serves until nobody is there any more. */
@Command(name = "serve-cluster", hidden = true)
public final class ServeClusterCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR")
  private Path data;

  @Override
  public Integer call() throws IOException {
    Cluster cluster = Cluster.start(ClusterSettings.inMemory().withData(data).withNodes(0), Throwable::printStackTrace);
    System.out.println("https://127.0.0.1:" + cluster.port());
    System.out.println(cluster.credential("system:admin").token());
    while (System.in.read() >= 0) {
      // whoever started it says nothing, and closes this when it ends
    }
    return 0;
  }
}
