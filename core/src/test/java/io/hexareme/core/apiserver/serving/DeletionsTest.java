package io.hexareme.core.apiserver.serving;

import static io.hexareme.core.apiserver.serving.Wire.JSON;
import static io.hexareme.core.apiserver.serving.Wire.MAPS;
import static io.hexareme.core.apiserver.serving.Wire.MERGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.serving.Wire.Reply;
import io.hexareme.ports.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DELETE of one and of many: preconditions, options, finalizers, and what is answered. */
class DeletionsTest {
  private final Wire wire = new Wire();

  private Reply held(String name) {
    return wire.made(wire.post(MAPS, "{'metadata':{'name':'" + name + "','finalizers':['foo.com/x']}}"));
  }

  @Test
  void a_deletion_at_once_is_a_success_with_details() {
    String uid = wire.map("x1").string("metadata.uid");
    Reply reply = wire.delete(MAPS + "/x1").send();
    assertThat(reply.code()).isEqualTo(200);
    assertThat(reply.text()).isEqualTo("{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Success\",\"details\":{\"name\":\"x1\","
        + "\"kind\":\"configmaps\",\"uid\":\"" + uid + "\"}}");
    assertThat(wire.get(MAPS + "/x1").send().code()).isEqualTo(404);
  }

  @Test
  void the_details_of_a_grouped_kind_name_its_group() {
    String leases = "/apis/coordination.k8s.io/v1/namespaces/default/leases";
    wire.made(wire.post(leases, "{'metadata':{'name':'l1'}}"));
    assertThat(wire.delete(leases + "/l1").send().string("details.group")).isEqualTo("coordination.k8s.io");
  }

  @Test
  void another_uid() {
    String uid = wire.map("x1").string("metadata.uid");
    var reply = wire.delete(MAPS + "/x1", "{'preconditions':{'uid':'abc'}}").refused(409, "Conflict",
        "Operation cannot be fulfilled on ConfigMap \"x1\": the UID in the precondition (abc) does not match the UID in record (" + uid
            + "). The object might have been deleted and then recreated");
    assertThat(reply.string("details.kind")).isEqualTo("ConfigMap");
    assertThat(wire.delete(MAPS + "/x1", "{'preconditions':{'uid':'" + uid + "'}}").send().code()).isEqualTo(200);
  }

  @Test
  void another_revision() {
    String revision = wire.map("x1").string("metadata.resourceVersion");
    wire.delete(MAPS + "/x1", "{'preconditions':{'resourceVersion':'1'}}").refused(409, "Conflict",
        "Operation cannot be fulfilled on ConfigMap \"x1\": the ResourceVersion in the precondition (1) does not match the ResourceVersion in record ("
            + revision + "). The object might have been modified");
    assertThat(wire.delete(MAPS + "/x1", "{'preconditions':{'resourceVersion':'" + revision + "'}}").send().code()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{'propagationPolicy':'Foo'}| propagationPolicy: Unsupported value: \"Foo\": supported values: \"Foreground\", \"Background\", \"Orphan\", \"nil\"",
    "{'dryRun':['None']}| dryRun: Unsupported value: [\"None\"]: supported values: \"All\"",
    "{'propagationPolicy':'Orphan','orphanDependents':true}| propagationPolicy: Invalid value: \"Orphan\": orphanDependents and "
        + "deletionPropagation cannot be both set",
  })
  void options_that_are_not_allowed(String options, String message) {
    wire.map("x1");
    wire.delete(MAPS + "/x1", options).refused(422, "Invalid", "DeleteOptions.meta.k8s.io \"\" is invalid: " + message);
    wire.delete(MAPS, options).refused(422, "Invalid", "DeleteOptions.meta.k8s.io \"\" is invalid: " + message);
    assertThat(wire.get(MAPS + "/x1").send().code()).isEqualTo(200);
  }

