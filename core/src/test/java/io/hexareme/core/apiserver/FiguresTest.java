package io.hexareme.core.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.metrics.Exposition;
import io.hexareme.ports.store.StoreHealth;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the server counts, and how it is shown. */
class FiguresTest {
  private static final String MAPS = "/api/v1/namespaces/default/secrets";

  private final FiguresInMemory figures = new FiguresInMemory();
  private final Exposition exposition = () -> CompletableFuture.completedFuture("up 1\n");
  private final ApiServerFixture api =
      new ApiServerFixture(new Operations(figures, exposition, () -> StoreHealth.Report.WELL, Optional.empty()));

  @Test
  void requests_are_counted_by_what_was_asked_and_what_came_of_it() {
    api.post(MAPS, "{'metadata':{'name':'a'}}");
    api.post(MAPS, "{'metadata':{'name':'a'}}");
    api.get(MAPS + "/a");
    api.get("/apis/apps/v1/deployments");
    api.get(MAPS + "/none");

    assertThat(figures.counters)
        .containsEntry(request("POST", "", "v1", "secrets", "resource", 201), 1.0)
        .containsEntry(request("POST", "", "v1", "secrets", "resource", 409), 1.0)
        .containsEntry(request("GET", "", "v1", "secrets", "resource", 200), 1.0)
        .containsEntry(request("GET", "", "v1", "secrets", "resource", 404), 1.0)
        .containsEntry(request("LIST", "apps", "v1", "deployments", "cluster", 200), 1.0);
  }

  @Test
  void a_request_is_timed_once() {
    api.get(MAPS + "/none");

    assertThat(figures.observed.get("apiserver_request_duration_seconds{verb=\"GET\",dry_run=\"\",group=\"\",version=\"v1\","
        + "resource=\"secrets\",subresource=\"\",scope=\"resource\",component=\"apiserver\"}")).hasSize(1);
  }

  @Test
  void a_watch_is_counted_and_not_timed() {
    api.raw("GET", MAPS + "?watch=true");

    assertThat(figures.counters).containsEntry(request("WATCH", "", "v1", "secrets", "namespace", 200), 1.0);
    assertThat(figures.observed.keySet()).noneMatch(row -> row.contains("WATCH"));
  }

  @Test
  void open_watches_are_counted_with_what_they_tell() {
    ApiResponse.Streaming watch = (ApiResponse.Streaming) api.raw("GET", MAPS + "?watch=true&resourceVersion=" + revision());
    watch.frames().start(new ApiResponse.Sink() {
      @Override
      public boolean frame(Body frame) {
        return true;
      }

      @Override
      public void end() {}
    });
    String open = "apiserver_longrunning_requests{verb=\"WATCH\",group=\"\",version=\"v1\",resource=\"secrets\",subresource=\"\","
        + "scope=\"namespace\",component=\"apiserver\"}";
    assertThat(figures.gauges.get(open).getAsDouble()).isEqualTo(1);
    api.post(MAPS, "{'metadata':{'name':'a'}}");
    api.delete(MAPS + "/a");
    assertThat(figures.counters).containsEntry("apiserver_watch_events_total{group=\"\",version=\"v1\",kind=\"Secret\"}", 2.0);
    watch.frames().cancel();
    assertThat(figures.gauges.get(open).getAsDouble()).isZero();
  }

  private String revision() {
    return api.get(MAPS).text("metadata.resourceVersion");
  }

  @Test
  void objects_and_requests_in_flight_are_counted() {
    api.post(MAPS, "{'metadata':{'name':'a'}}");
    assertThat(figures.gauges.get("apiserver_storage_objects{resource=\"secrets\"}").getAsDouble()).isEqualTo(1);
    api.stalling.stallWrites(StoreHealth.State.SLOW);
    api.beginPost(MAPS, "{'metadata':{'name':'b'}}");
    assertThat(figures.gauges.get("apiserver_current_inflight_requests{request_kind=\"mutating\"}").getAsDouble()).isEqualTo(1);
    assertThat(figures.gauges.get("apiserver_current_inflight_requests{request_kind=\"readOnly\"}").getAsDouble()).isZero();
  }

