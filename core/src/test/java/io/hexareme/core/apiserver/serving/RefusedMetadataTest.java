package io.hexareme.core.apiserver.serving;

import static io.hexareme.core.apiserver.serving.Wire.MAPS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, labels, annotations, finalizers and owners that are not allowed. */
class RefusedMetadataTest {
  private static final String SUBDOMAIN = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and "
      + "must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is "
      + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
  private final Wire wire = new Wire();

  @ParameterizedTest
  @ValueSource(strings = {"X_1", "-a", "a-", "a..b", "a b", "a/b", "é", "."})
  void a_name_that_is_no_subdomain(String name) {
    var reply = wire.post(MAPS, "{'metadata':{'name':'" + name + "'}}").refused(422, "Invalid",
        "ConfigMap \"" + name + "\" is invalid: metadata.name: Invalid value: \"" + name + "\": " + SUBDOMAIN);
    assertThat(reply.string("details.name")).isEqualTo(name);
    assertThat(reply.string("details.kind")).isEqualTo("ConfigMap");
    assertThat(reply.at("details").at("group").isNull()).isTrue();
    var cause = reply.at("details.causes").items().getFirst();
    assertThat(cause.text("reason")).isEqualTo("FieldValueInvalid");
    assertThat(cause.text("field")).isEqualTo("metadata.name");
    assertThat(cause.text("message")).isEqualTo("Invalid value: \"" + name + "\": " + SUBDOMAIN);
  }

  @Test
  void a_name_that_is_too_long() {
    String name = "a".repeat(254);
    wire.post(MAPS, "{'metadata':{'name':'" + name + "'}}").refused(422, "Invalid",
        "ConfigMap \"" + name + "\" is invalid: metadata.name: Invalid value: \"" + name + "\": must be no more than 253 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'metadata':{}}", "{'metadata':{'name':''}}", "{'metadata':{'name':null}}"})
  void no_name(String body) {
    var reply = wire.post(MAPS, body).refused(422, "Invalid",
        "ConfigMap \"\" is invalid: metadata.name: Required value: name or generateName is required");
    assertThat(reply.at("details.causes").items().getFirst().text("reason")).isEqualTo("FieldValueRequired");
  }

  @Test
  void a_generated_name_ends_with_five_safe_characters() {
    String base = "b".repeat(70) + "-";
    for (String prefix : new String[] {"web-", base}) {
      var made = wire.made(wire.post(MAPS, "{'metadata':{'generateName':'" + prefix + "'}}"));
      String start = prefix.substring(0, Math.min(58, prefix.length()));
      assertThat(made.string("metadata.name")).matches(start + "[bcdfghjklmnpqrstvwxz2456789]{5}").hasSizeLessThanOrEqualTo(63);
    }
  }

  @Test
  void a_bad_generate_name_is_told_of_as_what_it_is() {
    var reply = wire.post(MAPS, "{'metadata':{'generateName':'X_'}}").refused();
    assertThat(reply.code()).isEqualTo(422);
    assertThat(reply.message()).contains("is invalid: [metadata.generateName: Invalid value: \"X_\": " + SUBDOMAIN + ", metadata.name: Invalid value: \"X_");
    assertThat(reply.at("details.causes").items()).extracting(cause -> cause.text("field"))
        .containsExactly("metadata.generateName", "metadata.name");
  }

  @Test
  void a_service_must_have_a_label_of_rfc_1035_for_a_name() {
    var reply = wire.post("/api/v1/namespaces/default/services", "{'metadata':{'name':'1web'},'spec':{'ports':[{'port':80}]}}").refused();
    assertThat(reply.message()).startsWith("Service \"1web\" is invalid: metadata.name: Invalid value: \"1web\": a DNS-1035 label must consist of");
  }

