package io.hexareme.adapters.testkit.gherkin;

import io.hexareme.adapters.testkit.ClusterClient;
import io.hexareme.adapters.testkit.ClusterOptions;
import io.hexareme.adapters.testkit.RemoteCluster;
import io.hexareme.adapters.testkit.TestCluster;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** A scenario's stay in a cluster that runs already: it leaves as it found it, as far as it can. */
final class Guest implements Lent {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> LEFTOVERS = List.of("deployments", "replicasets", "pods");

  private final RemoteCluster cluster;
  private final boolean exclusive;

  private Guest(RemoteCluster cluster, boolean exclusive) {
    this.cluster = cluster;
    this.exclusive = exclusive;
  }

  /** Skips the scenario when the cluster has fewer nodes than it wants, or another number of members or API servers than anybody can tell. */
  static Guest of(Path kubeconfig, ClusterOptions wanted, boolean exclusive) {
    RemoteCluster cluster = RemoteCluster.at(kubeconfig);
    int nodes = cluster.admin().list("nodes").size();
    if (nodes < wanted.nodes()) {
      cluster.close();
      throw new TestAbortedException("the cluster behind " + kubeconfig + " has " + nodes + " nodes; " + wanted.nodes() + " are wanted");
    }
    return new Guest(cluster, exclusive);
  }

  @Override
  public TestCluster cluster() {
    return cluster;
  }

  @Override
  public void giveBack() {
    try {
      cluster.created().reversed().forEach(this::delete);
      cluster.created().reversed().forEach(this::awaitGone);
      if (exclusive) {
        LEFTOVERS.forEach(kind -> delete(cluster.admin().kind(kind).path("default")));
        cluster.time().runUntil(() -> cluster.admin().list("pods").stream().noneMatch(pod -> pod.text("metadata", "namespace").equals("default")), PATIENCE);
      }
    } finally {
      cluster.close();
    }
  }

  /** In the foreground: it is there until all that it owns is gone. */
  private void delete(String path) {
    cluster.admin().send("DELETE", path, Value.obj("propagationPolicy", "Foreground"), Body.TREE);
  }

  private void awaitGone(String path) {
    ClusterClient admin = cluster.admin();
    if (!cluster.time().runUntil(() -> admin.send("GET", path, null, "").code() == 404, PATIENCE)) {
      throw new IllegalStateException("the scenario has left something behind: " + path + " does not go away within " + PATIENCE);
    }
  }
}
