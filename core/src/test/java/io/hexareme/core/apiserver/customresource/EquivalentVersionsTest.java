package io.hexareme.core.apiserver.customresource;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.adapters.expressionscel.CelExpressions;
import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.core.apiserver.Outside;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import io.hexareme.ports.webhook.Webhooks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code matchPolicy: Equivalent} where a webhook converts: who is registered for one version judges all, each in that version. */
class EquivalentVersionsTest {
  private static final String CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
  private static final String ADMISSION = "/apis/admissionregistration.k8s.io/v1/";
  private static final String V1 = "/apis/stable.example.com/v1/namespaces/default/hosts";
  private static final String V2 = "/apis/stable.example.com/v2/namespaces/default/hosts";
  private static final JsonCodec JSON = new JsonCodec();

  private final List<String> told = new ArrayList<>();
  private String patch = "";
  private boolean broken;
  private final ApiServerFixture server = new ApiServerFixture(new Outside(new CelExpressions(), this::answer));

  private CompletionStage<Webhooks.Answer> answer(Webhooks.Call call) {
    try {
      Obj review = JSON.decode(call.body()).value().asObj();
      boolean converts = review.text("kind").equals("ConversionReview");
      Webhooks.Answer answer = converts && broken ? new Webhooks.Answer.Failed(false, "connection refused")
          : new Webhooks.Answer.Reply(200, JSON.encode(review.without("request").with("response", converts ? conversion(review) : admission(review))));
      return CompletableFuture.completedFuture(answer);
    } catch (MalformedBody malformed) {
      throw new AssertionError(malformed);
    }
  }

  private static Obj conversion(Obj review) {
    String version = review.text("request", "desiredAPIVersion");
    List<Value> objects = review.list("request", "objects").stream().<Value>map(object -> converted(object.asObj(), version)).toList();
    return Value.obj("uid", review.text("request", "uid"), "convertedObjects", objects, "result", Value.obj("status", "Success"));
  }

  /** v1 has an address, v2 a host and a port. */
  private static Obj converted(Obj object, String version) {
    Obj made = object.with("apiVersion", version);
    if (version.endsWith("v1")) {
      return made.without("host").without("port").with("address", object.text("host") + ":" + object.text("port"));
    }
    String[] parts = object.text("address").split(":");
    return made.without("address").with("host", parts[0]).with("port", parts[1]);
  }

