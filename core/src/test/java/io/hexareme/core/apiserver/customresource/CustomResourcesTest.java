package io.hexareme.core.apiserver.customresource;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import org.junit.jupiter.api.Test;

class CustomResourcesTest {
  private static final String CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
  private static final String TABS = "/apis/stable.example.com/v1/namespaces/default/crontabs";
  private static final String SPEC = "'spec':{'type':'object','properties':{"
      + "'cronSpec':{'type':'string','pattern':'^\\\\d+$'},'image':{'type':'string','default':'busybox'},'replicas':{'type':'integer','minimum':1,'maximum':10},"
      + "'ports':{'type':'array','x-kubernetes-list-type':'map','x-kubernetes-list-map-keys':['name'],'items':{'type':'object','required':['name'],"
      + "'properties':{'name':{'type':'string'},'port':{'x-kubernetes-int-or-string':true}}}},"
      + "'free':{'type':'object','x-kubernetes-preserve-unknown-fields':true}}}";
  private static final String STATUS = "'status':{'type':'object','properties':{'replicas':{'type':'integer'},'selector':{'type':'string'}}}";

  private final ApiServerFixture server = new ApiServerFixture();

  private static String definition(String plural, String kind, String more) {
    return "{'metadata':{'name':'" + plural + ".stable.example.com'},'spec':{'group':'stable.example.com','scope':'Namespaced',"
        + "'names':{'plural':'" + plural + "','kind':'" + kind + "','shortNames':['ct'],'categories':['all']},"
        + "'versions':[{'name':'v1','served':true,'storage':true," + more
        + "'schema':{'openAPIV3Schema':{'type':'object','properties':{" + SPEC + "," + STATUS + "}}}}]}}";
  }

  private void define(String more) {
    assertThat(server.post(CRDS, definition("crontabs", "CronTab", more)).code()).isEqualTo(201);
    server.loop.runAll();
  }

  private static String tab(String name, String spec) {
    return "{'apiVersion':'stable.example.com/v1','kind':'CronTab','metadata':{'name':'" + name + "'},'spec':" + spec + "}";
  }

  private String condition(Answer crd, String type) {
    return crd.body().list("status", "conditions").stream().filter(c -> c.text("type").equals(type))
        .map(c -> c.text("status") + " " + c.text("reason") + ": " + c.text("message")).findFirst().orElse("none");
  }

  @Test
  void a_definition_is_named_then_served_then_established() {
    define("");
    Answer crd = server.get(CRDS + "/crontabs.stable.example.com");
    assertThat(condition(crd, "NamesAccepted")).isEqualTo("True NoConflicts: no conflicts found");
    assertThat(condition(crd, "Established")).isEqualTo("True InitialNamesAccepted: the initial names have been accepted");
    assertThat(crd.text("status.acceptedNames.listKind")).isEqualTo("CronTabList");
    assertThat(crd.text("spec.names.singular")).isEqualTo("crontab");
    assertThat(crd.at("status.storedVersions")).isEqualTo(Value.array(Value.of("v1")));
    Obj list = server.get("/apis/stable.example.com/v1").body();
    assertThat(list.list("resources").getFirst().text("name")).isEqualTo("crontabs");
    assertThat(list.list("resources").getFirst().list("shortNames")).containsExactly(Value.of("ct"));
  }

  @Test
  void its_objects_are_created_read_changed_listed_and_deleted() {
    define("");
    Answer made = server.post(TABS, tab("one", "{'cronSpec':'5','replicas':2,'colour':'red'}"));
    assertThat(made.code()).isEqualTo(201);
    assertThat(made.text("spec.image")).isEqualTo("busybox");
    assertThat(made.at("spec.colour").isNull()).isTrue();
    assertThat(made.at("metadata.generation").asLong(0)).isEqualTo(1);
    assertThat(made.headers().toString()).contains("unknown field");
    assertThat(server.patch(TABS + "/one", "{'spec':{'replicas':3}}").at("metadata.generation").asLong(0)).isEqualTo(2);
    Answer list = server.get(TABS);
    assertThat(list.text("kind")).isEqualTo("CronTabList");
    assertThat(list.body().list("items")).hasSize(1);
    assertThat(server.get("/apis/stable.example.com/v1/crontabs").body().list("items")).hasSize(1);
    assertThat(server.delete(TABS + "/one").text("status")).isEqualTo("Success");
    assertThat(server.get(TABS + "/one").message()).isEqualTo("crontabs.stable.example.com \"one\" not found");
  }

