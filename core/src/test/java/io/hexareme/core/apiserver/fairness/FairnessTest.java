package io.hexareme.core.apiserver.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.core.apiserver.Caller;
import io.hexareme.core.apiserver.TestJson;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.store.StoreHealth.State;
import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Priority and fairness as clients meet it. */
class FairnessTest {
  private static final String LEVELS = "/apis/flowcontrol.apiserver.k8s.io/v1/prioritylevelconfigurations";
  private static final String SCHEMAS = "/apis/flowcontrol.apiserver.k8s.io/v1/flowschemas";
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";
  private static final Credential NOISY = new Credential.Certificate("noisy", List.of());

  private final ApiServerFixture api = new ApiServerFixture();

  @Test
  void every_cluster_has_the_levels_and_schemas_of_kubernetes() {
    assertThat(names(LEVELS)).containsExactly("catch-all", "exempt", "global-default", "leader-election", "node-high", "system", "workload-high", "workload-low");
    assertThat(names(SCHEMAS)).contains("catch-all", "exempt", "global-default", "probes", "service-accounts", "system-leader-election", "system-node-high");
    assertThat(api.get(LEVELS + "/workload-low").text("metadata.annotations.apf.kubernetes.io/autoupdate-spec")).isEmpty();
    assertThat(api.get(LEVELS + "/workload-low").body().at("metadata", "annotations", "apf.kubernetes.io/autoupdate-spec").asString("")).isEqualTo("true");
  }

  @Test
  void every_answer_says_how_the_request_was_classified() {
    Answer answer = api.get(MAPS);
    assertThat(answer.headers())
        .containsEntry("x-kubernetes-pf-flowschema-uid", api.get(SCHEMAS + "/exempt").text("metadata.uid"))
        .containsEntry("x-kubernetes-pf-prioritylevel-uid", api.get(LEVELS + "/exempt").text("metadata.uid"));
    Answer refused = Caller.user(api, "jane").get(MAPS);
    assertThat(refused.code()).isEqualTo(403);
    assertThat(refused.headers()).containsEntry("x-kubernetes-pf-flowschema-uid", api.get(SCHEMAS + "/global-default").text("metadata.uid"));
  }

  @Test
  void a_schema_whose_level_does_not_exist_says_so_and_matches_nothing() {
    assertThat(dangling("global-default")).isEqualTo("False Found This FlowSchema references the PriorityLevelConfiguration object named "
        + "\"global-default\" and it exists");
    schema("mine", "gone", "jane");
    assertThat(dangling("mine")).isEqualTo("True NotFound This FlowSchema references the PriorityLevelConfiguration object named "
        + "\"gone\" but there is no such object");
    assertThat(Caller.user(api, "jane").get(MAPS).headers())
        .containsEntry("x-kubernetes-pf-flowschema-uid", api.get(SCHEMAS + "/global-default").text("metadata.uid"));
    api.post(LEVELS, "{'metadata':{'name':'gone'},'spec':{'type':'Limited','limited':{'limitResponse':{'type':'Reject'}}}}");
    api.loop.runAll();
    assertThat(dangling("mine")).startsWith("False Found");
    assertThat(Caller.user(api, "jane").get(MAPS).headers())
        .containsEntry("x-kubernetes-pf-flowschema-uid", api.get(SCHEMAS + "/mine").text("metadata.uid"));
  }

