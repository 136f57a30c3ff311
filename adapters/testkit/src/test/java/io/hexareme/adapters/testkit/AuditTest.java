package io.hexareme.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class AuditTest {

  private static List<String> stages(TestCluster cluster, Predicate<AuditEvent> chosen) {
    return cluster.audit().stream().filter(chosen).map(event -> event.stage() + " " + event.code()).toList();
  }

  @Test
  void who_asks_what_and_what_comes_of_it_is_kept_from_when_it_is_begun_to_the_next_reset() {
    try (TestCluster cluster = ClusterOptions.VIRTUAL.start()) {
      assertThatThrownBy(cluster::audit).isInstanceOf(IllegalStateException.class).hasMessageContaining("beginAudit()");
      cluster.beginAudit();
      cluster.as("bob").send("GET", "/api/v1/secrets", null, null);
      AuditEvent refused = cluster.audit().stream().filter(event -> event.user().equals("bob") && event.isAnswer()).findFirst().orElseThrow();
      assertThat(refused).hasToString("bob list /api/v1/secrets: ResponseComplete 403");
      assertThat(refused.resource()).isEqualTo("secrets");
      cluster.reset();
      assertThatThrownBy(cluster::audit).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void a_command_in_a_pod_is_told_when_it_begins_and_when_it_ends() {
    try (TestCluster cluster = ClusterOptions.VIRTUAL.start()) {
      cluster.admin().apply("{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [{name: web, image: web}]}}");
      assertThat(cluster.time().runUntil(() -> cluster.admin().get("pod", "web").text("status", "phase").equals("Running"), Duration.ofMinutes(2)))
          .isTrue();
      cluster.beginAudit();
      cluster.exec("web", "echo", "hello");
      assertThat(stages(cluster, event -> event.resource().equals("pods/exec")))
          .containsExactly("RequestReceived 0", "ResponseStarted 101", "ResponseComplete 101");
    }
  }
}
