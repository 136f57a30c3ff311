package io.hexareme.core.apiserver.serving;

import static io.hexareme.core.apiserver.serving.Wire.MAPS;
import static io.hexareme.core.apiserver.serving.Wire.MERGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.serving.Wire.Reply;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PUT and PATCH against the state that is there: stale revisions, wrong uids, wrong names, nothing to change, races. */
class ConflictsTest {
  private static final String MODIFIED = "Operation cannot be fulfilled on configmaps \"x1\": the object has been modified; please apply your "
      + "changes to the latest version and try again";
  private static final String LEASES = "/apis/coordination.k8s.io/v1/namespaces/default/leases";
  private final Wire wire = new Wire();

  private static String put(String name, String more) {
    return "{'metadata':{'name':'" + name + "'" + more + "},'data':{'k':'new'}}";
  }

  @Test
  void a_stale_revision() {
    String stale = wire.map("x1").string("metadata.resourceVersion");
    wire.made(wire.patch(MAPS + "/x1", MERGE, "{'data':{'k':'other'}}"));
    var reply = wire.put(MAPS + "/x1", put("x1", ",'resourceVersion':'" + stale + "'")).refused(409, "Conflict", MODIFIED);
    assertThat(reply.string("details.name")).isEqualTo("x1");
    assertThat(reply.string("details.kind")).isEqualTo("configmaps");
    wire.patch(MAPS + "/x1", MERGE, "{'metadata':{'resourceVersion':'" + stale + "'},'data':{'k':'mine'}}").refused(409, "Conflict", MODIFIED);
    wire.patch(MAPS + "/x1", "application/json-patch+json", "[{'op':'add','path':'/metadata/resourceVersion','value':'" + stale + "'},"
        + "{'op':'replace','path':'/data/k','value':'mine'}]").refused(409, "Conflict", MODIFIED);
    wire.put(MAPS + "/x1", put("x1", ",'resourceVersion':'99999999'")).refused(409, "Conflict", MODIFIED);
    assertThat(wire.get(MAPS + "/x1").send().string("data.k")).isEqualTo("other");
  }

  @Test
  void a_revision_that_is_no_number() {
    wire.map("x1");
    wire.put(MAPS + "/x1", put("x1", ",'resourceVersion':'abc'")).refused(422, "Invalid", "ConfigMap \"x1\" is invalid: "
        + "metadata.resourceVersion: Invalid value: \"abc\": strconv.ParseUint: parsing \"abc\": invalid syntax");
  }

  @Test
  void the_current_revision_and_none_at_all() {
    String revision = wire.map("x1").string("metadata.resourceVersion");
    assertThat(wire.put(MAPS + "/x1", put("x1", ",'resourceVersion':'" + revision + "'")).send().code()).isEqualTo(200);
    assertThat(wire.put(MAPS + "/x1", "{'metadata':{'name':'x1'},'data':{'k':'again'}}").send().code()).isEqualTo(200);
    assertThat(wire.put(MAPS + "/x1", put("x1", ",'resourceVersion':'0'")).send().code()).isEqualTo(200);
  }

  @Test
  void another_uid() {
    String uid = wire.map("x1").string("metadata.uid");
    wire.put(MAPS + "/x1", put("x1", ",'uid':'abc'")).refused(409, "Conflict", "Operation cannot be fulfilled on configmaps \"x1\": "
        + "StorageError: invalid object, Code: 4, Key: /registry/configmaps/default/x1, ResourceVersion: 0, AdditionalErrorMsg: "
        + "Precondition failed: UID in precondition: abc, UID in object meta: " + uid);
    wire.put(MAPS + "/gone", put("gone", ",'uid':'abc'")).refused(409, "Conflict", "Operation cannot be fulfilled on configmaps \"gone\": "
        + "StorageError: invalid object, Code: 4, Key: /registry/configmaps/default/gone, ResourceVersion: 0, AdditionalErrorMsg: "
        + "Precondition failed: UID in precondition: abc, UID in object meta: ");
    wire.patch(MAPS + "/x1", MERGE, "{'metadata':{'uid':'abc'}}").refused(422, "Invalid",
        "ConfigMap \"x1\" is invalid: metadata.uid: Invalid value: \"abc\": field is immutable");
    assertThat(wire.put(MAPS + "/x1", put("x1", ",'uid':'" + uid + "'")).send().code()).isEqualTo(200);
  }