  @Test
  void options_in_the_query_that_are_not_allowed() {
    wire.map("x1");
    assertThat(wire.delete(MAPS + "/x1?propagationPolicy=Foo").refused().code()).isEqualTo(422);
    assertThat(wire.delete(MAPS + "/x1?dryRun=Some").refused().code()).isEqualTo(422);
    assertThat(wire.delete(MAPS + "/x1?gracePeriodSeconds=soon").refused().code()).isEqualTo(400);
    assertThat(wire.delete(MAPS + "/x1?orphanDependents=true&propagationPolicy=Orphan").refused().code()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'kind':'Pod','apiVersion':'v1'}", "[]", "{'gracePeriodSeconds':'x'}", "{'preconditions':5}", "{'kind':5}"})
  void bodies_that_are_no_options(String body) {
    wire.map("x1");
    assertThat(wire.delete(MAPS + "/x1", body).refused().code()).isEqualTo(400);
  }

  @Test
  void a_malformed_body_deletes_nothing() {
    wire.map("x1");
    assertThat(wire.request("DELETE", MAPS + "/x1").body(JSON, "{\"dryRun\"").refused().code()).isEqualTo(400);
    assertThat(wire.request("DELETE", MAPS + "/x1").body("text/plain", "x").refused().code()).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", "{}", "{'dryRun':[]}", "{'propagationPolicy':'Background'}", "{'kind':'DeleteOptions','apiVersion':'v1','gracePeriodSeconds':0}",
    "{'kind':'DeleteOptions','apiVersion':'meta.k8s.io/v1'}", "{'kind':'DeleteOptions','apiVersion':'policy/v1','preconditions':null}", "{'unheardOf':1}"})
  void bodies_that_clients_send(String body) {
    wire.map("x1");
    var request = body.isEmpty() ? wire.request("DELETE", MAPS + "/x1?fieldValidation=Strict").header("content-type", JSON) : wire.delete(MAPS + "/x1", body);
    Reply reply = request.send();
    assertThat(reply.code()).as(reply.text()).isEqualTo(200);
    assertThat(wire.get(MAPS + "/x1").send().code()).isEqualTo(404);
  }

  @Test
  void what_has_finalizers_terminates_until_the_last_one_goes() {
    held("x1");
    long before = wire.revision();
    Reply marked = wire.delete(MAPS + "/x1").send();
    assertThat(marked.code()).isEqualTo(200);
    assertThat(marked.string("kind")).isEqualTo("ConfigMap");
    assertThat(marked.string("metadata.deletionTimestamp")).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(marked.at("metadata.deletionGracePeriodSeconds")).isEqualTo(Value.of(0));
    assertThat(wire.revision()).isEqualTo(before + 1);
    Reply again = wire.delete(MAPS + "/x1").send();
    assertThat(again.code()).isEqualTo(200);
    assertThat(again.string("metadata.resourceVersion")).isEqualTo(marked.string("metadata.resourceVersion"));
    assertThat(wire.revision()).isEqualTo(before + 1);
    wire.patch(MAPS + "/x1", MERGE, "{'metadata':{'finalizers':['foo.com/x','foo.com/y']}}").refused(422, "Invalid", "ConfigMap \"x1\" is invalid: "
        + "metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers "
        + "[]string{\"foo.com/y\"}");
    Reply last = wire.patch(MAPS + "/x1", MERGE, "{'metadata':{'finalizers':null}}").send();
    assertThat(last.code()).isEqualTo(200);
    assertThat(last.string("metadata.resourceVersion")).isEqualTo(marked.string("metadata.resourceVersion"));
    assertThat(wire.get(MAPS + "/x1").send().code()).isEqualTo(404);
  }

  @Test
  void a_terminating_object_can_be_changed_but_not_brought_back() {
    held("x1");
    wire.made(wire.delete(MAPS + "/x1"));
    Reply changed = wire.made(wire.patch(MAPS + "/x1", MERGE, "{'metadata':{'deletionTimestamp':null,'labels':{'a':'b'}}}"));
    assertThat(changed.string("metadata.deletionTimestamp")).isEqualTo("2026-01-01T00:00:00Z");
    wire.post(MAPS, "{'metadata':{'name':'x1'}}").refused(409, "AlreadyExists", "configmaps \"x1\" already exists");
  }