  private Obj admission(Obj review) {
    Value request = review.at("request");
    told.add(request.text("operation") + " " + request.text("resource", "version") + " for " + request.text("requestResource", "version")
        + ": " + shown(request.at("object")) + ", before " + shown(request.at("oldObject")));
    Obj allowed = Value.obj("uid", request.text("uid"), "allowed", true);
    return patch.isEmpty() ? allowed : allowed.with("patchType", "JSONPatch")
        .with("patch", Base64.getEncoder().encodeToString(patch.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  private static String shown(Value object) {
    return object.isNull() ? "nothing" : object.text("apiVersion").replace("stable.example.com/", "") + " " + object.text("address")
        + object.text("host") + object.text("port");
  }

  @BeforeEach
  void two_versions_that_a_webhook_converts() {
    String text = "{'type':'string'}";
    accepted(server.post(CRDS, "{'metadata':{'name':'hosts.stable.example.com'},'spec':{'group':'stable.example.com','scope':'Namespaced',"
        + "'names':{'plural':'hosts','kind':'Host'},'conversion':{'strategy':'Webhook','webhook':{'conversionReviewVersions':['v1'],"
        + "'clientConfig':{'url':'https://hook.example.com/convert'}}},'versions':["
        + "{'name':'v1','served':true,'storage':true,'schema':{'openAPIV3Schema':{'type':'object','properties':{'address':" + text + "}}}},"
        + "{'name':'v2','served':true,'storage':false,'schema':{'openAPIV3Schema':{'type':'object','properties':{'host':" + text
        + ",'port':" + text + "}}}}]}}"));
    server.loop.runAll();
  }

  private static void accepted(Answer made) {
    assertThat(made.code()).as(made.message()).isEqualTo(201);
  }

  private void hook(String kind, String version, String more) {
    accepted(server.post(ADMISSION + kind.toLowerCase(Locale.ROOT) + "webhookconfigurations", "{'metadata':{'name':'hook'},'webhooks':[{"
        + "'name':'hook.example.com','clientConfig':{'url':'https://hook.example.com/'},'admissionReviewVersions':['v1'],'sideEffects':'None',"
        + "'rules':[{'apiGroups':['stable.example.com'],'apiVersions':['" + version + "'],'resources':['hosts'],'operations':['*']}]" + more + "}]}"));
  }

  @Test
  void a_hook_for_the_kept_version_hears_of_requests_in_the_other() {
    hook("Validating", "v1", "");
    accepted(server.post(V2, "{'metadata':{'name':'one'},'host':'a','port':'1'}"));
    assertThat(server.patch(V2 + "/one", "{'port':'2'}").code()).isEqualTo(200);
    server.delete(V2 + "/one");
    assertThat(told).containsExactly("CREATE v1 for v2: v1 a:1, before nothing", "UPDATE v1 for v2: v1 a:2, before v1 a:1",
        "DELETE v1 for v2: nothing, before v1 a:2");
  }

  @Test
  void a_hook_for_the_other_version_hears_of_requests_in_the_kept_one() {
    hook("Validating", "v2", "");
    accepted(server.post(V1, "{'metadata':{'name':'one'},'address':'a:1'}"));
    assertThat(server.patch(V1 + "/one", "{'address':'b:2'}").code()).isEqualTo(200);
    assertThat(told).containsExactly("CREATE v2 for v1: v2 a1, before nothing", "UPDATE v2 for v1: v2 b2, before v2 a1");
  }

  @Test
  void what_a_hook_changes_in_its_version_is_changed_in_the_requests() {
    hook("Mutating", "v2", "");
    patch = "[{'op':'replace','path':'/port','value':'9'}]";
    assertThat(server.post(V1, "{'metadata':{'name':'one'},'address':'a:1'}").text("address")).isEqualTo("a:9");
    assertThat(told).containsExactly("CREATE v2 for v1: v2 a1, before nothing");
    assertThat(server.get(V1 + "/one").text("address")).isEqualTo("a:9");
  }

  @Test
  void a_hook_that_wants_exactly_its_version_hears_of_nothing_else() {
    hook("Validating", "v1", ",'matchPolicy':'Exact'");
    accepted(server.post(V2, "{'metadata':{'name':'one'},'host':'a','port':'1'}"));
    assertThat(told).isEmpty();
  }

  @Test
  void a_write_that_cannot_be_converted_for_a_hook_is_refused() {
    hook("Validating", "v2", "");
    broken = true;
    Answer refused = server.post(V1, "{'metadata':{'name':'one'},'address':'a:1'}");
    assertThat(refused.code()).isEqualTo(500);
    assertThat(refused.message()).contains("conversion webhook for stable.example.com/v1, Kind=Host failed: Post ");
    assertThat(told).isEmpty();
  }

  @Test
  void a_policy_for_one_version_judges_the_other_too() {
    accepted(server.post(ADMISSION + "validatingadmissionpolicies", "{'metadata':{'name':'low'},'spec':{'matchConstraints':{'resourceRules':[{"
        + "'apiGroups':['stable.example.com'],'apiVersions':['v2'],'resources':['hosts'],'operations':['*']}]},"
        + "'validations':[{'expression':'int(object.port) < 10','message':'ports are low'}]}}"));
    accepted(server.post(ADMISSION + "validatingadmissionpolicybindings", "{'metadata':{'name':'low'},'spec':{'policyName':'low','validationActions':['Deny']}}"));
    server.loop.runAll();
    accepted(server.post(V1, "{'metadata':{'name':'one'},'address':'a:1'}"));
    assertThat(server.post(V1, "{'metadata':{'name':'two'},'address':'a:80'}").message()).endsWith("denied request: ports are low");
    assertThat(server.patch(V1 + "/one", "{'address':'a:81'}").message()).endsWith("denied request: ports are low");
  }
}