  @Test
  void values_that_the_schema_does_not_allow_are_refused_in_the_words_of_kubernetes() {
    define("");
    assertThat(server.post(TABS, tab("one", "{'cronSpec':'x','replicas':11}")).message()).isEqualTo(
        "CronTab.stable.example.com \"one\" is invalid: [spec.cronSpec: Invalid value: \"x\": spec.cronSpec in body should match '^\\d+$', "
            + "spec.replicas: Invalid value: 11: spec.replicas in body should be less than or equal to 10]");
    assertThat(server.post(TABS, tab("one", "{'replicas':'many'}")).message()).isEqualTo(
        "CronTab.stable.example.com \"one\" is invalid: spec.replicas: Invalid value: \"string\": "
            + "spec.replicas in body must be of type integer: \"string\"");
    assertThat(server.post(TABS, tab("one", "{'ports':[{}]}")).message()).isEqualTo(
        "CronTab.stable.example.com \"one\" is invalid: spec.ports[0].name: Required value");
  }

  @Test
  void put_needs_a_revision_and_there_is_no_strategic_merge() {
    define("");
    server.post(TABS, tab("one", "{}"));
    assertThat(server.put(TABS + "/one", tab("one", "{}")).message())
        .isEqualTo("crontabs.stable.example.com \"one\" is invalid: metadata.resourceVersion: Invalid value: 0x0: must be specified for an update");
    Answer merge = server.patch(TABS + "/one", "application/strategic-merge-patch+json", "{}");
    assertThat(merge.code()).isEqualTo(415);
    assertThat(merge.message()).endsWith("application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml");
  }

  @Test
  void its_openapi_tells_clients_how_to_write_it() {
    define("");
    Obj document = server.get("/openapi/v3/apis/stable.example.com/v1").body();
    Value patch = document.at("paths", "/apis/stable.example.com/v1/namespaces/{namespace}/crontabs/{name}", "patch");
    assertThat(patch.at("requestBody", "content").asObj().fields()).containsKey("application/merge-patch+json")
        .doesNotContainKey("application/strategic-merge-patch+json");
    Value schema = document.at("components", "schemas", "com.example.stable.v1.CronTab");
    assertThat(schema.text("properties", "spec", "properties", "image", "default")).isEqualTo("busybox");
    assertThat(schema.list("x-kubernetes-group-version-kind").getFirst().text("kind")).isEqualTo("CronTab");
  }

  @Test
  void status_and_scale_are_parts_of_their_own() {
    define("'subresources':{'status':{},'scale':{'specReplicasPath':'.spec.replicas','statusReplicasPath':'.status.replicas',"
        + "'labelSelectorPath':'.status.selector'}},");
    Answer made = server.post(TABS, "{'apiVersion':'stable.example.com/v1','kind':'CronTab','metadata':{'name':'one'},'spec':{'replicas':2},'status':{'replicas':9}}");
    assertThat(made.at("status").isNull()).isTrue();
    Answer status = server.patch(TABS + "/one/status", "{'spec':{'replicas':7},'status':{'replicas':2,'selector':'a=b'}}");
    assertThat(status.at("spec.replicas").asLong(0)).isEqualTo(2);
    assertThat(status.at("status.replicas").asLong(0)).isEqualTo(2);
    assertThat(status.at("metadata.generation").asLong(0)).isEqualTo(1);
    Answer scale = server.get(TABS + "/one/scale");
    assertThat(scale.at("status.replicas").asLong(0)).isEqualTo(2);
    assertThat(scale.text("status.selector")).isEqualTo("a=b");
    assertThat(server.patch(TABS + "/one/scale", "{'spec':{'replicas':4}}").at("spec.replicas").asLong(0)).isEqualTo(4);
    assertThat(server.get(TABS + "/one").at("spec.replicas").asLong(0)).isEqualTo(4);
  }

