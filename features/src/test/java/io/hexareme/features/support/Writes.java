package io.hexareme.features.support;

import io.cucumber.guice.ScenarioScoped;
import io.hexareme.adapters.testkit.ClusterClient.Answer;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Creations of ConfigMaps by the administrator, and what became of each. */
@ScenarioScoped
public final class Writes {
  private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";
  private static final Duration AGAIN = Duration.ofMillis(100);
  /** A client gives up on one of them after this. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final TheCluster cluster;
  private final Map<String, CompletableFuture<Answer>> begun = new LinkedHashMap<>();
  private final List<String> acknowledged = new ArrayList<>();

  @Inject
  Writes(TheCluster cluster) {
    this.cluster = cluster;
  }

  /** Sends it, and lets no time pass. */
  public CompletableFuture<Answer> begin(String name) {
    Obj map = Value.obj("metadata", Value.obj("name", name));
    CompletableFuture<Answer> answer = cluster.begin("POST", CONFIG_MAPS, map).toCompletableFuture();
    begun.put(name, answer);
    answer.thenAccept(answered -> {
      if (answered.isOk()) {
        acknowledged.add(name);
      }
    });
    return answer;
  }

  /** The same under a name that no other one has. */
  public CompletableFuture<Answer> beginAny() {
    return begin("any-" + begun.size());
  }

  /** What was sent under that name. */
  public CompletableFuture<Answer> begun(String name) {
    return begun.get(name);
  }

  /** Tries again and again under new names; whether one is acknowledged in that time. */
  public boolean oneIsAcknowledgedWithin(Duration atMost) {
    Duration end = cluster.parts().world().elapsed().plus(atMost);
    for (Duration left = atMost; !left.isNegative(); left = end.minus(cluster.parts().world().elapsed())) {
      CompletableFuture<Answer> answer = beginAny();
      if (cluster.until(answer, left.compareTo(PATIENCE) < 0 ? left : PATIENCE) && answer.join().isOk()) {
        return true;
      }
      cluster.pass(AGAIN);
    }
    return false;
  }

  /** The names of all that were acknowledged, in that order. */
  public List<String> acknowledged() {
    return List.copyOf(acknowledged);
  }
}
