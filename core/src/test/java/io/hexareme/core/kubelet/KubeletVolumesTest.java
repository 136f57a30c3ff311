package io.hexareme.core.kubelet;

import static io.hexareme.core.kubelet.KubeletBench.container;
import static io.hexareme.core.kubelet.KubeletBench.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.runtime.ContainerRuntime.Mount;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When volumes are filled, and what waits for them. */
class KubeletVolumesTest {
  private static final String SETTINGS = "/api/v1/namespaces/default/configmaps/settings";
  private final KubeletBench bench = new KubeletBench().start();

  private static Obj web(Obj... volumes) {
    return pod("web", List.of(container("app", "volumeMounts", List.of(
        Value.obj("name", "v", "mountPath", "/etc/app/part", "subPathExpr", "$(HOSTNAME)/x", "readOnly", true), Value.obj("name", "v", "mountPath", "/etc")))),
        "volumes", List.of(volumes));
  }

  private static Obj settings(String name) {
    return Value.obj("name", name, "configMap", Value.obj("name", "settings"));
  }

  private void settingsAre(String level) {
    bench.api.put(SETTINGS, Value.obj("metadata", Value.obj("name", "settings", "namespace", "default"), "data", Value.obj("level", level)));
    bench.loop.runAll();
  }

  private String level() {
    return bench.runtime.volumes.getOrDefault("uid-web", Map.of()).get("v").get("level").content().utf8();
  }

  @Test
  void volumes_come_before_the_sandbox_and_containers_are_told_where_they_mount_them() {
    settingsAre("debug");
    bench.submit(web(settings("v"), Value.obj("name", "tmp", "emptyDir", Obj.EMPTY)));
    assertThat(bench.runtime.calls).containsSubsequence("write v", "make tmp", "sandbox web", "create app/0");
    assertThat(level()).isEqualTo("debug");
    assertThat(bench.runtime.container("app").config().mounts())
        .containsExactly(new Mount("/etc", "v", "", false), new Mount("/etc/app/part", "v", "web/x", true));
  }

  @Test
  void what_is_missing_keeps_the_pod_creating_and_is_told_until_it_is_there() {
    bench.submit(web(settings("v")));
    bench.advance(3);
    assertThat(bench.state("web", "app")).isEqualTo("waiting:ContainerCreating");
    assertThat(bench.condition("web", "PodReadyToStartContainers")).isEqualTo("False");
    assertThat(bench.runtime.calls).noneMatch(call -> call.startsWith("sandbox"));
    assertThat(bench.api.eventTexts()).contains("Warning FailedMount MountVolume.SetUp failed for volume \"v\" : configmap \"settings\" not found");
    settingsAre("debug");
    assertThat(bench.phase("web")).isEqualTo("Pending");
    bench.advance(5);
    assertThat(bench.state("web", "app")).isEqualTo("running");
  }

  @Test
  void failed_tries_come_ever_more_rarely() {
    bench.submit(web(settings("v")));
    bench.advance(600);
    long told = bench.api.events.stream().filter(event -> event.text("reason").equals("FailedMount")).count();
    long counted = bench.api.requests.stream().filter(request -> request.startsWith("PATCH") && request.contains("/events/")).count();
    assertThat(told + counted).isBetween(9L, 13L);
  }

  @Test
  void a_change_reaches_the_volume_at_the_next_sync_of_the_pod() {
    settingsAre("debug");
    bench.submit(web(settings("v")));
    bench.advance(70);
    settingsAre("info");
    assertThat(level()).isEqualTo("debug");
    bench.advance(49);
    assertThat(level()).isEqualTo("debug");
    bench.advance(2);
    assertThat(level()).isEqualTo("info");
    bench.advance(600);
    assertThat(bench.runtime.calls.stream().filter("write v"::equals)).hasSize(2);
  }

  @Test
  void a_source_that_goes_away_leaves_the_files_and_the_container_alone() {
    settingsAre("debug");
    bench.submit(web(settings("v")));
    bench.api.remove(SETTINGS);
    bench.advance(61);
    assertThat(level()).isEqualTo("debug");
    assertThat(bench.state("web", "app")).isEqualTo("running");
    assertThat(bench.api.eventTexts()).contains("Warning FailedMount MountVolume.SetUp failed for volume \"v\" : configmap \"settings\" not found");
    settingsAre("info");
    bench.advance(61);
    assertThat(level()).isEqualTo("info");
  }

