package io.hexareme.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.cli.Consequences.Consequence;
import io.hexareme.adapters.cli.Consequences.Source;
import io.hexareme.ports.trace.TraceEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnatomyTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String POD = "Pod default/web-69c948949d-czsx7";
  private final Anatomy anatomy = new Anatomy("me", false);
  private final LineLayout layout = new LineLayout(false);

  private static TraceEvent event(int millis, String component, String action, String subject, long revision, String cause, String... details) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (int i = 0; i < details.length; i += 2) {
      facts.put(details[i], details[i + 1]);
    }
    return new TraceEvent(NOW.plusMillis(millis), component, action, subject, revision, "span", cause, facts);
  }

  private Optional<String> tell(TraceEvent event, Source source) {
    return anatomy.tell(new Consequence(event, source, event.at())).map(layout::line);
  }

  private static Source source(String component, String subject) {
    return new Source(component, "store", subject, NOW);
  }

  @Test
  void a_step_is_one_line_in_columns() {
    tell(event(0, "apiserver", "authenticate", "deployments default/web", 0, "me", "outcome", "kubernetes-admin"), Source.outside("your request"));
    assertThat(layout.head()).isEqualTo("    ms component                did              what                                         rev because of");
    assertThat(tell(event(9, "apiserver", "store", "Deployment default/web", 124, "me", "operation", "create"), Source.outside("your request")))
        .contains("   9.0 apiserver                store            create Deployment web                        124 your request");
    assertThat(tell(event(12, "deployment-controller", "reconcile", "Deployment default/web", 124, "revision:124",
        "commands", "create replicasets, update deployments/status"), source("apiserver", "Deployment default/web")))
        .contains("  12.0 deployment-controller    reconcile        web: create replicasets, update status           rev 124 Deployment");
    assertThat(tell(event(1200, "scheduler", "schedule", POD, 128, "revision:128", "node", "node-1", "feasible", "1"), source("apiserver", POD)))
        .contains("1200.0 scheduler                schedule         web-…-czsx7 → node-1 (1 fit)                     rev 128 Pod");
    assertThat(tell(event(1201, "runtime/node-1", "start-container", POD, 0, "kubelet/node-1#3", "container", "nginx", "id", "x"), source("kubelet/node-1", POD)))
        .contains("1201.0 runtime/node-1           start-container  web-…-czsx7: nginx                               kubelet/node-1");
  }

  @Test
  void too_long_a_text_is_cut_so_that_columns_stand() {
    String line = tell(event(0, "kubelet/node-1", "sync", POD, 1, "revision:1", "phase", "Pending", "actions", "start/a/0 start/b/0 start/c/0"),
        source("apiserver", POD)).orElseThrow();
    assertThat(line).contains("start/b/0 … ").hasSizeLessThanOrEqualTo(120);
    assertThat(line.indexOf("rev 1 Pod")).isEqualTo(layout.head().indexOf("because of"));
  }

  @Test
  void of_a_components_request_only_what_was_stored_or_refused_is_told() {
    Source controller = source("replicaset-controller", "ReplicaSet default/web-1");
    assertThat(tell(event(0, "apiserver", "authorize", "pods default/", 0, "c"), controller)).isEmpty();
    assertThat(tell(event(0, "apiserver", "respond", "pods default/", 0, "c", "code", "201"), controller)).isEmpty();
    assertThat(tell(event(0, "apiserver", "respond", "pods default/", 0, "c", "verb", "create", "code", "403"), controller).orElseThrow())
        .contains("refuse").contains("403 to create pods");
  }

  @Test
  void one_pod_is_followed_and_the_steps_of_others_are_counted() {
    Source kubelet = source("kubelet/node-1", POD);
    assertThat(tell(event(0, "apiserver", "store", POD, 1, "c", "operation", "create"), kubelet)).isPresent();
    assertThat(tell(event(0, "apiserver", "store", "Pod default/two", 2, "c", "operation", "create"), kubelet)).isPresent();
    assertThat(tell(event(0, "apiserver", "store", "Pod default/two", 3, "c", "operation", "update"), kubelet)).isEmpty();
    assertThat(tell(event(0, "apiserver", "store", "Endpoints default/web", 4, "c", "operation", "update"), kubelet)).isEmpty();
    assertThat(tell(event(0, "apiserver", "store", POD, 5, "c", "operation", "update", "subresource", "status"), kubelet).orElseThrow())
        .contains("update Pod web-69c948949d-czsx7/status");
    assertThat(anatomy.followed()).isEqualTo("default/web-69c948949d-czsx7");
    assertThat(anatomy.takeLeftOut()).isEqualTo(2);
    assertThat(anatomy.takeLeftOut()).isZero();
  }

  @Test
  void colour_changes_no_character() {
    Line line = new Line(Duration.ofMillis(3), "scheduler", "schedule", "p → n", 4, "rev 3 Pod");
    String coloured = new LineLayout(true).line(line);
    assertThat(coloured).contains("\u001b[35mscheduler");
    assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(layout.line(line));
  }
}