  @Test
  void two_appliers_share_a_list_by_its_keys() {
    define("");
    String apply = "application/apply-patch+yaml";
    server.patch(TABS + "/one?fieldManager=a", apply, tab("one", "{'ports':[{'name':'x','port':1}]}"));
    Answer both = server.patch(TABS + "/one?fieldManager=b", apply, tab("one", "{'ports':[{'name':'y','port':'2'}]}"));
    assertThat(both.body().list("spec", "ports")).hasSize(2);
    assertThat(server.patch(TABS + "/one?fieldManager=b", apply, tab("one", "{'ports':[{'name':'x','port':3}]}")).code()).isEqualTo(409);
  }

  @Test
  void a_deleted_definition_takes_its_objects_along() {
    define("");
    server.post(TABS, tab("one", "{}"));
    server.post(TABS, "{'apiVersion':'stable.example.com/v1','kind':'CronTab','metadata':{'name':'two','finalizers':['example.com/wait']}}");
    assertThat(server.delete(CRDS + "/crontabs.stable.example.com").at("metadata.deletionTimestamp").isNull()).isFalse();
    server.loop.runAll();
    Answer crd = server.get(CRDS + "/crontabs.stable.example.com");
    assertThat(condition(crd, "Terminating")).isEqualTo("True InstanceDeletionInProgress: CustomResource deletion is in progress");
    assertThat(server.get(TABS).body().list("items")).hasSize(1);
    Answer late = server.post(TABS, tab("three", "{}"));
    assertThat(late.code()).isEqualTo(405);
    assertThat(late.message()).isEqualTo("create not allowed while custom resource definition is terminating");
    server.patch(TABS + "/two", "{'metadata':{'finalizers':null}}");
    server.loop.runAll();
    assertThat(server.get(CRDS + "/crontabs.stable.example.com").code()).isEqualTo(404);
    assertThat(server.get(TABS).code()).isEqualTo(404);
  }

  @Test
  void names_in_use_are_not_accepted_until_they_are_free() {
    define("");
    server.post(CRDS, definition("others", "CronTab", ""));
    server.loop.runAll();
    Answer crd = server.get(CRDS + "/others.stable.example.com");
    assertThat(condition(crd, "NamesAccepted")).isEqualTo("False ListKindConflict: \"CronTabList\" is already in use");
    assertThat(condition(crd, "Established")).isEqualTo("False NotAccepted: not all names are accepted");
    server.delete(CRDS + "/crontabs.stable.example.com");
    server.loop.runAll();
    assertThat(condition(server.get(CRDS + "/others.stable.example.com"), "Established")).startsWith("True");
  }

  @Test
  void a_restarted_server_serves_what_was_there() {
    define("");
    server.post(TABS, tab("one", "{'replicas':2}"));
    ApiServerFixture next = server.restarted();
    assertThat(next.get(TABS + "/one").at("spec.replicas").asLong(0)).isEqualTo(2);
  }

  @Test
  void what_is_applied_again_is_not_written_again_in_the_status_either() {
    define("'subresources':{'status':{}},");
    server.post(TABS, tab("one", "{'cronSpec':'5'}"));
    String status = "{'apiVersion':'stable.example.com/v1','kind':'CronTab','metadata':{'name':'one'},'status':{'replicas':2,'selector':'x'}}";
    String apply = "application/apply-patch+yaml";
    Answer first = server.patch(TABS + "/one/status?fieldManager=m&force=true", apply, status);
    assertThat(first.at("status.replicas").asLong(0)).isEqualTo(2);
    Answer again = server.patch(TABS + "/one/status?fieldManager=m&force=true", apply, status);
    assertThat(again.text("metadata.resourceVersion")).isEqualTo(first.text("metadata.resourceVersion"));
    Answer merged = server.patch(TABS + "/one/status", "{'status':{'replicas':2}}");
    assertThat(merged.text("metadata.resourceVersion")).isEqualTo(first.text("metadata.resourceVersion"));
  }
}