  @Test
  void another_name() {
    wire.map("x1");
    wire.put(MAPS + "/x1", put("x2", "")).refused(400, "BadRequest", "the name of the object (x2) does not match the name on the URL (x1)");
    wire.put(MAPS + "/x1", "{'data':{}}").refused(400, "BadRequest",
        "the name of the object (x1 based on URL) was undeterminable: name must be provided");
    wire.patch(MAPS + "/x1", MERGE, "{'metadata':{'name':'x2'}}").refused(400, "BadRequest",
        "the name of the object (x2) does not match the name on the URL (x1)");
  }

  @Test
  void nothing_to_replace_or_patch() {
    var reply = wire.put(MAPS + "/nope", put("nope", "")).refused(404, "NotFound", "configmaps \"nope\" not found");
    assertThat(reply.string("details.kind")).isEqualTo("configmaps");
    for (String type : List.of(MERGE, "application/strategic-merge-patch+json")) {
      wire.patch(MAPS + "/nope", type, "{'data':{}}").refused(404, "NotFound", "configmaps \"nope\" not found");
    }
    wire.patch(MAPS + "/nope", "application/json-patch+json", "[]").refused(404, "NotFound", "configmaps \"nope\" not found");
    wire.patch("/apis/apps/v1/namespaces/default/deployments/nope/scale", MERGE, "{'spec':{'replicas':1}}")
        .refused(404, "NotFound", "deployments/scale.apps \"nope\" not found");
    wire.get("/apis/apps/v1/namespaces/default/deployments/nope").refused(404, "NotFound", "deployments.apps \"nope\" not found");
    wire.delete(MAPS + "/nope").refused(404, "NotFound", "configmaps \"nope\" not found");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "/apis/rbac.authorization.k8s.io/v1/namespaces/default/roles", "/apis/rbac.authorization.k8s.io/v1/clusterroles",
    "/apis/coordination.k8s.io/v1/namespaces/default/leases", "/api/v1/namespaces/default/limitranges",
    "/api/v1/namespaces/default/endpoints"})
  void kinds_that_come_into_being_by_put(String path) {
    assertThat(wire.put(path + "/made", "{'metadata':{'name':'made'}}").send().code()).isEqualTo(201);
    assertThat(wire.get(path + "/made").send().code()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"default/configmaps", "default/secrets", "default/pods", "default/serviceaccounts"})
  void kinds_that_do_not(String path) {
    assertThat(wire.put("/api/v1/namespaces/" + path + "/made", "{'metadata':{'name':'made'}}").refused().code()).isEqualTo(404);
  }

  @Test
  void kinds_that_must_name_the_revision_they_replace() {
    Reply made = wire.made(wire.post(LEASES, "{'metadata':{'name':'l1'},'spec':{'holderIdentity':'a'}}"));
    wire.put(LEASES + "/l1", "{'metadata':{'name':'l1'},'spec':{'holderIdentity':'b'}}").refused(422, "Invalid",
        "leases.coordination.k8s.io \"l1\" is invalid: metadata.resourceVersion: Invalid value: 0x0: must be specified for an update");
    assertThat(wire.put(LEASES + "/l1", "{'metadata':{'name':'l1','resourceVersion':'" + made.string("metadata.resourceVersion")
        + "'},'spec':{'holderIdentity':'b'}}").send().code()).isEqualTo(200);
    assertThat(wire.patch(LEASES + "/l1", MERGE, "{'spec':{'holderIdentity':'c'}}").send().code()).isEqualTo(200);
  }

  @Test
  void what_changes_nothing_is_not_written() {
    Reply made = wire.map("x1");
    var events = wire.watch(MAPS + "?watch=true&resourceVersion=" + wire.revision());
    long before = wire.revision();
    wire.advance(java.time.Duration.ofSeconds(30));
    for (Wire.Request nothing : List.of(
        wire.patch(MAPS + "/x1", MERGE, "{}"), wire.patch(MAPS + "/x1", MERGE, "{'data':{'k':'v'}}"),
        wire.patch(MAPS + "/x1", "application/strategic-merge-patch+json", "{'data':{'k':'v'}}"),
        wire.patch(MAPS + "/x1", "application/json-patch+json", "[{'op':'test','path':'/data/k','value':'v'}]"),
        wire.put(MAPS + "/x1", "{'metadata':{'name':'x1'},'data':{'k':'v'}}"),
        wire.request("PUT", MAPS + "/x1").body(Wire.JSON, wire.get(MAPS + "/x1").send().text()))) {
      Reply reply = wire.made(nothing);
      assertThat(reply.code()).isEqualTo(200);
      assertThat(reply.string("metadata.resourceVersion")).isEqualTo(made.string("metadata.resourceVersion"));
    }
    assertThat(wire.revision()).isEqualTo(before);
    assertThat(events.all).isEmpty();
  }

  @Test
  void an_apply_that_changes_nothing_is_not_written() {
    String apply = "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'x1'},'data':{'a':'1'}}";
    assertThat(wire.patch(MAPS + "/x1?fieldManager=me", "application/apply-patch+yaml", apply).send().code()).isEqualTo(201);
    long before = wire.revision();
    wire.advance(java.time.Duration.ofSeconds(30));
    assertThat(wire.patch(MAPS + "/x1?fieldManager=me", "application/apply-patch+yaml", apply).send().code()).isEqualTo(200);
    assertThat(wire.revision()).isEqualTo(before);
  }

  @Test
  void patches_that_overtake_each_other_are_made_anew() {
    wire.map("x1");
    List<java.util.concurrent.CompletionStage<io.hexareme.ports.api.ApiResponse>> running = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      running.add(wire.patch(MAPS + "/x1", MERGE, "{'data':{'k" + i + "':'v'}}").begin());
    }
    running.forEach(stage -> assertThat(wire.api.loop.await(stage).code()).isEqualTo(200));
    assertThat(wire.get(MAPS + "/x1").send().at("data").asObj().fields()).hasSize(6);
  }

  @Test
  void of_two_replacements_of_one_revision_one_wins() {
    String revision = wire.map("x1").string("metadata.resourceVersion");
    var first = wire.put(MAPS + "/x1", put("x1", ",'resourceVersion':'" + revision + "'")).begin();
    var second = wire.put(MAPS + "/x1", "{'metadata':{'name':'x1','resourceVersion':'" + revision + "'},'data':{'k':'second'}}").begin();
    assertThat(List.of(wire.api.loop.await(first).code(), wire.api.loop.await(second).code())).containsExactlyInAnyOrder(200, 409);
  }

  @Test
  void of_two_creates_one_wins() {
    var first = wire.post(MAPS, "{'metadata':{'name':'x1'}}").begin();
    var second = wire.post(MAPS, "{'metadata':{'name':'x1'}}").begin();
    assertThat(List.of(wire.api.loop.await(first).code(), wire.api.loop.await(second).code())).containsExactlyInAnyOrder(201, 409);
  }

  @Test
  void of_two_first_applies_one_creates_and_one_changes() {
    String apply = "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'x1'},'data':{'KEY':'1'}}";
    var first = wire.patch(MAPS + "/x1?fieldManager=a", "application/apply-patch+yaml", apply.replace("KEY", "a")).begin();
    var second = wire.patch(MAPS + "/x1?fieldManager=b", "application/apply-patch+yaml", apply.replace("KEY", "b")).begin();
    assertThat(List.of(wire.api.loop.await(first).code(), wire.api.loop.await(second).code())).containsExactlyInAnyOrder(200, 201);
    assertThat(wire.get(MAPS + "/x1").send().at("data").asObj().fields()).containsOnlyKeys("a", "b");
  }

  @Test
  void a_change_of_substance_counts_and_one_of_labels_or_status_does_not() {
    String web = "/apis/apps/v1/namespaces/default/deployments/web";
    Reply made = wire.made(wire.post("/apis/apps/v1/namespaces/default/deployments", """
        {'metadata':{'name':'web'},'spec':{'selector':{'matchLabels':{'a':'b'}},'template':{'metadata':{'labels':{'a':'b'}},
         'spec':{'containers':[{'name':'c','image':'i'}]}}},'status':{'replicas':7}}"""));
    assertThat(made.at("metadata.generation")).isEqualTo(Value.of(1));
    assertThat(made.at("status.replicas").isNull()).isTrue();
    assertThat(wire.made(wire.patch(web, MERGE, "{'metadata':{'labels':{'x':'y'}},'status':{'replicas':7}}")).at("metadata.generation")).isEqualTo(Value.of(1));
    assertThat(wire.made(wire.patch(web + "/status", MERGE, "{'status':{'replicas':7},'spec':{'replicas':9}}")).at("metadata.generation")).isEqualTo(Value.of(1));
    assertThat(wire.get(web).send().at("spec.replicas")).isEqualTo(Value.of(1));
    assertThat(wire.get(web).send().at("status.replicas")).isEqualTo(Value.of(7));
    assertThat(wire.made(wire.patch(web, MERGE, "{'spec':{'replicas':2}}")).at("metadata.generation")).isEqualTo(Value.of(2));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "application/json-patch+json| {}| 400",
    "application/json-patch+json| [5]| 400",
    "application/json-patch+json| [{'op':'test','path':'/data/k','value':'other'}]| 422",
    "application/json-patch+json| [{'op':'remove','path':'/data/nope'}]| 422",
    "application/json-patch+json| [{'op':'fly','path':'/data'}]| 422",
    "application/json-patch+json| [{'op':'replace','path':'','value':5}]| 422",
    "application/merge-patch+json| []| 400",
    "application/merge-patch+json| 5| 400",
    "application/strategic-merge-patch+json| []| 400",
    "application/strategic-merge-patch+json| {'data':5}| 422",
    "application/apply-patch+yaml| []| 400",
  })
  void patches_that_do_not_fit(String type, String body, int code) {
    wire.map("x1");
    String query = type.contains("apply") ? "?fieldManager=me" : "";
    var reply = wire.patch(MAPS + "/x1" + query, type, body).refused();
    assertThat(reply.code()).as(reply.text()).isEqualTo(code);
  }

  @Test
  void a_json_patch_that_fails_says_no_more_than_that() {
    wire.map("x1");
    var reply = wire.patch(MAPS + "/x1", "application/json-patch+json", "[{'op':'remove','path':'/data/nope'}]")
        .refused(422, "Invalid", "the server rejected our request due to an error in our request");
    assertThat(reply.at("details")).isEqualTo(Value.Obj.EMPTY);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "{'metadata':{'labels':'invalid'}}| cannot restore map from string",
    "{'metadata':{'labels':{'a':true}}}| unrecognized type: string",
    "{'metadata':5}| cannot restore struct from: int64",
    "{'metadata':{'ownerReferences':{}}}| cannot restore slice from map",
    "{'data':[1.5]}| cannot restore map from slice",
    "{'immutable':'yes'}| unrecognized type: bool",
    "{'binaryData':{'a':'='}}| error decoding from json: illegal base64 data at input byte 0",
    "{'metadata':{'creationTimestamp':'soon'}}| parsing time \"soon\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"soon\" as \"2006\"",
  })
  void a_strategic_patch_whose_result_cannot_be_restored(String patch, String why) {
    wire.map("x1");
    var reply = wire.patch(MAPS + "/x1", "application/strategic-merge-patch+json", patch).refused();
    assertThat(reply.code()).isEqualTo(422);
    assertThat(reply.message()).startsWith(" \"\" is invalid: patch: Invalid value: \"map[").endsWith("]\": " + why);
  }

  @Test
  void a_patch_whose_result_has_wrong_types() {
    wire.map("x1");
    var reply = wire.patch(MAPS + "/x1", MERGE, "{'data':{'k':5}}").refused();
    assertThat(reply.code()).isEqualTo(422);
    assertThat(reply.message()).startsWith(" \"\" is invalid: patch: Invalid value: \"{").endsWith("into Go struct field ConfigMap.data of type string");
    assertThat(reply.at("details.causes").items().getFirst().text("field")).isEqualTo("patch");
    assertThat(wire.patch(MAPS + "/x1", "application/strategic-merge-patch+json", "{'data':{'k':5}}").refused().message())
        .isEqualTo(" \"\" is invalid: patch: Invalid value: \"map[data:map[k:5]]\": cannot convert int64 to string");
    assertThat(wire.patch(MAPS + "/x1?fieldValidation=Strict", MERGE, "{'foo':1}").refused().message())
        .startsWith(" \"\" is invalid: patch: Invalid value: ").endsWith("strict decoding error: unknown field \"foo\"");
    assertThat(wire.patch(MAPS + "/x1", MERGE, "{'kind':'Secret'}").refused().code()).isEqualTo(422);
  }

  @Test
  void patches_that_are_malformed() {
    wire.map("x1");
    wire.request("PATCH", MAPS + "/x1").body(MERGE, "{\"a\"").refused(400, "BadRequest", "error decoding patch: unexpected end of JSON input");
    wire.request("PATCH", MAPS + "/x1").body(MERGE, "").refused(400, "BadRequest", "error decoding patch: unexpected end of JSON input");
    assertThat(wire.request("PATCH", MAPS + "/x1?fieldManager=a").body("application/apply-patch+yaml", "a: b: c").refused().message())
        .startsWith("error decoding YAML: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/plain", "application/yaml", ""})
  void media_types_that_are_no_patch(String type) {
    wire.map("x1");
    wire.request("PATCH", MAPS + "/x1").body(type, "{}").refused(415, "UnsupportedMediaType",
        "the body of the request was in an unknown format - accepted media types include: application/json-patch+json, "
            + "application/merge-patch+json, application/strategic-merge-patch+json, application/apply-patch+yaml");
  }

  @Test
  void what_an_apply_needs() {
    String type = "application/apply-patch+yaml";
    String body = "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'x1'},'data':{'a':'1'}}";
    wire.patch(MAPS + "/x1", type, body).refused(422, "Invalid",
        "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for apply patch");
    wire.patch(MAPS + "/x1?fieldManager=me", type, "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'x2'}}").refused(400, "BadRequest",
        "the name of the object (x2) does not match the name on the URL (x1)");
    wire.patch(MAPS + "/x1?fieldManager=me", type, "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'managedFields':[{'manager':'x'}]}}").refused(400, "BadRequest",
        "metadata.managedFields must be nil");
    wire.patch(MAPS + "/x1?fieldManager=me", type, "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'uid':'abc'}}").refused(409, "Conflict", "Operation cannot be fulfilled on "
        + "configmaps \"x1\": uid mismatch: the provided object specified uid abc, and no existing object was found");
    assertThat(wire.patch(MAPS + "/x1?fieldManager=me", type, body.replace("{'name'", "{'creationTimestamp':null,'name'")).send().code()).isEqualTo(201);
    var conflict = wire.patch(MAPS + "/x1?fieldManager=you", type, body.replace("'1'", "'2'")).refused(409, "Conflict",
        "Apply failed with 1 conflict: conflict with \"me\": .data.a");
    var cause = conflict.at("details.causes").items().getFirst();
    assertThat(cause.text("reason")).isEqualTo("FieldManagerConflict");
    assertThat(cause.text("field")).isEqualTo(".data.a");
    assertThat(wire.patch(MAPS + "/x1?fieldManager=you&force=true", type, body.replace("'1'", "'2'")).send().string("data.a")).isEqualTo("2");
  }
}
