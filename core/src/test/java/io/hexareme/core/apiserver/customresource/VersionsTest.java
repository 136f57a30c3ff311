package io.hexareme.core.apiserver.customresource;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.core.apiserver.Outside;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.core.machinery.NoExpressions;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import io.hexareme.ports.webhook.Webhooks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {
  private static final String CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
  private static final String V1 = "/apis/stable.example.com/v1/namespaces/default/hosts";
  private static final String V2 = "/apis/stable.example.com/v2/namespaces/default/hosts";
  private static final JsonCodec JSON = new JsonCodec();

  private boolean broken;
  private String wrong;
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
      if (wrong != null) {
        return CompletableFuture.completedFuture(new Webhooks.Answer.Reply(
            200, Bytes.utf8(wrong.replace('\'', '"').replace("UID", review.text("request", "uid")))));
      }
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

  @Test
  void the_claims_of_each_version_are_compared_in_that_version() {
    defineWithWebhook();
    server.post(V1 + "?fieldManager=one", "{'metadata':{'name':'x','labels':{'a':'b'}},'address':'a:1'}");
    assertThat(server.patch(V2 + "/x?fieldManager=two", "{'metadata':{'labels':{'c':'d'}}}").code()).isEqualTo(200);
    assertThat(owners("x")).containsExactly(
        "one stable.example.com/v1 [f:address, f:metadata]", "two stable.example.com/v2 [f:metadata]");

    Answer changed = server.patch(V2 + "/x?fieldManager=two", "{'port':'2'}");

    assertThat(changed.code()).as(changed.message()).isEqualTo(200);
    assertThat(owners("x")).as("what v2 calls the port is part of v1's address").containsExactly(
        "one stable.example.com/v1 [f:metadata]", "two stable.example.com/v2 [f:metadata, f:port]");
    Answer conflict = server.patch(V1 + "/x?fieldManager=three", "application/apply-patch+yaml",
        "{'apiVersion':'stable.example.com/v1','kind':'Host','metadata':{'name':'x'},'address':'c:3'}");
    assertThat(conflict.code()).isEqualTo(409);
    assertThat(conflict.message()).contains("conflict with \"two\" using stable.example.com/v2");
  }

  private List<String> owners(String name) {
    return server.get(V1 + "/" + name).at("metadata.managedFields").items().stream().map(entry -> entry.text("manager") + " "
        + entry.text("apiVersion") + " " + entry.at("fieldsV1").asObj().fields().keySet().stream().sorted().toList()).sorted().toList();
  }

  @Test
  void a_watch_shows_objects_as_the_webhook_converts_them() {
    defineWithWebhook();
    List<String> seen = new ArrayList<>();
    ((ApiResponse.Streaming) server.raw("GET", V2 + "?watch=true")).frames().start(new ApiResponse.Sink() {
      @Override
      public boolean frame(Body frame) {
        Value event = decoded(frame);
        seen.add(event.text("type") + " " + (event.text("type").equals("ERROR") ? event.text("object", "message")
            : event.text("object", "apiVersion") + " " + event.text("object", "port")));
        return true;
      }

      @Override
      public void end() {
        seen.add("end");
      }
    });
    server.post(V1, "{'metadata':{'name':'one'},'address':'a:1'}");
    server.patch(V1 + "/one", "{'address':'a:2'}");
    server.loop.runAll();
    assertThat(seen).containsExactly("ADDED stable.example.com/v2 1", "MODIFIED stable.example.com/v2 2");
    broken = true;
    server.patch(V1 + "/one", "{'address':'a:3'}");
    server.loop.runAll();
    assertThat(seen).hasSize(4).last().isEqualTo("end");
    assertThat(seen.get(2)).startsWith("ERROR conversion webhook for stable.example.com/v1, Kind=Host failed: Post ");
  }

  private static Value decoded(Body frame) {
    try {
      return switch (frame) {
        case Body.Tree(Value tree) -> tree;
        case Body.Encoded encoded -> JSON.decode(encoded.joined()).value();
        case Body.None _ -> Value.Null.NULL;
      };
    } catch (MalformedBody malformed) {
      throw new AssertionError(malformed);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      `not json` | failed: couldn't get version/kind; json parse error:
      {'kind':'Other','apiVersion':'v1'} | failed: expected webhook response of apiextensions.k8s.io/v1, Kind=ConversionReview, got v1, Kind=Other
      {'kind':'ConversionReview','apiVersion':'apiextensions.k8s.io/v1'} | failed: no response provided
      {'kind':'ConversionReview','apiVersion':'apiextensions.k8s.io/v1','response':{'uid':'other'}} | failed: expected response.uid="
      {'kind':'ConversionReview','apiVersion':'apiextensions.k8s.io/v1','response':{'uid':'UID','result':{'status':'Failure','message':'no idea'}}} | failed: no idea
      {'kind':'ConversionReview','apiVersion':'apiextensions.k8s.io/v1','response':{'uid':'UID','result':{}}} | failed: response.result.status was '', not 'Success'
      {'kind':'ConversionReview','apiVersion':'apiextensions.k8s.io/v1','response':{'uid':'UID','result':{'status':'Success'}}} | returned 0 objects, expected 1
      {'kind':'ConversionReview','apiVersion':'apiextensions.k8s.io/v1','response':{'uid':'UID','result':{'status':'Success'},'convertedObjects':[{'apiVersion':'a/v9','kind':'Host'}]}} | returned invalid object at index 0: invalid groupVersion (expected stable.example.com/v2, received a/v9)
      {'kind':'ConversionReview','apiVersion':'apiextensions.k8s.io/v1','response':{'uid':'UID','result':{'status':'Success'},'convertedObjects':[{'apiVersion':'stable.example.com/v2','kind':'Ghost'}]}} | returned invalid object at index 0: invalid kind (expected Host, received Ghost)
      {'kind':'ConversionReview','apiVersion':'apiextensions.k8s.io/v1','response':{'uid':'UID','result':{'status':'Success'},'convertedObjects':[{'apiVersion':'stable.example.com/v2','kind':'Host','metadata':{'name':'two'}}]}} | returned invalid object: must have the same name: one != two
      """)
  void what_a_webhook_gets_wrong_is_said(String answer, String message) {
    defineWithWebhook();
    server.post(V1, "{'metadata':{'name':'one'},'address':'a:1'}");
    wrong = answer;
    Answer failed = server.get(V2 + "/one");
    assertThat(failed.code()).isEqualTo(500);
    assertThat(failed.message()).startsWith("conversion webhook for stable.example.com/v1, Kind=Host " + message);
  }

  @Test
  void a_definition_that_serves_nothing_any_more_can_still_go() {
    define("");
    server.post(V1, "{'metadata':{'name':'one'},'address':'a:1'}");
    Obj crd = server.get(CRDS + "/hosts.stable.example.com").body();
    List<Value> unserved = crd.list("spec", "versions").stream().<Value>map(version -> version.asObj().with("served", false)).toList();
    assertThat(server.put(CRDS + "/hosts.stable.example.com", crd.withPath(new Value.Arr(unserved), "spec", "versions")).code()).isEqualTo(200);
    server.loop.runAll();
    assertThat(server.get(V1 + "/one").code()).isEqualTo(404);
    server.delete(CRDS + "/hosts.stable.example.com");
    server.loop.runAll();
    assertThat(server.get(CRDS + "/hosts.stable.example.com").code()).isEqualTo(404);
    define("");
    assertThat(server.get(V1 + "/one").code()).as("nothing is left behind").isEqualTo(404);
  }

  @Test
  void what_one_server_is_told_another_one_on_the_same_store_serves() {
    ApiServerFixture other = server.beside();
    define("");
    server.post(V1, "{'metadata':{'name':'one'},'address':'a:1'}");
    assertThat(other.get(V2 + "/one").text("address")).isEqualTo("a:1");
    assertThat(other.get("/apis/stable.example.com").code()).isEqualTo(200);
    assertThat(other.get("/openapi/v3/apis/stable.example.com/v1").code()).isEqualTo(200);
    other.delete(CRDS + "/hosts.stable.example.com");
    server.loop.runAll();
    assertThat(server.get(V1 + "/one").code()).isEqualTo(404);
    assertThat(other.get(CRDS + "/hosts.stable.example.com").code()).isEqualTo(404);
  }
}