  @Test
  void a_noisy_user_is_refused_with_429_and_told_when_to_come_back() {
    everybodyMayWrite();
    api.stalling.stallWrites(State.SLOW);
    List<CompletableFuture<Answer>> answers = flood(2_000);
    List<Answer> refused = answers.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join).toList();
    assertThat(refused).isNotEmpty().allMatch(answer -> answer.code() == 429);
    assertThat(refused.getFirst().headers()).containsEntry("retry-after", "1").containsEntry("content-type", "text/plain; charset=utf-8")
        .containsKey("x-kubernetes-pf-prioritylevel-uid");
  }

  @Test
  void callers_in_this_process_are_refused_with_a_status() {
    everybodyMayWrite();
    api.stalling.stallWrites(State.SLOW);
    flood(2_000);
    Answer answer = Caller.user(api, "noisy").post(MAPS, "{'metadata':{'generateName':'n-'}}");
    assertThat(answer.code()).isEqualTo(429);
    assertThat(answer.reason()).isEqualTo("TooManyRequests");
    assertThat(answer.message()).isEqualTo("too many requests, please try again later");
    assertThat(answer.at("details.retryAfterSeconds").asLong(0)).isEqualTo(1);
  }

  @Test
  void other_levels_are_served_while_one_stands_still() {
    everybodyMayWrite();
    api.stalling.stallWrites(State.SLOW);
    flood(2_000);
    assertThat(Caller.user(api, "system:kube-scheduler").get("/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/s").code()).isEqualTo(404);
    assertThat(Caller.node(api, "node-1").get("/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/node-1").code()).isNotEqualTo(429);
    assertThat(api.get(MAPS).code()).isEqualTo(200);
    assertThat(Caller.anonymous(api).get("/readyz").code()).isEqualTo(200);
  }

  @Test
  void who_waited_in_vain_is_told_so_and_all_is_served_again_afterwards() {
    everybodyMayWrite();
    api.stalling.stallWrites(State.SLOW);
    List<CompletableFuture<Answer>> answers = flood(500);
    api.loop.advance(Duration.ofSeconds(16));
    assertThat(answers.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join)).isNotEmpty().allMatch(answer -> answer.code() == 429);
    api.stalling.recover();
    api.loop.advance(Duration.ofSeconds(61));
    assertThat(answers).allMatch(CompletableFuture::isDone);
    assertThat(Caller.user(api, "noisy").post(MAPS, "{'metadata':{'name':'again'}}").code()).isEqualTo(201);
  }

  @Test
  void a_level_of_ones_own_limits_at_once() {
    everybodyMayWrite();
    api.post(LEVELS, "{'metadata':{'name':'narrow'},'spec':{'type':'Limited','limited':{'nominalConcurrencyShares':0,'borrowingLimitPercent':0,"
        + "'limitResponse':{'type':'Reject'}}}}");
    schema("narrow", "narrow", "noisy");
    api.loop.runAll();
    api.stalling.stallWrites(State.SLOW);
    List<CompletableFuture<Answer>> answers = flood(3);
    assertThat(answers.get(0)).isNotDone();
    assertThat(answers.get(1).join().code()).isEqualTo(429);
    assertThat(answers.get(2).join().code()).isEqualTo(429);
  }

  @Test
  void an_open_watch_holds_no_seat() {
    everybodyMayWrite();
    api.post(LEVELS, "{'metadata':{'name':'narrow'},'spec':{'type':'Limited','limited':{'nominalConcurrencyShares':0,'borrowingLimitPercent':0,"
        + "'limitResponse':{'type':'Reject'}}}}");
    schema("narrow", "narrow", "noisy");
    for (int i = 0; i < 5; i++) {
      assertThat(Caller.user(api, "noisy").get(MAPS + "?watch=true").code()).isEqualTo(200);
    }
    assertThat(Caller.user(api, "noisy").get(MAPS).code()).isEqualTo(200);
  }

  private List<String> names(String path) {
    return api.get(path).at("items").items().stream().map(item -> item.text("metadata", "name")).toList();
  }

  private String dangling(String schema) {
    Value condition = api.get(SCHEMAS + "/" + schema).at("status.conditions").items().getFirst();
    assertThat(condition.text("type")).isEqualTo("Dangling");
    return condition.text("status") + " " + condition.text("reason") + " " + condition.text("message");
  }

  private void schema(String name, String level, String user) {
    assertThat(api.post(SCHEMAS, "{'metadata':{'name':'" + name + "'},'spec':{'priorityLevelConfiguration':{'name':'" + level
        + "'},'matchingPrecedence':300,'rules':[{'subjects':[{'kind':'User','user':{'name':'" + user + "'}}],'resourceRules':[{'verbs':['*'],"
        + "'apiGroups':['*'],'resources':['*'],'namespaces':['*'],'clusterScope':true}]}]}}").code()).isEqualTo(201);
    api.loop.runAll();
  }

  private void everybodyMayWrite() {
    api.post("/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", "{'metadata':{'name':'all'},'roleRef':{'apiGroup':'rbac.authorization.k8s.io',"
        + "'kind':'ClusterRole','name':'cluster-admin'},'subjects':[{'kind':'Group','apiGroup':'rbac.authorization.k8s.io','name':'system:authenticated'}]}");
  }

  private List<CompletableFuture<Answer>> flood(int count) {
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Body body = Body.Encoded.of(new io.hexareme.adapters.codecjackson.JsonCodec().encode(TestJson.json("{'metadata':{'name':'flood-" + i + "'}}")));
      answers.add(api.begin(NOISY, "POST", MAPS, body, "application/json").toCompletableFuture());
    }
    api.loop.runAll();
    return answers;
  }
}