  @ParameterizedTest
  @CsvSource({"Foreground,foregroundDeletion", "Orphan,orphan"})
  void dependents_are_the_collectors_business(String policy, String finalizer) {
    for (String how : List.of("body", "query")) {
      wire.map(how);
      Reply marked = (how.equals("body") ? wire.delete(MAPS + "/" + how, "{'propagationPolicy':'" + policy + "'}")
          : wire.delete(MAPS + "/" + how + "?propagationPolicy=" + policy)).send();
      assertThat(marked.at("metadata.finalizers")).isEqualTo(Value.strings(List.of(finalizer)));
      assertThat(wire.get(MAPS + "/" + how).send().code()).isEqualTo(200);
    }
  }

  @Test
  void the_old_word_for_orphaning_is_understood() {
    wire.map("x1");
    assertThat(wire.delete(MAPS + "/x1", "{'orphanDependents':true}").send().at("metadata.finalizers")).isEqualTo(Value.strings(List.of("orphan")));
    wire.map("x2");
    assertThat(wire.delete(MAPS + "/x2", "{'orphanDependents':false}").send().string("status")).isEqualTo("Success");
  }

  @Test
  void marking_as_terminating_counts_as_a_change_of_substance() {
    String deployments = "/apis/apps/v1/namespaces/default/deployments";
    wire.made(wire.post(deployments, """
        {'metadata':{'name':'web'},'spec':{'selector':{'matchLabels':{'a':'b'}},'template':{'metadata':{'labels':{'a':'b'}},
         'spec':{'containers':[{'name':'c','image':'i'}]}}}}"""));
    assertThat(wire.delete(deployments + "/web?propagationPolicy=Foreground").send().at("metadata.generation")).isEqualTo(Value.of(2));
  }

  @Test
  void a_protected_namespace() {
    for (String name : List.of("default", "kube-system", "kube-public")) {
      wire.delete("/api/v1/namespaces/" + name).refused(403, "Forbidden", "namespaces \"" + name + "\" is forbidden: this namespace may not be deleted");
    }
  }

  @Test
  void many_are_deleted_by_selector_and_told_of() {
    for (String name : List.of("a", "b")) {
      wire.made(wire.post(MAPS, "{'metadata':{'name':'" + name + "','labels':{'app':'web'}}}"));
    }
    wire.made(wire.post(MAPS, "{'metadata':{'name':'h','labels':{'app':'web'},'finalizers':['foo.com/x']}}"));
    wire.map("other");
    Reply gone = wire.delete(MAPS + "?labelSelector=app%3Dweb").send();
    assertThat(gone.code()).isEqualTo(200);
    assertThat(gone.string("kind")).isEqualTo("ConfigMapList");
    assertThat(gone.at("items").items()).extracting(item -> item.text("metadata", "name")).containsExactly("a", "b", "h");
    assertThat(gone.at("items").items()).noneMatch(item -> item.asObj().has("kind"));
    assertThat(wire.get(MAPS + "?labelSelector=app%3Dweb").send().at("items").items()).extracting(item -> item.text("metadata", "name"))
        .containsExactly("h");
    assertThat(wire.get(MAPS + "/other").send().code()).isEqualTo(200);
  }

  @Test
  void many_deletions_at_once_do_not_mind_each_other() {
    for (int i = 0; i < 10; i++) {
      wire.map("m" + i);
    }
    var first = wire.delete(MAPS).begin();
    var second = wire.delete(MAPS).begin();
    assertThat(wire.api.loop.await(first).code()).isEqualTo(200);
    assertThat(wire.api.loop.await(second).code()).isEqualTo(200);
    assertThat(wire.get(MAPS).send().at("items").items()).isEmpty();
  }
}
