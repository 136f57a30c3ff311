package io.hexareme.core.apiserver.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.Caller;
import io.hexareme.core.apiserver.Operations;
import io.hexareme.core.apiserver.TestJson;
import io.hexareme.core.machinery.NoMetrics;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.store.StoreHealth;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the audit log is told, by which policy. */
class AuditTest {
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";

  private final List<Obj> events = new ArrayList<>();

  @Test
  void without_a_policy_nothing_is_told() {
    ApiServerFixture api = new ApiServerFixture();
    assertThat(api.get(MAPS).code()).isEqualTo(200);
    assertThat(events).isEmpty();
  }

  @Test
  void a_request_is_told_when_it_comes_and_when_it_is_answered() {
    ApiServerFixture api = audited("{'level':'Metadata','namespaces':['default'],'verbs':['create']}");
    ApiServerFixture.Answer answer = api.post(MAPS + "?fieldManager=me", "{'metadata':{'name':'a'},'data':{'k':'secret'}}");
    assertThat(events).extracting(event -> event.text("stage")).containsExactly("RequestReceived", "ResponseComplete");
    Obj done = events.getLast();
    assertThat(done.fields().keySet()).containsExactly("kind", "apiVersion", "level", "auditID", "stage", "requestURI", "verb", "user", "userAgent",
        "objectRef", "responseStatus", "requestReceivedTimestamp", "stageTimestamp", "annotations");
    assertThat(done.text("apiVersion")).isEqualTo("audit.k8s.io/v1");
    assertThat(done.text("auditID")).isEqualTo(answer.headers().get("audit-id")).isEqualTo(events.getFirst().text("auditID"));
    assertThat(done.text("requestURI")).isEqualTo(MAPS + "?fieldManager=me");
    assertThat(done.at("user")).isEqualTo(TestJson.json("{'username':'admin','groups':['system:masters','system:authenticated']}"));
    assertThat(done.at("objectRef")).isEqualTo(TestJson.json("{'resource':'configmaps','namespace':'default','name':'a','apiVersion':'v1'}"));
    assertThat(done.at("responseStatus")).isEqualTo(TestJson.json("{'metadata':{},'code':201}"));
    assertThat(done.at("annotations", "authorization.k8s.io/decision").asString("")).isEqualTo("allow");
    assertThat(done.toString()).doesNotContain("secret");
  }

  @Test
  void bodies_are_told_as_far_as_the_level_says() {
    ApiServerFixture api = audited("{'level':'Request','verbs':['create']},{'level':'RequestResponse','verbs':['update'],'omitManagedFields':true}");
    api.post(MAPS, "{'metadata':{'name':'a'},'data':{'k':'v'}}");
    Obj created = events.getLast();
    assertThat(created.text("requestObject", "data", "k")).isEqualTo("v");
    assertThat(created.has("responseObject")).isFalse();
    api.put(MAPS + "/a", "{'metadata':{'name':'a'},'data':{'k':'w'}}");
    Obj updated = events.getLast();
    assertThat(updated.text("responseObject", "data", "k")).isEqualTo("w");
    assertThat(updated.at("responseObject", "metadata", "managedFields").isNull()).isTrue();
  }

  @Test
  void a_refusal_is_told_with_its_status() {
    ApiServerFixture api = audited("{'level':'Metadata'}");
    Caller.user(api, "jane").get(MAPS);
    Obj refused = events.getLast();
    assertThat(refused.text("responseStatus", "reason")).isEqualTo("Forbidden");
    assertThat(refused.at("responseStatus", "code").asInt(0)).isEqualTo(403);
    assertThat(refused.at("annotations", "authorization.k8s.io/decision").asString("")).isEqualTo("forbid");
    api.get(MAPS + "/none");
    assertThat(events.getLast().at("annotations", "authorization.k8s.io/decision").asString("")).isEqualTo("allow");
  }

