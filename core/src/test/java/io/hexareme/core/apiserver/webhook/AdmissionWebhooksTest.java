package io.hexareme.core.apiserver.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.expressionscel.CelExpressions;
import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.core.apiserver.Outside;
import io.hexareme.core.machinery.NoExpressions;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import io.hexareme.ports.webhook.Webhooks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

// Justification: one short test for each thing that a webhook can do, on one fixture.
class AdmissionWebhooksTest {
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";
  private static final String GROUP = "/apis/admissionregistration.k8s.io/v1/";
  private static final String MAP_RULE =
      "'rules':[{'apiGroups':[''],'apiVersions':['v1'],'resources':['configmaps'],'operations':['*']}]";

  private final FakeWebhooks hooks = new FakeWebhooks();
  private final ApiServerFixture api = new ApiServerFixture(new Outside(NoExpressions.NONE, hooks));

  private void mutating(String name, String more) {
    configure("mutating", "Mutating", name, MAP_RULE + more);
  }

  private void validating(String name, String more) {
    configure("validating", "Validating", name, MAP_RULE + more);
  }

  private void configure(String path, String kind, String name, String spec) {
    Answer made = api.post(GROUP + path + "webhookconfigurations", "{'kind':'" + kind + "WebhookConfiguration','apiVersion':"
        + "'admissionregistration.k8s.io/v1','metadata':{'name':'" + name + "'},'webhooks':[{'name':'" + name + ".example.com',"
        + "'clientConfig':{'service':{'namespace':'default','name':'" + name + "','path':'/x'}},'admissionReviewVersions':['v1'],"
        + "'sideEffects':'None'," + spec + "}]}");
    assertThat(made.code()).as(made.message()).isEqualTo(201);
  }

  private Answer map(String name) {
    return api.post(MAPS, "{'metadata':{'name':'" + name + "'}}");
  }

  @Test
  void without_a_webhook_nobody_is_asked() {
    assertThat(map("m").code()).isEqualTo(201);
    assertThat(hooks.calls).isEmpty();
  }

  @Test
  void the_review_says_all_about_the_write() {
    validating("v", "");
    hooks.answers("v", "{'allowed':true}");
    api.post(MAPS + "?fieldManager=me&dryRun=All", "{'metadata':{'name':'m'},'data':{'a':'b'}}");
    Webhooks.Call call = hooks.calls.getFirst();
    assertThat(call.destination()).isEqualTo(new Webhooks.Destination.Service("default", "v", 443, "/x?timeout=10s"));
    assertThat(call.timeout()).isEqualTo(Duration.ofSeconds(10));
    Obj review = hooks.reviews.getFirst();
    assertThat(review.text("apiVersion")).isEqualTo("admission.k8s.io/v1");
    Obj request = review.at("request").asObj();
    assertThat(request.text("uid")).hasSize(36);
    Obj kind = Value.obj("group", "", "version", "v1", "kind", "ConfigMap");
    Obj resource = Value.obj("group", "", "version", "v1", "resource", "configmaps");
    assertThat(request.at("object").text("data", "a")).isEqualTo("b");
    assertThat(request.at("object").text("metadata", "namespace")).isEqualTo("default");
    assertThat(request.without("uid").without("object")).isEqualTo(Value.obj("kind", kind, "resource", resource, "requestKind", kind,
            "requestResource", resource, "name", "m", "namespace", "default", "operation", "CREATE",
            "userInfo", Value.obj("username", "admin", "groups", List.of("system:masters", "system:authenticated")))
        .with("oldObject", Value.Null.NULL).with("dryRun", true).with("options", Value.obj("kind", "CreateOptions",
            "apiVersion", "meta.k8s.io/v1", "dryRun", List.of("All"), "fieldManager", "me")));
  }