  @Test
  void a_role_may_have_any_name_that_fits_a_path() {
    String roles = "/apis/rbac.authorization.k8s.io/v1/clusterroles";
    assertThat(wire.post(roles, "{'metadata':{'name':'System:Node'},'rules':[]}").send().code()).isEqualTo(201);
    assertThat(wire.post(roles, "{'metadata':{'name':'a/b'},'rules':[]}").refused().message())
        .isEqualTo("ClusterRole.rbac.authorization.k8s.io \"a/b\" is invalid: metadata.name: Invalid value: \"a/b\": may not contain '/'");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{'a b':'v'}| \"a b\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
    "{'/a':'v'}| \"/a\": prefix part must be non-empty",
    "{'A.B/a':'v'}| \"A.B/a\": prefix part a lowercase RFC 1123 subdomain must consist of",
    "{'a/b/c':'v'}| \"a/b/c\": a qualified name must consist of alphanumeric characters",
    "{'':'v'}| \"\": name part must be non-empty",
    "{'a':'b c'}| \"b c\": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end",
    "{'a':'-'}| \"-\": a valid label must be",
  })
  void labels_that_are_not_allowed(String labels, String words) {
    var reply = wire.post(MAPS, "{'metadata':{'name':'a','labels':" + labels + "}}").refused();
    assertThat(reply.code()).isEqualTo(422);
    assertThat(reply.at("details.causes").items().getFirst().text("field")).isEqualTo("metadata.labels");
    assertThat(reply.message()).contains("metadata.labels: Invalid value: " + words);
  }

  @Test
  void labels_that_are_too_long() {
    assertThat(wire.post(MAPS, "{'metadata':{'name':'a','labels':{'" + "k".repeat(64) + "':'v'}}}").refused().message())
        .contains("name part must be no more than 63 characters");
    assertThat(wire.post(MAPS, "{'metadata':{'name':'a','labels':{'k':'" + "v".repeat(64) + "'}}}").refused().message())
        .contains("metadata.labels: Invalid value: \"" + "v".repeat(64) + "\": must be no more than 63 characters");
  }

  @Test
  void labels_are_checked_when_they_are_changed_too() {
    wire.map("x1");
    assertThat(wire.patch(MAPS + "/x1", Wire.MERGE, "{'metadata':{'labels':{'a':'b c'}}}").refused().code()).isEqualTo(422);
    assertThat(wire.put(MAPS + "/x1", "{'metadata':{'name':'x1','labels':{'a b':'c'}}}").refused().code()).isEqualTo(422);
  }

  @Test
  void annotations_that_are_not_allowed() {
    assertThat(wire.post(MAPS, "{'metadata':{'name':'a','annotations':{'a b':'v'}}}").refused().message())
        .contains("metadata.annotations: Invalid value: \"a b\": name part must consist of");
    wire.post(MAPS, "{'metadata':{'name':'a','annotations':{'k':'" + "v".repeat(256 * 1024) + "'}}}").refused(422, "Invalid",
        "ConfigMap \"a\" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes");
    assertThat(wire.post(MAPS, "{'metadata':{'name':'a','annotations':{'Upper.Case/Key':'any \\\\ value'}}}").send().code()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "['x']| Invalid value: \"x\": name is neither a standard finalizer name nor is it fully qualified",
    "['a b/c']| Invalid value: \"a b/c\": prefix part a lowercase RFC 1123 subdomain must consist of",
    "['orphan','foregroundDeletion']| finalizer orphan and foregroundDeletion cannot be both set",
  })
  void finalizers_that_are_not_allowed(String finalizers, String words) {
    var reply = wire.post(MAPS, "{'metadata':{'name':'a','finalizers':" + finalizers + "}}").refused();
    assertThat(reply.code()).isEqualTo(422);
    assertThat(reply.message()).contains("metadata.finalizers: ").contains(words);
  }

  @Test
  void owners_must_be_complete_and_one_may_control() {
    var reply = wire.post(MAPS, "{'metadata':{'name':'a','ownerReferences':[{'name':'x'}]}}").refused();
    assertThat(reply.at("details.causes").items()).extracting(cause -> cause.text("field"))
        .contains("metadata.ownerReferences[0].uid", "metadata.ownerReferences[0].kind", "metadata.ownerReferences[0].apiVersion");
    String owner = "{'apiVersion':'v1','kind':'Pod','name':'NAME','uid':'u','controller':true}";
    assertThat(wire.post(MAPS, "{'metadata':{'name':'a','ownerReferences':[" + owner.replace("NAME", "p") + "," + owner.replace("NAME", "q") + "]}}")
        .refused().message()).contains("Only one reference can have Controller set to true. Found \"true\" in references for Pod/p and Pod/q");
  }

  @Test
  void several_faults_are_told_together() {
    var reply = wire.post(MAPS, "{'metadata':{'name':'X','labels':{'a b':'v'}}}").refused();
    assertThat(reply.message()).startsWith("ConfigMap \"X\" is invalid: [metadata.name: Invalid value: \"X\": ").contains(", metadata.labels: Invalid value: ").endsWith("]");
    assertThat(reply.at("details.causes").items()).hasSize(2);
  }

  @Test
  void what_the_server_decides_cannot_be_claimed() {
    var made = wire.made(wire.post(MAPS, """
        {'metadata':{'name':'a','uid':'mine','creationTimestamp':'2001-01-01T00:00:00Z','generation':7,'selfLink':'/x',
         'deletionTimestamp':'2001-01-01T00:00:00Z','deletionGracePeriodSeconds':3,'resourceVersion':'0'}}"""));
    assertThat(made.string("metadata.uid")).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(made.string("metadata.creationTimestamp")).isEqualTo("2026-01-01T00:00:00Z");
    for (String gone : new String[] {"generation", "selfLink", "deletionTimestamp", "deletionGracePeriodSeconds"}) {
      assertThat(made.at("metadata." + gone).isNull()).as(gone).isTrue();
    }
    assertThat(made.string("metadata.resourceVersion")).isEqualTo(Long.toString(wire.revision()));
  }

  @Test
  void a_revision_on_create() {
    wire.post(MAPS, "{'metadata':{'name':'a','resourceVersion':'5'}}").refused(400, "BadRequest",
        "resourceVersion should not be set on objects to be created");
  }

  @Test
  void the_namespace_of_the_object_and_of_the_request_must_agree() {
    String mismatch = "the namespace of the provided object does not match the namespace sent on the request";
    wire.post(MAPS, "{'metadata':{'name':'a','namespace':'other'}}").refused(400, "BadRequest", mismatch);
    wire.map("x1");
    wire.put(MAPS + "/x1", "{'metadata':{'name':'x1','namespace':'other'}}").refused(400, "BadRequest", mismatch);
    wire.patch(MAPS + "/x1", Wire.MERGE, "{'metadata':{'namespace':'other'}}").refused(400, "BadRequest", mismatch);
    assertThat(wire.map("filled").string("metadata.namespace")).isEqualTo("default");
  }

  @Test
  void an_object_in_no_namespace_loses_what_it_says_of_one() {
    var made = wire.made(wire.post("/api/v1/namespaces", "{'metadata':{'name':'team','namespace':'default'}}"));
    assertThat(made.at("metadata.namespace").isNull()).isTrue();
  }

  @Test
  void a_namespace_that_does_not_exist() {
    var reply = wire.post("/api/v1/namespaces/nonex/configmaps", "{'metadata':{'name':'a'}}")
        .refused(404, "NotFound", "namespaces \"nonex\" not found");
    assertThat(reply.string("details.kind")).isEqualTo("namespaces");
    assertThat(reply.string("details.name")).isEqualTo("nonex");
  }

  @Test
  void a_namespace_that_is_going() {
    wire.made(wire.post("/api/v1/namespaces", "{'metadata':{'name':'nn1'}}"));
    wire.made(wire.delete("/api/v1/namespaces/nn1"));
    var reply = wire.post("/api/v1/namespaces/nn1/configmaps", "{'metadata':{'name':'x9'}}").refused(403, "Forbidden",
        "configmaps \"x9\" is forbidden: unable to create new content in namespace nn1 because it is being terminated");
    var cause = reply.at("details.causes").items().getFirst();
    assertThat(cause.text("reason")).isEqualTo("NamespaceTerminating");
    assertThat(cause.text("field")).isEqualTo("metadata.namespace");
    assertThat(cause.text("message")).isEqualTo("namespace nn1 is being terminated");
  }

  @Test
  void what_exists_cannot_be_created() {
    wire.map("x1");
    var reply = wire.post(MAPS, "{'metadata':{'name':'x1'}}").refused(409, "AlreadyExists", "configmaps \"x1\" already exists");
    assertThat(reply.string("details.kind")).isEqualTo("configmaps");
    assertThat(reply.string("details.name")).isEqualTo("x1");
    var grouped = "/apis/coordination.k8s.io/v1/namespaces/default/leases";
    wire.made(wire.post(grouped, "{'metadata':{'name':'l1'}}"));
    assertThat(wire.post(grouped, "{'metadata':{'name':'l1'}}").refused(409, "AlreadyExists", "leases.coordination.k8s.io \"l1\" already exists")
        .string("details.group")).isEqualTo("coordination.k8s.io");
  }
}