  @Test
  void who_cannot_show_who_they_are_is_told_once() {
    ApiServerFixture api = audited("{'level':'Metadata'}");
    events.clear();
    api.loop.await(api.begin(new Credential.Bearer("made-up"), "GET", MAPS, new Body.None(), ""));
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().text("stage")).isEqualTo("ResponseStarted");
    assertThat(events.getFirst().at("responseStatus", "code").asInt(0)).isEqualTo(401);
  }

  @Test
  void who_acts_as_another_is_told_with_both_names() {
    ApiServerFixture api = audited("{'level':'Metadata','verbs':['list']}");
    Caller.admin(api).with("impersonate-user", "jane").get(MAPS);
    assertThat(events.getLast().text("user", "username")).isEqualTo("admin");
    assertThat(events.getLast().text("impersonatedUser", "username")).isEqualTo("jane");
  }

  @Test
  void a_watch_is_told_when_it_begins_and_when_it_ends() {
    ApiServerFixture api = audited("{'level':'Metadata','verbs':['watch'],'omitStages':['RequestReceived']}");
    ApiResponse.Streaming watch = (ApiResponse.Streaming) api.raw("GET", MAPS + "?watch=true");
    watch.frames().start(new ApiResponse.Sink() {
      @Override
      public boolean frame(Body frame) {
        return true;
      }

      @Override
      public void end() {}
    });
    assertThat(events).extracting(event -> event.text("stage")).containsExactly("ResponseStarted");
    watch.frames().cancel();
    watch.frames().cancel();
    assertThat(events).extracting(event -> event.text("stage")).containsExactly("ResponseStarted", "ResponseComplete");
  }

  @Test
  void the_first_rule_that_matches_decides() {
    ApiServerFixture api = audited("{'level':'None','users':['quiet']},{'level':'None','nonResourceURLs':['/healthz*']},"
        + "{'level':'None','resources':[{'group':'','resources':['pods/status','secrets/*']}]},{'level':'Metadata','resources':[{'group':'','resources':['pods','*/scale']},"
        + "{'group':'apps'}]},{'level':'Metadata','userGroups':['loud']}");
    events.clear();
    Caller.user(api, "quiet").get("/api/v1/pods");
    api.get("/healthz/ping");
    api.get("/api/v1/namespaces/default/pods/x/status");
    api.get("/api/v1/secrets");
    api.get(MAPS);
    assertThat(events).isEmpty();
    api.get("/api/v1/pods");
    api.get("/apis/apps/v1/deployments");
    Caller.user(api, "jane", "loud").get("/version");
    assertThat(events.stream().map(event -> event.text("requestURI")).distinct()).containsExactly("/api/v1/pods", "/apis/apps/v1/deployments", "/version");
  }

  @Test
  void what_is_wrong_with_a_policy_is_said() {
    assertThat(AuditPolicy.of(TestJson.json("{'kind':'Policy','apiVersion':'audit.k8s.io/v1','rules':[{'level':'Loud'}],'omitStages':['Never']}").asObj()))
        .isEqualTo(new AuditPolicy.Parsed.Bad(List.of(
            "omitStages: Invalid value: \"Never\": allowed stages are Panic,RequestReceived,ResponseComplete,ResponseStarted",
            "rules[0].level: Unsupported value: \"Loud\": supported values: \"None\", \"Metadata\", \"Request\", \"RequestResponse\"")));
    assertThat(AuditPolicy.of(Obj.EMPTY)).isInstanceOf(AuditPolicy.Parsed.Bad.class);
  }

  @Test
  void the_id_that_the_client_gives_is_kept() {
    ApiServerFixture api = audited("{'level':'Metadata','verbs':['list']}");
    assertThat(Caller.admin(api).with("audit-id", "5f0d7d5e-0000-4000-8000-000000000001").get(MAPS).headers())
        .containsEntry("audit-id", "5f0d7d5e-0000-4000-8000-000000000001");
    assertThat(events.getLast().text("auditID")).isEqualTo("5f0d7d5e-0000-4000-8000-000000000001");
  }

  @Test
  void policies_leave_what_they_find_and_what_they_note() {
    ApiServerFixture api = audited("{'level':'Metadata','verbs':['create'],'resources':[{'group':'','resources':['configmaps']}]}");
    String group = "/apis/admissionregistration.k8s.io/v1/";
    assertThat(api.post(group + "validatingadmissionpolicies", "{'metadata':{'name':'few'},'spec':{'matchConstraints':{'resourceRules':["
        + "{'apiGroups':[''],'apiVersions':['v1'],'operations':['CREATE'],'resources':['configmaps']}]},"
        + "'validations':[{'expression':'true'},{'expression':'size(object.data) < 2','message':'too many'}],"
        + "'auditAnnotations':[{'key':'keys','valueExpression':'string(size(object.data))'},{'key':'none','valueExpression':'null'}]}}").code())
        .isEqualTo(201);
    for (String name : new String[] {"first", "second"}) {
      assertThat(api.post(group + "validatingadmissionpolicybindings", "{'metadata':{'name':'" + name + "'},'spec':{'policyName':'few',"
          + "'validationActions':['Warn','Audit']}}").code()).isEqualTo(201);
    }

    ApiServerFixture.Answer passed = api.post(MAPS, "{'metadata':{'name':'a'},'data':{'k':'1','l':'2'}}");

    assertThat(passed.code()).isEqualTo(201);
    assertThat(passed.headers().toString()).contains("with binding 'first': too many", "with binding 'second': too many");
    Value told = events.getLast().at("annotations");
    assertThat(told.text("few/keys")).isEqualTo("2");
    assertThat(told.asObj().has("few/none")).isFalse();
    String finding = "{\"message\":\"too many\",\"policy\":\"few\",\"binding\":\"%s\",\"expressionIndex\":1,\"validationActions\":[\"Warn\",\"Audit\"]}";
    assertThat(told.text("validation.policy.admission.k8s.io/validation_failure"))
        .isEqualTo("[" + finding.formatted("first") + "," + finding.formatted("second") + "]");
  }

  private ApiServerFixture audited(String rules) {
    Value policy = TestJson.json("{'kind':'Policy','apiVersion':'audit.k8s.io/v1','rules':[" + rules + "]}");
    AuditPolicy read = ((AuditPolicy.Parsed.Good) AuditPolicy.of(policy.asObj())).policy();
    ApiServerFixture api = ApiServerFixture.watchedBy(new Operations(NoMetrics.NONE, () -> CompletableFuture.completedFuture(""),
        () -> StoreHealth.Report.WELL, Optional.empty(), Optional.of(new Auditing(read, events::add))));
    events.clear();
    return api;
  }
}
