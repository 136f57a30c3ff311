package io.hexareme.core.apiserver.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.core.apiserver.TestJson;
import io.hexareme.ports.value.Value;
import org.junit.jupiter.api.Test;

class ConversionsTest {
  private static final String OLD = "/api/v1/namespaces/default/events";
  private static final String NEW = "/apis/events.k8s.io/v1/namespaces/default/events";
  private static final String V1 = "/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers";
  private static final String V2 = "/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers";
  private final ApiServerFixture api = new ApiServerFixture();

  private Answer told() {
    return api.post(OLD, """
        {'metadata':{'name':'e'},'involvedObject':{'kind':'Pod','name':'web','namespace':'default'},'reason':'Started','message':'hi',
         'type':'Normal','count':2,'firstTimestamp':'2026-01-01T00:00:00Z','lastTimestamp':'2026-01-01T00:00:00Z',
         'source':{'component':'kubelet'}}""");
  }

  @Test
  void an_event_is_one_object_under_two_names() {
    assertThat(told().code()).isEqualTo(201);
    Answer event = api.get(NEW + "/e");
    assertThat(event.text("apiVersion")).isEqualTo("events.k8s.io/v1");
    assertThat(event.text("note")).isEqualTo("hi");
    assertThat(event.text("regarding.name")).isEqualTo("web");
    assertThat(event.at("deprecatedCount")).isEqualTo(Value.of(2));
    assertThat(event.text("deprecatedSource.component")).isEqualTo("kubelet");
    assertThat(event.text("metadata.resourceVersion")).isEqualTo(api.get(OLD + "/e").text("metadata.resourceVersion"));
    assertThat(api.get(NEW).at("items").items()).hasSize(1);
  }

  @Test
  void what_comes_in_the_new_way_can_be_read_in_the_old() {
    Answer made = api.post(NEW, """
        {'metadata':{'name':'n'},'regarding':{'kind':'Pod','name':'web','namespace':'default'},'reason':'R','note':'hi','type':'Normal',
         'eventTime':'2026-01-01T00:00:00.000000Z','reportingController':'c','reportingInstance':'i','action':'A'}""");
    assertThat(made.code()).as(made.message()).isEqualTo(201);
    assertThat(made.text("apiVersion")).isEqualTo("events.k8s.io/v1");
    Answer old = api.get(OLD + "/n");
    assertThat(old.text("message")).isEqualTo("hi");
    assertThat(old.text("involvedObject.name")).isEqualTo("web");
    assertThat(old.text("reportingComponent")).isEqualTo("c");
    assertThat(api.get(OLD + "?fieldSelector=source=c").at("items").items()).hasSize(1);
  }

  @Test
  void the_new_group_asks_for_more() {
    assertThat(api.post(NEW, "{'metadata':{'name':'n'},'regarding':{'namespace':'default'},'eventTime':'2026-01-01T00:00:00.000000Z'}").message())
        .contains("reportingController: Required value", "action: Required value", "type: Invalid value");
  }

  @Test
  void both_ways_select_by_what_they_are_about() {
    told();
    assertThat(api.get(OLD + "?fieldSelector=involvedObject.name=web").at("items").items()).hasSize(1);
    assertThat(api.get(OLD + "?fieldSelector=source=kubelet").at("items").items()).hasSize(1);
    assertThat(api.get(NEW + "?fieldSelector=regarding.name=web").at("items").items()).hasSize(1);
    assertThat(api.get(NEW + "?fieldSelector=regarding.name=other").at("items").items()).isEmpty();
  }

  @Test
  void an_event_patched_in_the_new_way_stays_an_old_one_in_the_store() {
    told();
    assertThat(api.patch(NEW + "/e", "{'note':'changed'}").code()).isEqualTo(200);
    Answer old = api.get(OLD + "/e");
    assertThat(old.text("message")).isEqualTo("changed");
    assertThat(old.text("apiVersion")).isEqualTo("v1");
    assertThat(old.at("note").isNull()).isTrue();
  }

  @Test
  void an_autoscaler_loses_nothing_on_its_way_through_the_old_version() {
    Answer made = api.post(V2, """
        {'metadata':{'name':'h'},'spec':{'scaleTargetRef':{'kind':'Deployment','name':'web','apiVersion':'apps/v1'},'maxReplicas':5,
         'metrics':[{'type':'Resource','resource':{'name':'cpu','target':{'type':'Utilization','averageUtilization':50}}},
                    {'type':'Resource','resource':{'name':'memory','target':{'type':'Utilization','averageUtilization':70}}}]}}""");
    assertThat(made.code()).as(made.message()).isEqualTo(201);
    Answer old = api.get(V1 + "/h");
    assertThat(old.text("apiVersion")).isEqualTo("autoscaling/v1");
    assertThat(old.at("spec.targetCPUUtilizationPercentage")).isEqualTo(Value.of(50));
    Answer patched = api.patch(V1 + "/h", "{'spec':{'targetCPUUtilizationPercentage':60}}");
    assertThat(patched.code()).as(patched.message()).isEqualTo(200);
    Answer now = api.get(V2 + "/h");
    assertThat(now.at("spec.metrics")).isEqualTo(TestJson.json("""
        [{'type':'Resource','resource':{'name':'cpu','target':{'type':'Utilization','averageUtilization':60}}},
         {'type':'Resource','resource':{'name':'memory','target':{'type':'Utilization','averageUtilization':70}}}]"""));
    assertThat(now.at("metadata.annotations").isNull()).isTrue();
  }

  @Test
  void an_autoscaler_without_figures_follows_the_cpu() {
    Answer made = api.post(V1,
        "{'metadata':{'name':'h'},'spec':{'scaleTargetRef':{'kind':'Deployment','name':'web'},'maxReplicas':5}}");
    assertThat(made.at("spec.targetCPUUtilizationPercentage")).as(made.message()).isEqualTo(Value.of(80));
    assertThat(made.at("spec.minReplicas")).isEqualTo(Value.of(1));
    assertThat(api.get(V2 + "/h").at("spec.metrics").items()).hasSize(1);
  }
}
