package io.hexareme.adapters.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.client.Result;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.trace.Trace.Recorded;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One seed is one run: the same events at the same times, to the last one (design.md, rule 1). */
class DeterminismTest {
  private static final Obj DEPLOYMENT = Value.obj(
      "kind", "Deployment",
      "apiVersion", "apps/v1",
      "metadata", Value.obj("name", "web", "namespace", "default"),
      "spec", Value.obj(
          "replicas", 3,
          "selector", Value.obj("matchLabels", Value.obj("app", "web")),
          "template", Value.obj(
              "metadata", Value.obj("labels", Value.obj("app", "web")),
              "spec", Value.obj("containers", List.of(Value.obj("name", "web", "image", "nginx:1.27"))))));

  private static List<Recorded> run(long seed) {
    SimulatedCluster cluster = SimulatedCluster.start(seed, 3);
    cluster.world().advance(Duration.ofSeconds(5));
    assertThat(cluster.await(cluster.admin().create(Resource.DEPLOYMENTS, DEPLOYMENT))).isInstanceOf(Result.Ok.class);
    cluster.world().advance(Duration.ofMinutes(2));
    return cluster.trace().since(0);
  }

  @Test
  void two_runs_of_one_seed_agree_to_the_last_event() {
    List<Recorded> first = run(42);
    assertThat(first).hasSizeGreaterThan(100);
    assertThat(run(42)).isEqualTo(first);
  }

  @Test
  void another_seed_is_another_run() {
    assertThat(run(43)).isNotEqualTo(run(42));
  }
}
