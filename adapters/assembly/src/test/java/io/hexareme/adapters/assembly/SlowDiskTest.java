package io.hexareme.adapters.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.client.Result;
import io.hexareme.core.explanation.ClusterExplainer;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.explanation.Explainer.Answer;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** M20: a slow disk under the store makes everything slow, and is named wherever people look. */
class SlowDiskTest {
  private static final Pattern SUM = Pattern.compile("etcd_disk_wal_fsync_duration_seconds_sum (\\S+)");
  private static final Pattern COUNT = Pattern.compile("etcd_disk_wal_fsync_duration_seconds_count (\\S+)");

  private final SlowLogPlace log = new SlowLogPlace();
  private final SimulatedCluster cluster = SimulatedCluster.onLog(Instant.parse("2026-01-01T00:00:00Z"), log);

  @Test
  void a_disk_that_takes_800_ms_is_the_cause_and_is_named() {
    cluster.startControllers();
    cluster.world().advance(Duration.ofSeconds(5));
    double sum = figure(SUM);
    double count = figure(COUNT);
    log.takes(Duration.ofMillis(800));
    CompletionStage<Result> created = cluster.admin().create(Resource.DEPLOYMENTS, deployment());
    cluster.world().advance(Duration.ofSeconds(2));

    assertThat(created.toCompletableFuture()).isCompleted();
    assertThat(text("/readyz")).isEqualTo("200 ok");
    assertThat(text("/readyz?verbose")).contains("[+]etcd ok: the store is slow: member default: fsync took ", "(slow disk)");
    assertThat(explanation()).contains("deployment/web is waiting for ", "the store is slow: member default: fsync took ", "everything waits with it");
    assertThat((figure(SUM) - sum) / (figure(COUNT) - count)).isBetween(0.75, 0.85);
  }

  @Test
  void a_disk_that_is_well_is_not_blamed() {
    cluster.admin().create(Resource.DEPLOYMENTS, deployment());
    cluster.world().advance(Duration.ofMinutes(1));

    assertThat(text("/readyz?verbose")).contains("[+]etcd ok\n").doesNotContain("slow");
    assertThat(explanation()).doesNotContain("store is slow");
  }

  @Test
  void a_disk_that_is_fast_again_is_not_blamed_for_long() {
    log.takes(Duration.ofMillis(800));
    cluster.admin().create(Resource.DEPLOYMENTS, deployment());
    cluster.world().advance(Duration.ofSeconds(5));
    assertThat(text("/readyz?verbose")).contains("slow disk");
    log.takes(Duration.ZERO);
    cluster.world().advance(Duration.ofMinutes(1));

    assertThat(text("/readyz?verbose")).doesNotContain("slow");
  }

  private String explanation() {
    Answer answer = cluster.await(new ClusterExplainer(cluster.admin(), cluster.world().clock()).explain("deployment", "web", "default"));
    return ((Answer.Explained) answer).explanation().verdict();
  }

  private double figure(Pattern line) {
    Matcher found = line.matcher(text("/metrics"));
    assertThat(found.find()).isTrue();
    return Double.parseDouble(found.group(1));
  }

  private String text(String path) {
    int query = path.indexOf('?');
    Map<String, List<String>> parameters = query < 0 ? Map.of() : Map.of(path.substring(query + 1), List.of(""));
    ApiResponse answer = cluster.call(new ApiRequest("GET", query < 0 ? path : path.substring(0, query), parameters, Map.of(), new Body.None(),
        cluster.credential("system:admin"), ""));
    return answer.code() + " " + ((Body.Encoded) ((ApiResponse.Whole) answer).body()).joined().utf8();
  }

  private static Obj deployment() {
    return Value.obj("kind", "Deployment", "apiVersion", "apps/v1",
        "metadata", Value.obj("name", "web", "namespace", "default"),
        "spec", Value.obj("replicas", 1, "selector", Value.obj("matchLabels", Value.obj("app", "web")), "template", Value.obj(
            "metadata", Value.obj("labels", Value.obj("app", "web")),
            "spec", Value.obj("containers", List.of(Value.obj("name", "web", "image", "nginx"))))));
  }
}
