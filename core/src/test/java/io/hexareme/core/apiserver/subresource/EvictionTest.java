package io.hexareme.core.apiserver.subresource;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.core.apiserver.TestJson;
import io.hexareme.ports.value.Value;
import org.junit.jupiter.api.Test;

class EvictionTest {
  private static final String PODS = "/api/v1/namespaces/default/pods";
  private static final String BUDGETS = "/apis/policy/v1/namespaces/default/poddisruptionbudgets";
  private final ApiServerFixture api = new ApiServerFixture();

  private void pod(String name, boolean ready) {
    api.post(PODS, "{'metadata':{'name':'" + name + "','labels':{'app':'web'}},'spec':{'containers':[{'name':'a','image':'n'}]}}");
    api.post(PODS + "/" + name + "/binding", "{'target':{'name':'n1'}}");
    api.patch(PODS + "/" + name + "/status", "{'status':{'phase':'Running','conditions':[{'type':'Ready','status':'"
        + (ready ? "True" : "False") + "'}]}}");
  }

  private void budget(String name, String more, String status) {
    Answer made = api.post(BUDGETS, "{'metadata':{'name':'" + name + "'},'spec':{'minAvailable':1,'selector':{'matchLabels':{'app':'web'}}"
        + more + "}}");
    assertThat(made.code()).as(made.message()).isEqualTo(201);
    assertThat(api.patch(BUDGETS + "/" + name + "/status", "{'status':" + status + "}").code()).isEqualTo(200);
  }

  private Answer evict(String name) {
    return api.post(PODS + "/" + name + "/eviction", "{'metadata':{'name':'" + name + "'}}");
  }

  private boolean isGoing(String name) {
    Answer pod = api.get(PODS + "/" + name);
    return pod.code() == 404 || !pod.at("metadata.deletionTimestamp").isNull();
  }

  @Test
  void without_a_budget_an_eviction_is_a_deletion() {
    pod("web", true);
    Answer evicted = evict("web");
    assertThat(evicted.code()).as(evicted.message()).isEqualTo(201);
    assertThat(evicted.text("status")).isEqualTo("Success");
    assertThat(isGoing("web")).isTrue();
  }

  @Test
  void a_budget_that_allows_nothing_refuses() {
    pod("web", true);
    budget("pdb", "", "{'observedGeneration':1,'disruptionsAllowed':0,'desiredHealthy':5,'currentHealthy':1,'expectedPods':5}");
    Answer refused = evict("web");
    assertThat(refused.code()).isEqualTo(429);
    assertThat(refused.message()).isEqualTo("Cannot evict pod as it would violate the pod's disruption budget.");
    assertThat(refused.at("details.causes")).isEqualTo(TestJson.json(
        "[{'reason':'DisruptionBudget','message':'The disruption budget pdb needs 5 healthy pods and has 1 currently'}]"));
    assertThat(isGoing("web")).isFalse();
  }

  @Test
  void a_disruption_is_taken_once() {
    pod("a", true);
    pod("b", true);
    budget("pdb", "", "{'observedGeneration':1,'disruptionsAllowed':1,'desiredHealthy':1,'currentHealthy':2,'expectedPods':2}");
    var first = api.beginPost(PODS + "/a/eviction", "{'metadata':{'name':'a'}}");
    var second = api.beginPost(PODS + "/b/eviction", "{'metadata':{'name':'b'}}");
    assertThat(api.loop.await(first).code()).isEqualTo(201);
    assertThat(api.loop.await(second).code()).isEqualTo(429);
    Answer budget = api.get(BUDGETS + "/pdb");
    assertThat(budget.at("status.disruptionsAllowed")).isEqualTo(Value.of(0));
    assertThat(budget.at("status.disruptedPods")).isEqualTo(TestJson.json("{'a':'2026-01-01T00:00:00Z'}"));
  }

  @Test
  void a_budget_nobody_has_looked_at_yet_is_asked_later() {
    pod("web", true);
    budget("pdb", "", "{'disruptionsAllowed':1,'desiredHealthy':0,'currentHealthy':0,'expectedPods':0}");
    Answer refused = evict("web");
    assertThat(refused.code()).isEqualTo(429);
    assertThat(refused.headers().get("retry-after")).isEqualTo("10");
    assertThat(refused.at("details.causes").items().getFirst().text("message"))
        .isEqualTo("The disruption budget pdb is still being processed by the server.");
  }

