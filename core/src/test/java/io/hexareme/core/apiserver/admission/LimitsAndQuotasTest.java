package io.hexareme.core.apiserver.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsAndQuotasTest {
  private static final String NAMESPACE = "/api/v1/namespaces/default/";
  private final ApiServerFixture api = new ApiServerFixture();

  @BeforeEach
  void the_default_account_is_there() {
    api.post(NAMESPACE + "serviceaccounts", "{'metadata':{'name':'default'}}");
  }

  private Answer pod(String name, String resources) {
    return api.post(NAMESPACE + "pods", "{'metadata':{'name':'" + name
        + "'},'spec':{'containers':[{'name':'c','image':'i','resources':" + resources + "}]}}");
  }

  private void limits(String item) {
    assertThat(api.post(NAMESPACE + "limitranges", "{'metadata':{'name':'l'},'spec':{'limits':[" + item + "]}}").code()).isEqualTo(201);
  }

  private void quota(String spec) {
    assertThat(api.post(NAMESPACE + "resourcequotas", "{'metadata':{'name':'q'},'spec':" + spec + "}").code()).isEqualTo(201);
  }

  @Test
  void a_container_that_says_nothing_gets_the_defaults() {
    limits("{'type':'Container','default':{'cpu':'500m','memory':'1Gi'},'defaultRequest':{'cpu':'100m'}}");
    Answer pod = pod("p", "{}");
    Value resources = pod.at("spec.containers").items().getFirst().at("resources");
    assertThat(resources.at("limits")).isEqualTo(Value.obj("cpu", "500m", "memory", "1Gi"));
    assertThat(resources.at("requests")).isEqualTo(Value.obj("cpu", "100m", "memory", "1Gi"));
    assertThat(pod.at("metadata").text("annotations", "kubernetes.io/limit-ranger"))
        .isEqualTo("LimitRanger plugin set: cpu, memory request for container c; cpu, memory limit for container c");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {'type':'Container','max':{'cpu':'1'}} | {'limits':{'cpu':'2'}} | maximum cpu usage per Container is 1, but limit is 2
      {'type':'Container','min':{'cpu':'1'}} | {'requests':{'cpu':'500m'}} | minimum cpu usage per Container is 1, but request is 500m
      {'type':'Pod','max':{'cpu':'1'}} | {} | maximum cpu usage per Pod is 1.  No limit is specified
      {'type':'Pod','min':{'memory':'1Gi'}} | {} | minimum memory usage per Pod is 1Gi.  No request is specified
      {'type':'Pod','max':{'cpu':'1','memory':'1Gi'}} | {'limits':{'cpu':'2','memory':'2Gi'}} | [maximum cpu usage per Pod is 1, but limit is 2, maximum memory usage per Pod is 1Gi, but limit is 2Gi]
      {'type':'Container','maxLimitRequestRatio':{'cpu':'2'}} | {'limits':{'cpu':'3'},'requests':{'cpu':'1'}} | cpu max limit to request ratio per Container is 2, but provided ratio is 3.000000
      """)
  void a_pod_that_leaves_the_limits_is_refused(String item, String resources, String why) {
    limits(item);
    Answer refused = pod("p", resources);
    assertThat(refused.code()).isEqualTo(403);
    assertThat(refused.message()).isEqualTo("pods \"p\" is forbidden: " + why);
  }

  @Test
  void a_quota_counts_pods() {
    quota("{'hard':{'pods':'1'}}");
    assertThat(pod("a", "{}").code()).isEqualTo(201);
    Answer refused = pod("b", "{}");
    assertThat(refused.code()).isEqualTo(403);
    assertThat(refused.message())
        .isEqualTo("pods \"b\" is forbidden: exceeded quota: q, requested: pods=1, used: pods=1, limited: pods=1");
    api.delete(NAMESPACE + "pods/a", "{'gracePeriodSeconds':0}");
    assertThat(pod("b", "{}").code()).isEqualTo(201);
  }

  @Test
  void a_quota_adds_up_what_pods_ask_for() {
    quota("{'hard':{'requests.cpu':'1','limits.memory':'2Gi'}}");
    assertThat(pod("a", "{'requests':{'cpu':'600m'},'limits':{'memory':'1Gi'}}").code()).isEqualTo(201);
    assertThat(pod("b", "{'requests':{'cpu':'500m'},'limits':{'memory':'1Gi'}}").message()).isEqualTo("pods \"b\" is forbidden: "
        + "exceeded quota: q, requested: requests.cpu=500m, used: requests.cpu=600m, limited: requests.cpu=1");
    assertThat(pod("b", "{}").message()).isEqualTo("pods \"b\" is forbidden: "
        + "failed quota: q: must specify limits.memory for: c; requests.cpu for: c");
  }

  @Test
  void creates_that_overlap_do_not_slip_past_a_quota_together() {
    quota("{'hard':{'count/configmaps':'3'}}");
    List<CompletionStage<Answer>> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      all.add(api.beginPost(NAMESPACE + "configmaps", "{'metadata':{'name':'c" + i + "'}}"));
    }
    assertThat(all.stream().map(api.loop::await).filter(answer -> answer.code() == 201)).hasSize(3);
  }

  @Test
  void what_never_arrives_in_the_store_takes_nothing_for_long() {
    quota("{'hard':{'count/configmaps':'2'}}");
    api.post(NAMESPACE + "configmaps", "{'metadata':{'name':'a'}}");
    assertThat(api.post(NAMESPACE + "configmaps", "{'metadata':{'name':'a'}}").code()).isEqualTo(409);
    api.loop.advance(Duration.ofSeconds(6));
    assertThat(api.post(NAMESPACE + "configmaps", "{'metadata':{'name':'b'}}").code()).isEqualTo(201);
  }

  @Test
  void a_quota_with_a_scope_is_about_those_pods_only() {
    quota("{'hard':{'pods':'0'},'scopes':['BestEffort']}");
    assertThat(pod("a", "{}").code()).isEqualTo(403);
    assertThat(pod("b", "{'requests':{'cpu':'1'}}").code()).isEqualTo(201);
  }
}
