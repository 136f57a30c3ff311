package io.hexareme.core.apiserver.customresource;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.core.apiserver.Outside;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.core.machinery.NoExpressions;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import io.hexareme.ports.webhook.Webhooks;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class VersionsTest {
  private static final String CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
  private static final String V1 = "/apis/stable.example.com/v1/namespaces/default/hosts";
  private static final String V2 = "/apis/stable.example.com/v2/namespaces/default/hosts";
  private static final JsonCodec JSON = new JsonCodec();

  private boolean broken;
  private int asked;
  private final ApiServerFixture server = new ApiServerFixture(new Outside(NoExpressions.NONE, this::convert));

  /** v1 keeps {@code address} as {@code host:port}, v2 both apart. */
  private CompletionStage<Webhooks.Answer> convert(Webhooks.Call call) {
    asked++;
    if (broken) {
      return CompletableFuture.completedFuture(new Webhooks.Answer.Failed(false, "connection refused"));
    }
    try {
      Obj review = JSON.decode(call.body()).value().asObj();
      String version = review.text("request", "desiredAPIVersion");
      List<Value> objects = review.list("request", "objects").stream().<Value>map(o -> converted(o.asObj(), version)).toList();
      Obj response = Value.obj("uid", review.text("request", "uid"), "convertedObjects", objects, "result", Value.obj("status", "Success"));
      return CompletableFuture.completedFuture(new Webhooks.Answer.Reply(200, JSON.encode(Value.obj(
          "kind", "ConversionReview", "apiVersion", "apiextensions.k8s.io/v1", "response", response))));
    } catch (MalformedBody malformed) {
      throw new AssertionError(malformed);
    }
  }

  private static Obj converted(Obj object, String version) {
    Obj made = object.with("apiVersion", version);
    if (version.endsWith("v1")) {
      return made.without("host").without("port").with("address", object.text("host") + ":" + object.text("port"));
    }
    String[] parts = object.text("address").split(":");
    return made.without("address").with("host", parts[0]).with("port", parts[1]);
  }

  private void define(String conversion) {
    String text = "{'type':'string'}";
    Answer made = server.post(CRDS, "{'metadata':{'name':'hosts.stable.example.com'},'spec':{'group':'stable.example.com','scope':'Namespaced',"
        + "'names':{'plural':'hosts','kind':'Host'}," + conversion + "'versions':["
        + "{'name':'v1','served':true,'storage':true,'schema':{'openAPIV3Schema':{'type':'object','properties':{'address':" + text + "}}}},"
        + "{'name':'v2','served':true,'storage':false,'deprecated':true,'schema':{'openAPIV3Schema':{'type':'object','properties':{'host':" + text
        + ",'port':" + text + ",'address':" + text + "}}}}]}}");
    assertThat(made.code()).as(made.message()).isEqualTo(201);
    server.loop.runAll();
  }

  private void defineWithWebhook() {
    define("'conversion':{'strategy':'Webhook','webhook':{'conversionReviewVersions':['v1'],'clientConfig':{'url':'https://hook.example.com/convert'}}},");
  }

  @Test
  void without_conversion_only_the_name_of_the_version_differs() {
    define("");
    server.post(V1, "{'metadata':{'name':'one'},'address':'a:1'}");
    Answer other = server.get(V2 + "/one");
    assertThat(other.text("apiVersion")).isEqualTo("stable.example.com/v2");
    assertThat(other.text("address")).isEqualTo("a:1");
    assertThat(other.headers().toString()).contains("stable.example.com/v2 Host is deprecated");
    assertThat(server.get("/apis/stable.example.com").text("preferredVersion.version")).isEqualTo("v2");
  }

  @Test
  void a_webhook_converts_what_is_read_and_what_is_written() {
    defineWithWebhook();
    Answer made = server.post(V2, "{'metadata':{'name':'one'},'host':'a','port':'1'}");
    assertThat(made.text("host")).isEqualTo("a");
    assertThat(server.get(V1 + "/one").text("address")).isEqualTo("a:1");
    assertThat(server.patch(V2 + "/one", "{'port':'2'}").text("port")).isEqualTo("2");
    assertThat(server.get(V1 + "/one").text("address")).isEqualTo("a:2");
    assertThat(server.get(V2).body().list("items").getFirst().text("port")).isEqualTo("2");
    int before = asked;
    assertThat(server.get(V2 + "/one").text("port")).isEqualTo("2");
    assertThat(asked).as("what has been converted is remembered").isEqualTo(before);
  }

  @Test
  void a_webhook_that_fails_is_named() {
    defineWithWebhook();
    server.post(V1, "{'metadata':{'name':'one'},'address':'a:1'}");
    broken = true;
    assertThat(server.get(V1 + "/one").code()).isEqualTo(200);
    Answer failed = server.get(V2 + "/one");
    assertThat(failed.code()).isEqualTo(500);
    assertThat(failed.message()).isEqualTo("conversion webhook for stable.example.com/v1, Kind=Host failed: "
        + "Post \"https://hook.example.com/convert?timeout=30s\": connection refused");
  }

  @Test
  void a_version_that_objects_may_be_kept_in_cannot_go() {
    define("");
    Obj crd = server.get(CRDS + "/hosts.stable.example.com").body();
    List<Value> versions = crd.list("spec", "versions");
    Obj moved = crd.withPath(Value.array(versions.get(0).asObj().with("storage", false), versions.get(1).asObj().with("storage", true)), "spec", "versions");
    Answer stored = server.put(CRDS + "/hosts.stable.example.com", moved);
    assertThat(stored.at("status.storedVersions")).isEqualTo(Value.array(Value.of("v1"), Value.of("v2")));
    Obj without = stored.body().withPath(Value.array(versions.get(1).asObj().with("storage", true)), "spec", "versions");
    assertThat(server.put(CRDS + "/hosts.stable.example.com", without).message()).contains(
        "status.storedVersions[0]: Invalid value: \"v1\": missing from spec.versions; v1 was previously a storage version");
  }

  @Test
  void any_write_moves_an_object_to_the_storage_version() {
    define("");
    server.post(V1, "{'metadata':{'name':'one'},'address':'a:1'}");
    Obj crd = server.get(CRDS + "/hosts.stable.example.com").body();
    List<Value> versions = crd.list("spec", "versions");
    server.put(CRDS + "/hosts.stable.example.com",
        crd.withPath(Value.array(versions.get(0).asObj().with("storage", false), versions.get(1).asObj().with("storage", true)), "spec", "versions"));
    server.loop.runAll();
    String before = server.get(V1 + "/one").text("metadata.resourceVersion");
    assertThat(server.patch(V1 + "/one", "{}").text("metadata.resourceVersion")).isNotEqualTo(before);
    assertThat(server.patch(V1 + "/one", "{}").text("metadata.resourceVersion"))
        .as("now it is where it belongs").isEqualTo(server.get(V1 + "/one").text("metadata.resourceVersion"));
  }
}