  @Test
  void an_unready_pod_may_go_while_the_others_suffice_or_the_budget_says_so() {
    pod("a", false);
    budget("pdb", "", "{'observedGeneration':1,'disruptionsAllowed':0,'desiredHealthy':1,'currentHealthy':1,'expectedPods':2}");
    assertThat(evict("a").code()).isEqualTo(201);
    pod("b", false);
    api.patch(BUDGETS + "/pdb/status", "{'status':{'currentHealthy':0}}");
    assertThat(evict("b").code()).isEqualTo(429);
    Answer always = api.patch(BUDGETS + "/pdb", "{'spec':{'unhealthyPodEvictionPolicy':'AlwaysAllow'}}");
    assertThat(always.code()).as(always.message()).isEqualTo(200);
    assertThat(evict("b").code()).isEqualTo(201);
  }

  @Test
  void a_pod_that_moves_meanwhile_is_judged_again_unless_the_caller_insists() {
    String body = "{'metadata':{'name':'p'},'spec':{'containers':[{'name':'a','image':'n'}]}}";
    String revision = api.post(PODS, body).text("metadata.resourceVersion");
    var moved = api.begin("PATCH", PODS + "/p", "{'metadata':{'labels':{'a':'b'}}}", "application/merge-patch+json");
    var evicted = api.beginPost(PODS + "/p/eviction", "{'metadata':{'name':'p'}}");
    assertThat(api.loop.await(moved).code()).isEqualTo(200);
    assertThat(api.loop.await(evicted).code()).isEqualTo(201);
    api.post(PODS, body);
    assertThat(api.post(PODS + "/p/eviction", "{'metadata':{'name':'p'},'deleteOptions':{'preconditions':{'resourceVersion':'"
        + revision + "'}}}").code()).isEqualTo(409);
  }

  @Test
  void two_budgets_are_one_too_many() {
    pod("web", true);
    budget("p", "", "{'observedGeneration':1,'disruptionsAllowed':1}");
    budget("q", "", "{'observedGeneration':1,'disruptionsAllowed':1}");
    Answer refused = evict("web");
    assertThat(refused.code()).isEqualTo(500);
    assertThat(refused.message())
        .isEqualTo("This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.");
  }

  @Test
  void a_dry_run_evicts_nothing_and_takes_nothing() {
    pod("web", true);
    budget("pdb", "", "{'observedGeneration':1,'disruptionsAllowed':1,'desiredHealthy':1,'currentHealthy':2,'expectedPods':2}");
    assertThat(api.post(PODS + "/web/eviction?dryRun=All", "{'metadata':{'name':'web'}}").code()).isEqualTo(201);
    assertThat(api.post(PODS + "/web/eviction", "{'metadata':{'name':'web'},'deleteOptions':{'dryRun':['All']}}").code()).isEqualTo(201);
    assertThat(isGoing("web")).isFalse();
    assertThat(api.get(BUDGETS + "/pdb").at("status.disruptionsAllowed")).isEqualTo(Value.of(1));
  }

  @Test
  void what_is_not_there_or_not_meant_is_refused() {
    assertThat(evict("no").message()).isEqualTo("pods \"no\" not found");
    pod("web", true);
    assertThat(api.post(PODS + "/web/eviction", "{'metadata':{'name':'x'}}").message())
        .isEqualTo("name in URL does not match name in Eviction object");
  }

  @Test
  void the_pod_says_why_it_goes() {
    pod("web", true);
    api.patch(PODS + "/web", "{'metadata':{'finalizers':['example.com/wait']}}");
    assertThat(evict("web").code()).isEqualTo(201);
    Value condition = api.get(PODS + "/web").body().list("status", "conditions").stream()
        .filter(one -> one.text("type").equals("DisruptionTarget")).findFirst().orElseThrow();
    assertThat(condition.text("status")).isEqualTo("True");
    assertThat(condition.text("reason")).isEqualTo("EvictionByEvictionAPI");
    assertThat(condition.text("message")).isEqualTo("Eviction API: evicting");
  }

  @Test
  void a_dry_run_and_a_refusal_leave_the_pod_as_it_is() {
    pod("web", true);
    String before = api.get(PODS + "/web").text("metadata.resourceVersion");
    assertThat(api.post(PODS + "/web/eviction?dryRun=All", "{'metadata':{'name':'web'}}").code()).isEqualTo(201);
    assertThat(api.post(PODS + "/web/eviction", "{'metadata':{'name':'web'},'deleteOptions':{'preconditions':{'uid':'another'}}}").code())
        .isEqualTo(409);
    assertThat(api.get(PODS + "/web").text("metadata.resourceVersion")).isEqualTo(before);
  }
}