  @Test
  void a_deletion_shows_the_old_object_and_its_options() {
    map("m");
    validating("v", "");
    hooks.answers("v", "{'allowed':true}");
    api.delete(MAPS + "/m", "{'propagationPolicy':'Orphan'}");
    Value request = hooks.reviews.getFirst().at("request");
    assertThat(request.text("operation")).isEqualTo("DELETE");
    assertThat(request.at("object")).isEqualTo(Value.Null.NULL);
    assertThat(request.at("oldObject").text("metadata", "name")).isEqualTo("m");
    assertThat(request.at("options")).isEqualTo(
        Value.obj("propagationPolicy", "Orphan", "kind", "DeleteOptions", "apiVersion", "meta.k8s.io/v1"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {'allowed':false} | 400 | `` | admission webhook "v.example.com" denied the request without explanation
      {'allowed':false,'status':{'reason':'Bad'}} | 400 | Bad | admission webhook "v.example.com" denied the request: Bad
      {'allowed':false,'status':{'code':200,'message':'no'}} | 400 | `` | admission webhook "v.example.com" denied the request: no
      {'allowed':false,'status':{'code':418,'reason':'Teapot','message':'no'}} | 418 | Teapot | admission webhook "v.example.com" denied the request: no
      """)
  void a_denial_is_passed_on_in_its_own_words(String response, int code, String reason, String message) {
    validating("v", "");
    hooks.answers("v", response);
    Answer denied = map("m");
    assertThat(denied.code()).isEqualTo(code);
    assertThat(denied.reason()).isEqualTo(reason);
    assertThat(denied.message()).isEqualTo(message);
    assertThat(api.get(MAPS + "/m").code()).isEqualTo(404);
  }

  static Stream<Arguments> failures() {
    String post = "failed to call webhook: Post \"https://v.default.svc:443/x?timeout=10s\": ";
    return Stream.of(
        Arguments.of(new Webhooks.Answer.Failed(true, "context deadline exceeded"), post + "context deadline exceeded"),
        Arguments.of(reply(404, "nothing"), "failed to call webhook: the server could not find the requested resource"),
        Arguments.of(reply(500, "it \"hurts\""), "failed to call webhook: an error on the server (\"it \\\"hurts\\\"\") has prevented the request from succeeding"),
        Arguments.of(reply(400, "{\"kind\":\"Status\",\"message\":\"my own words\"}"), "failed to call webhook: my own words"),
        Arguments.of(reply(200, "{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\"}"), "received invalid webhook response: webhook response was absent"));
  }

  private static Webhooks.Answer reply(int code, String body) {
    return new Webhooks.Answer.Reply(code, Bytes.utf8(body));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void a_webhook_that_fails_fails_the_write_unless_it_may_be_ignored(Webhooks.Answer answer, String why) {
    validating("v", "");
    hooks.says("v", answer);
    Answer refused = map("m");
    assertThat(refused.code()).isEqualTo(500);
    assertThat(refused.reason()).isEqualTo("InternalError");
    assertThat(refused.message()).isEqualTo("Internal error occurred: failed calling webhook \"v.example.com\": " + why);
    api.patch(GROUP + "validatingwebhookconfigurations/v", "application/json-patch+json",
        "[{'op':'replace','path':'/webhooks/0/failurePolicy','value':'Ignore'}]");
    assertThat(map("m").code()).isEqualTo(201);
  }

  @Test
  void what_a_webhook_patches_is_stored_in_the_shape_of_the_kind() {
    mutating("m", "");
    hooks.answersBy("m", request -> FakeWebhooks.patching(
        "[{'op':'add','path':'/data','value':{'a':'b'}},{'op':'add','path':'/nonsense','value':1}]"));
    map("x");
    Answer stored = api.get(MAPS + "/x");
    assertThat(stored.text("data.a")).isEqualTo("b");
    assertThat(stored.body().has("nonsense")).isFalse();
    Answer changed = api.patch(MAPS + "/x", "{'data':{'c':'d'}}");
    assertThat(changed.at("data")).isEqualTo(Value.obj("a", "b"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {'allowed':true,'patch':'W10='} | webhook returned response.patch but not response.patchType
      {'allowed':true,'patchType':'JSONPatch'} | webhook returned response.patchType but not response.patch
      """)
  void an_incomplete_patch_is_no_answer(String response, String why) {
    mutating("m", "");
    hooks.answers("m", response);
    assertThat(map("x").message())
        .isEqualTo("Internal error occurred: failed calling webhook \"m.example.com\": received invalid webhook response: " + why);
  }

  @Test
  void an_answer_to_another_question_is_no_answer() {
    validating("v", "");
    hooks.says("v", reply(200, "{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"response\":{\"uid\":\"x\",\"allowed\":true}}"));
    String uid = "[0-9a-f-]{36}";
    assertThat(map("x").message()).matches("Internal error occurred: failed calling webhook \"v.example.com\": "
        + "received invalid webhook response: expected response.uid=\"" + uid + "\", got \"x\"");
  }

  @Test
  void warnings_reach_the_caller() {
    validating("v", "");
    hooks.answers("v", "{'allowed':true,'warnings':['mind the gap']}");
    assertThat(map("x").headers().toString()).contains("mind the gap");
  }

  @Test
  void a_dry_run_spares_a_webhook_only_if_it_says_so() {
    Answer refused = api.post(GROUP + "validatingwebhookconfigurations", "{'metadata':{'name':'v'},'webhooks':[{'name':'v.example.com',"
        + "'clientConfig':{'url':'https://v.example.com'},'admissionReviewVersions':['v1'],'sideEffects':'Some'," + MAP_RULE + "}]}");
    assertThat(refused.message()).isEqualTo("ValidatingWebhookConfiguration.admissionregistration.k8s.io \"v\" is invalid: "
        + "webhooks[0].sideEffects: Unsupported value: \"Some\": supported values: \"None\", \"NoneOnDryRun\"");
  }

  @Test
  void a_webhook_that_wants_to_is_asked_again_about_what_a_later_one_made() {
    mutating("a", ",'reinvocationPolicy':'IfNeeded'");
    mutating("b", "");
    hooks.answersBy("a", request -> request.at("object").at("data", "b").isNull()
        ? Value.obj("allowed", true)
        : FakeWebhooks.patching("[{'op':'add','path':'/data/a','value':'after b'}]"));
    hooks.answersBy("b", request -> FakeWebhooks.patching("[{'op':'add','path':'/data','value':{'b':'1'}}]"));
    assertThat(map("x").at("data")).isEqualTo(Value.obj("b", "1", "a", "after b"));
    assertThat(hooks.calls).hasSize(3);
  }

  @Test
  void all_validating_webhooks_are_asked_at_once() {
    validating("a", "");
    validating("b", "");
    hooks.answers("a", "{'allowed':true}");
    hooks.answers("b", "{'allowed':true}");
    hooks.holds = true;
    CompletableFuture<Answer> write = api.beginPost(MAPS, "{'metadata':{'name':'x'}}").toCompletableFuture();
    api.loop.runAll();
    assertThat(hooks.calls).hasSize(2);
    assertThat(write).isNotDone();
    hooks.release();
    assertThat(api.loop.await(write).code()).isEqualTo(201);
  }

  @Test
  void an_update_is_made_anew_when_the_object_moved_while_a_webhook_thought() {
    map("x");
    validating("v", "");
    hooks.answers("v", "{'allowed':true}");
    hooks.holds = true;
    CompletableFuture<Answer> slow = api.begin("PATCH", MAPS + "/x", "{'data':{'slow':'1'}}", "application/merge-patch+json").toCompletableFuture();
    CompletableFuture<Answer> fast = api.begin("PATCH", MAPS + "/x", "{'data':{'fast':'1'}}", "application/merge-patch+json").toCompletableFuture();
    api.loop.runAll();
    for (int i = 0; i < 5 && !(slow.isDone() && fast.isDone()); i++) {
      hooks.release();
      api.loop.runAll();
    }
    assertThat(api.get(MAPS + "/x").at("data")).isEqualTo(Value.obj("slow", "1", "fast", "1"));
    assertThat(hooks.calls).hasSize(3);
  }

  @Test
  void webhooks_are_not_asked_about_webhooks() {
    configure("validating", "Validating", "v", "'rules':[{'apiGroups':['*'],'apiVersions':['*'],'resources':['*/*'],'operations':['*']}]");
    hooks.answers("v", "{'allowed':false}");
    assertThat(api.delete(GROUP + "validatingwebhookconfigurations/v").code()).isEqualTo(200);
    assertThat(hooks.calls).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      ,'objectSelector':{'matchLabels':{'app':'a'}} | {'name':'x','labels':{'app':'a'}} | 1
      ,'objectSelector':{'matchLabels':{'app':'a'}} | {'name':'x'} | 0
      ,'namespaceSelector':{'matchLabels':{'kubernetes.io/metadata.name':'default'}} | {'name':'x'} | 1
      ,'namespaceSelector':{'matchExpressions':[{'key':'kubernetes.io/metadata.name','operator':'NotIn','values':['default']}]} | {'name':'x'} | 0
      """)
  void selectors_choose_what_is_asked_about(String selector, String metadata, int calls) {
    validating("v", selector);
    hooks.answers("v", "{'allowed':true}");
    assertThat(api.post(MAPS, "{'metadata':" + metadata + "}").code()).isEqualTo(201);
    assertThat(hooks.calls).hasSize(calls);
  }

  @Test
  void an_equivalent_version_is_converted_for_the_webhook() {
    String rule = "'rules':[{'apiGroups':['autoscaling'],'apiVersions':['v1'],'resources':['horizontalpodautoscalers'],'operations':['CREATE']}]";
    configure("validating", "Validating", "v", rule);
    configure("validating", "Validating", "exact", rule + ",'matchPolicy':'Exact'");
    hooks.answers("v", "{'allowed':true}");
    Answer made = api.post("/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers", "{'metadata':{'name':'h'},'spec':{"
        + "'maxReplicas':3,'scaleTargetRef':{'kind':'Deployment','name':'d','apiVersion':'apps/v1'}}}");
    assertThat(made.code()).as(made.message()).isEqualTo(201);
    assertThat(hooks.calls).hasSize(1);
    Value request = hooks.reviews.getFirst().at("request");
    assertThat(request.at("kind").text("version")).isEqualTo("v1");
    assertThat(request.at("requestKind").text("version")).isEqualTo("v2");
    assertThat(request.at("object").text("apiVersion")).isEqualTo("autoscaling/v1");
  }

  @Test
  void bindings_and_evictions_are_asked_about_as_what_they_are() {
    configure("validating", "Validating", "v",
        "'rules':[{'apiGroups':['*'],'apiVersions':['*'],'resources':['pods/*'],'operations':['*']}]");
    hooks.answers("v", "{'allowed':true}");
    api.post("/api/v1/namespaces/default/pods", "{'metadata':{'name':'p'},'spec':{'containers':[{'name':'c','image':'i'}]}}");
    api.post("/api/v1/namespaces/default/pods/p/binding", "{'metadata':{'name':'p'},'target':{'kind':'Node','name':'n'}}");
    api.post("/api/v1/namespaces/default/pods/p/eviction", "{'metadata':{'name':'p'}}");
    assertThat(hooks.reviews).extracting(review -> review.text("request", "subResource") + " " + review.text("request", "kind", "kind")
            + " " + review.text("request", "operation"))
        .containsExactly(" Pod CREATE", "binding Binding CREATE", "eviction Eviction CREATE");
  }

  @Test
  void a_change_of_scale_is_shown_as_a_scale() {
    String sets = "/apis/apps/v1/namespaces/default/replicasets";
    assertThat(api.post(sets, "{'metadata':{'name':'web'},'spec':{'replicas':2,'selector':{'matchLabels':{'a':'b'}},'template':{'metadata':"
        + "{'labels':{'a':'b'}},'spec':{'containers':[{'name':'c','image':'i'}]}}}}").code()).isEqualTo(201);
    configure("mutating", "Mutating", "m",
        "'rules':[{'apiGroups':['apps'],'apiVersions':['v1'],'resources':['replicasets/scale'],'operations':['UPDATE']}]");
    hooks.answersBy("m", request -> FakeWebhooks.patching("[{'op':'replace','path':'/spec/replicas','value':5}]"));

    Answer scaled = api.patch(sets + "/web/scale", "{'spec':{'replicas':9}}");

    assertThat(scaled.at("spec.replicas")).as(scaled.message()).isEqualTo(Value.of(5));
    assertThat(api.get(sets + "/web").at("spec.replicas")).isEqualTo(Value.of(5));
    Value request = hooks.reviews.getFirst().at("request");
    assertThat(request.at("kind")).isEqualTo(Value.obj("group", "autoscaling", "version", "v1", "kind", "Scale"));
    assertThat(request.text("subResource")).isEqualTo("scale");
    assertThat(request.text("object", "kind")).isEqualTo("Scale");
    assertThat(request.at("object", "spec", "replicas")).isEqualTo(Value.of(9));
    assertThat(request.at("oldObject", "spec", "replicas")).isEqualTo(Value.of(2));
    assertThat(api.get(sets + "/web").at("metadata.managedFields").items().stream().map(entry -> entry.text("subresource")))
        .contains("scale");
  }

  @Test
  void conditions_that_do_not_compile_are_refused_when_they_are_written() {
    ApiServerFixture strict = new ApiServerFixture(new Outside(new CelExpressions(), hooks));
    Answer refused = strict.post(GROUP + "validatingwebhookconfigurations", "{'metadata':{'name':'v'},'webhooks':[{'name':'v.example.com',"
        + "'clientConfig':{'url':'https://hook.example.com'},'admissionReviewVersions':['v1'],'sideEffects':'None','matchConditions':["
        + "{'name':'a','expression':'object.x =='},{'name':'b','expression':'1'},{'name':'c d','expression':'true'}]}]}");
    assertThat(refused.code()).isEqualTo(422);
    assertThat(refused.message()).contains(
        "webhooks[0].matchConditions[0].expression: Invalid value: \"object.x ==\": compilation failed: ERROR: <input>:1:",
        "webhooks[0].matchConditions[1].expression: Invalid value: \"1\": must evaluate to bool but got int",
        "webhooks[0].matchConditions[2].name: Invalid value: \"c d\": name part must consist of");
  }
}
