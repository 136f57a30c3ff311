package io.hexareme.core.apiserver.subresource;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.core.apiserver.TestJson;
import io.hexareme.ports.value.Value;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BindingTest {
  private static final String PODS = "/api/v1/namespaces/default/pods";
  private final ApiServerFixture api = new ApiServerFixture();

  @BeforeEach
  void a_pod() {
    api.post(PODS, "{'metadata':{'name':'web'},'spec':{'containers':[{'name':'a','image':'nginx'}]}}");
  }

  private Answer bind(String node) {
    return api.post(PODS + "/web/binding", "{'metadata':{'name':'web'},'target':{'kind':'Node','name':'" + node + "'}}");
  }

  @Test
  void a_bound_pod_has_its_node_and_is_scheduled() {
    Answer bound = bind("n1");
    assertThat(bound.code()).as(bound.message()).isEqualTo(201);
    assertThat(bound.text("status")).isEqualTo("Success");
    Answer pod = api.get(PODS + "/web");
    assertThat(pod.text("spec.nodeName")).isEqualTo("n1");
    assertThat(pod.at("metadata.generation")).isEqualTo(Value.of(1));
    assertThat(pod.at("status.conditions")).isEqualTo(
        TestJson.json("[{'type':'PodScheduled','status':'True','lastTransitionTime':'2026-01-01T00:00:00Z'}]"));
  }

  @Test
  void a_bound_pod_is_nominated_for_no_node_any_more() {
    api.patch(PODS + "/web/status", "{'status':{'nominatedNodeName':'n2'}}");
    assertThat(api.get(PODS + "/web").text("status.nominatedNodeName")).isEqualTo("n2");
    bind("n1");
    assertThat(api.get(PODS + "/web").text("status.nominatedNodeName")).isEmpty();
  }

  @Test
  void a_pod_is_bound_once() {
    bind("n1");
    Answer again = bind("n2");
    assertThat(again.code()).isEqualTo(409);
    assertThat(again.message()).isEqualTo(
        "Operation cannot be fulfilled on pods/binding \"web\": pod web is already assigned to node \"n1\"");
    assertThat(again.text("details.kind")).isEqualTo("pods/binding");
  }

  @Test
  void two_schedulers_cannot_both_bind() {
    var first = api.beginPost(PODS + "/web/binding", "{'target':{'name':'n1'}}");
    var second = api.beginPost(PODS + "/web/binding", "{'target':{'name':'n2'}}");
    assertThat(api.loop.await(first).code()).isEqualTo(201);
    assertThat(api.loop.await(second).code()).isEqualTo(409);
    assertThat(api.get(PODS + "/web").text("spec.nodeName")).isEqualTo("n1");
  }

  @Test
  void a_terminating_pod_is_not_bound() {
    api.patch(PODS + "/web", "{'metadata':{'finalizers':['a.b/c']}}");
    api.delete(PODS + "/web");
    assertThat(bind("n1").message()).isEqualTo(
        "Operation cannot be fulfilled on pods/binding \"web\": pod web is being deleted, cannot be assigned to a host");
  }

  @Test
  void what_is_not_there_cannot_be_bound() {
    Answer missing = api.post(PODS + "/no/binding", "{'target':{'name':'n1'}}");
    assertThat(missing.code()).isEqualTo(404);
    assertThat(missing.text("details.name")).isEqualTo("no");
    assertThat(api.post(PODS + "/web/binding", "{'target':{}}").message())
        .isEqualTo("Binding \"web\" is invalid: target.name: Required value");
  }

  @Test
  void the_old_way_binds_too() {
    Answer bound = api.post("/api/v1/namespaces/default/bindings", "{'metadata':{'name':'web'},'target':{'name':'n1'}}");
    assertThat(bound.code()).as(bound.message()).isEqualTo(201);
    assertThat(api.get(PODS + "/web").text("spec.nodeName")).isEqualTo("n1");
  }

  @Test
  void a_dry_run_binds_nothing() {
    assertThat(api.post(PODS + "/web/binding?dryRun=All", "{'target':{'name':'n1'}}").code()).isEqualTo(201);
    assertThat(api.get(PODS + "/web").at("spec.nodeName").isNull()).isTrue();
  }
}