  @Test
  void fairness_is_counted_by_schema_and_level() {
    assertThat(figures.counters.get("apiserver_flowcontrol_dispatched_requests_total{flow_schema=\"exempt\",priority_level=\"exempt\"}")).isPositive();
    Caller.user(api, "jane").get(MAPS);
    assertThat(figures.counters).containsEntry(
        "apiserver_flowcontrol_dispatched_requests_total{flow_schema=\"global-default\",priority_level=\"global-default\"}", 1.0);
    assertThat(figures.observed).containsKey("apiserver_flowcontrol_request_wait_duration_seconds{flow_schema=\"global-default\","
        + "priority_level=\"global-default\",execute=\"true\"}");
    assertThat(figures.gauges.get("apiserver_flowcontrol_nominal_limit_seats{priority_level=\"workload-low\"}").getAsDouble()).isEqualTo(245);
  }

  @Test
  void nobody_makes_up_rows() {
    int before = figures.counters.size();
    for (int i = 0; i < 50; i++) {
      api.get("/apis/made-up-" + i + "/v1/things");
      api.get("/api/v1/namespaces/default/made-up-" + i + "/x");
      api.get("/api/v1/namespaces/default/configmaps/x/made-up-" + i);
      api.get("/made-up-" + i);
      api.call("GET" + i, "/api/v1/pods", null, "");
    }

    assertThat(figures.counters.size() - before).isLessThan(10);
  }

  @Test
  void the_store_is_timed_by_operation_and_kind() {
    api.post(MAPS, "{'metadata':{'name':'a'}}");
    api.put(MAPS + "/a", "{'metadata':{'name':'a'},'data':{'k':'dg=='}}");
    api.delete(MAPS + "/a");

    assertThat(figures.observed).containsKeys("etcd_request_duration_seconds{operation=\"create\",type=\"secrets\"}",
        "etcd_request_duration_seconds{operation=\"update\",type=\"secrets\"}",
        "etcd_request_duration_seconds{operation=\"delete\",type=\"secrets\"}",
        "etcd_request_duration_seconds{operation=\"revision\",type=\"\"}");
  }

  @Test
  void the_figures_are_served_as_text() {
    ApiResponse.Whole answer = api.fetch("/metrics", Map.of());

    assertThat(answer.headers()).containsEntry("content-type", "text/plain; version=0.0.4; charset=utf-8");
    assertThat(ApiServerFixture.text(answer)).isEqualTo("up 1\n");
  }

  @Test
  void only_those_who_monitor_see_them() {
    assertThat(api.loop.await(api.begin(new Credential.None(), "GET", "/metrics",
        new Body.None(), "")).code()).isEqualTo(403);
  }

  private static String request(String verb, String group, String version, String resource, String scope, int code) {
    return "apiserver_request_total{verb=\"" + verb + "\",dry_run=\"\",group=\"" + group + "\",version=\"" + version + "\",resource=\""
        + resource + "\",subresource=\"\",scope=\"" + scope + "\",component=\"apiserver\",code=\"" + code + "\"}";
  }

  @Test
  void admission_is_measured_plugin_by_plugin_and_webhook_by_webhook() {
    String plugin = "apiserver_admission_controller_admission_duration_seconds{name=\"NamespaceLifecycle\",operation=\"CREATE\",rejected=\"%s\",type=\"admit\"}";
    api.post("/api/v1/namespaces/default/configmaps", "{'metadata':{'name':'admitted'}}");
    assertThat(figures.observed).containsKey(plugin.formatted("false")).doesNotContainKey(plugin.formatted("true"));
    api.post("/api/v1/namespaces/nowhere/configmaps", "{'metadata':{'name':'refused'}}");
    assertThat(figures.observed).containsKey(plugin.formatted("true"));

    assertThat(api.post("/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations", "{'metadata':{'name':'v'},'webhooks':[{"
        + "'name':'v.example.com','clientConfig':{'url':'https://hook.example.com'},'admissionReviewVersions':['v1'],'sideEffects':'None',"
        + "'rules':[{'apiGroups':[''],'apiVersions':['v1'],'resources':['configmaps'],'operations':['CREATE']}]}]}").code()).isEqualTo(201);
    assertThat(api.post("/api/v1/namespaces/default/configmaps", "{'metadata':{'name':'unasked'}}").code()).isEqualTo(500);
    assertThat(figures.counters).containsEntry("apiserver_admission_webhook_rejection_count{error_type=\"calling_webhook_error\","
        + "name=\"v.example.com\",operation=\"CREATE\",rejection_code=\"0\",type=\"validating\"}", 1.0);
    assertThat(figures.observed).containsKey("apiserver_admission_webhook_admission_duration_seconds{name=\"v.example.com\","
        + "operation=\"CREATE\",rejected=\"true\",type=\"validating\"}");
  }
}