  @Test
  void labels_of_the_pod_are_brought_up_to_date_too() {
    Obj volume = Value.obj("name", "v", "downwardAPI", Value.obj("items", List.of(
        Value.obj("path", "level", "fieldRef", Value.obj("fieldPath", "metadata.labels['level']")))));
    bench.submit(web(volume).withPath(Value.of("one"), "metadata", "labels", "level"));
    assertThat(level()).isEqualTo("one");
    bench.submit(bench.api.get(KubeletBench.PODS + "web").withPath(Value.of("two"), "metadata", "labels", "level"));
    bench.advance(61);
    assertThat(level()).isEqualTo("two");
  }

  @Test
  void a_token_is_renewed_when_four_fifths_of_its_life_are_over() {
    Obj token = Value.obj("name", "v", "projected", Value.obj("sources", List.of(
        Value.obj("serviceAccountToken", Value.obj("path", "level", "expirationSeconds", 1000)))));
    bench.submit(web(token));
    assertThat(level()).isEqualTo("token-1");
    bench.advance(799);
    assertThat(level()).isEqualTo("token-1");
    bench.advance(2);
    assertThat(level()).isEqualTo("token-2");
    assertThat(bench.api.requests).contains("POST /api/v1/namespaces/default/serviceaccounts/default/token");
  }

  @Test
  void volumes_go_with_the_pod_and_so_do_the_watches() {
    settingsAre("debug");
    bench.submit(web(settings("v")));
    bench.delete("web", 1);
    bench.advance(5);
    assertThat(bench.runtime.volumes).isEmpty();
    long before = bench.runtime.calls.size();
    settingsAre("info");
    bench.advance(120);
    assertThat(bench.runtime.calls).hasSize((int) before);
  }

  @Test
  void a_new_kubelet_fills_them_anew_and_leaves_the_container_running() {
    settingsAre("debug");
    bench.submit(web(settings("v")));
    bench.runtime.volumes.clear();
    bench.restart();
    bench.advance(1);
    assertThat(level()).isEqualTo("debug");
    assertThat(bench.runtime.calls.stream().filter(call -> call.startsWith("create"))).hasSize(1);
  }

  @Test
  void containers_are_told_of_the_services_of_their_namespace() {
    bench.api.put("/api/v1/namespaces/default/services/kubernetes", service("kubernetes", "default", "10.96.0.1", Value.obj("name", "https", "port", 443)));
    bench.api.put("/api/v1/namespaces/default/services/my-db", service("my-db", "default", "10.96.0.9", Value.obj("port", 5432), Value.obj("name", "peer", "port", 53, "protocol", "UDP")));
    bench.api.put("/api/v1/namespaces/default/services/none", service("none", "default", "None", Value.obj("port", 1)));
    bench.api.put("/api/v1/namespaces/other/services/far", service("far", "other", "10.96.0.8", Value.obj("port", 1)));
    bench.loop.runAll();
    bench.submit(pod("web", List.of(container("app", "env", List.of(
        Value.obj("name", "MY_DB_SERVICE_PORT", "value", "mine"), Value.obj("name", "DB", "value", "$(MY_DB_PORT)"))))));
    assertThat(bench.runtime.container("app").config().environment())
        .containsEntry("KUBERNETES_SERVICE_HOST", "10.96.0.1").containsEntry("KUBERNETES_SERVICE_PORT_HTTPS", "443")
        .containsEntry("MY_DB_SERVICE_HOST", "10.96.0.9").containsEntry("MY_DB_SERVICE_PORT", "mine")
        .containsEntry("MY_DB_SERVICE_PORT_PEER", "53").containsEntry("DB", "tcp://10.96.0.9:5432")
        .containsEntry("MY_DB_PORT_53_UDP", "udp://10.96.0.9:53").containsEntry("MY_DB_PORT_5432_TCP_ADDR", "10.96.0.9")
        .containsEntry("MY_DB_PORT_5432_TCP_PROTO", "tcp").containsEntry("MY_DB_PORT_5432_TCP_PORT", "5432")
        .doesNotContainKeys("NONE_SERVICE_HOST", "FAR_SERVICE_HOST");
    bench.submit(pod("alone", List.of(container("solo")), "enableServiceLinks", false));
    assertThat(bench.runtime.container("solo").config().environment()).containsKey("KUBERNETES_SERVICE_HOST").doesNotContainKey("MY_DB_SERVICE_HOST");
  }

  private static Obj service(String name, String namespace, String ip, Obj... ports) {
    return Value.obj("metadata", Value.obj("name", name, "namespace", namespace), "spec", Value.obj("clusterIP", ip, "ports", List.of(ports)));
  }
}
