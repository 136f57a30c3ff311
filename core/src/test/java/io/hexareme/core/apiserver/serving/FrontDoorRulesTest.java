package io.hexareme.core.apiserver.serving;

import static io.hexareme.core.apiserver.serving.Wire.MAPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.serving.Wire.Reply;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, what exists, which methods it has, and in which forms it is answered. */
class FrontDoorRulesTest {
  private final Wire wire = new Wire();

  @Test
  void a_token_that_nobody_knows() {
    for (String path : List.of(MAPS, "/", "/healthz", "/nope", "/apis")) {
      Reply reply = wire.get(path).as(new Credential.Bearer("wrong")).refused(401, "Unauthorized", "Unauthorized");
      assertThat(reply.text()).isEqualTo("{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\",\"message\":\"Unauthorized\","
          + "\"reason\":\"Unauthorized\",\"code\":401}");
      assertThat(reply.headers().get("content-type")).isEqualTo("application/json");
    }
  }

  @Test
  void nobody_in_particular() {
    Credential none = new Credential.None();
    Reply reply = wire.get(MAPS).as(none).refused(403, "Forbidden", "configmaps is forbidden: User \"system:anonymous\" cannot list resource "
        + "\"configmaps\" in API group \"\" in the namespace \"default\"");
    assertThat(reply.string("details.kind")).isEqualTo("configmaps");
    wire.request("POST", MAPS).body("application/json", "not json").as(none).refused(403, "Forbidden", "configmaps is forbidden: User \"system:anonymous\" cannot create resource "
        + "\"configmaps\" in API group \"\" in the namespace \"default\"");
    wire.get("/apis/apps/v1/deployments").as(none).refused(403, "Forbidden", "deployments.apps is forbidden: User \"system:anonymous\" cannot list "
        + "resource \"deployments\" in API group \"apps\" at the cluster scope");
    Reply path = wire.get("/metrics-of-nobody").as(none).refused(403, "Forbidden", "forbidden: User \"system:anonymous\" cannot get path \"/metrics-of-nobody\"");
    assertThat(path.at("details")).isEqualTo(Value.Obj.EMPTY);
    assertThat(wire.get("/healthz").as(none).send().code()).isEqualTo(200);
  }

  @Test
  void somebody_without_the_right() {
    Credential alice = new Credential.Certificate("alice", List.of());
    wire.get(MAPS).as(alice).refused(403, "Forbidden",
        "configmaps is forbidden: User \"alice\" cannot list resource \"configmaps\" in API group \"\" in the namespace \"default\"");
    wire.get(MAPS + "/a").as(alice).refused(403, "Forbidden",
        "configmaps \"a\" is forbidden: User \"alice\" cannot get resource \"configmaps\" in API group \"\" in the namespace \"default\"");
    wire.delete(MAPS).as(alice).refused(403, "Forbidden",
        "configmaps is forbidden: User \"alice\" cannot deletecollection resource \"configmaps\" in API group \"\" in the namespace \"default\"");
  }

  @Test
  void a_resource_that_its_version_does_not_have() {
    for (String path : List.of("/api/v1/foos", "/api/v1/namespaces/default/foos/a", "/apis/apps/v1/configmaps", MAPS + "/a/nope", MAPS + "/a/status",
        "/api/v1/configmaps/a", "/api/v1/namespaces/default/nodes/n", "/apis/apps/v1/namespaces/default/deployments/a/b/c")) {
      Reply reply = wire.get(path).refused(404, "NotFound", "the server could not find the requested resource");
      assertThat(reply.at("details")).as(path).isEqualTo(Value.Obj.EMPTY);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/apis/foo.com/v1/bars", "/apis/apps/v9/deployments", "/api/v2/pods", "/apis/foo.com", "/api/v2"})
  void a_group_that_is_not_there(String path) {
    Reply reply = wire.get(path).send();
    assertThat(reply.code()).isEqualTo(404);
    assertThat(reply.headers().get("content-type")).startsWith("text/plain");
    assertThat(reply.text()).isEqualTo("404 page not found\n");
  }

  @ParameterizedTest
  @CsvSource({"POST,/api/v1/namespaces/default/configmaps/a", "PUT,/api/v1/namespaces/default/configmaps", "PATCH,/api/v1/namespaces/default/configmaps",
    "POST,/api/v1/configmaps", "DELETE,/api/v1/configmaps", "PUT,/api/v1/nodes", "OPTIONS,/api/v1/nodes", "GET,/apis/authorization.k8s.io/v1/selfsubjectaccessreviews"})
  void a_method_that_the_place_does_not_have(String method, String path) {
    Reply reply = wire.request(method, path).body("application/merge-patch+json", "{}").refused(405, "MethodNotAllowed",
        "the server does not allow this method on the requested resource");
    assertThat(reply.at("details")).isEqualTo(Value.Obj.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*/*", "application/json", "application/json, */*;q=0.8", "application/json;charset=utf-8", "application/*",
    "application/cbor,application/json", "text/html,*/*",
    "application/json;as=Unheard;v=v9;g=nobody,application/json"})
  void json_for_who_takes_it(String accept) {
    wire.map("a");
    Reply reply = wire.get(MAPS + "/a").header("accept", accept).send();
    assertThat(reply.code()).isEqualTo(200);
    assertThat(reply.headers().get("content-type")).isEqualTo("application/json");
  }

  @Test
  void yaml_for_who_wants_it() {
    Reply reply = wire.request("POST", MAPS).body("application/yaml", "metadata:\n  name: a\ndata: {k: v}\n").header("accept", "application/yaml").send();
    assertThat(reply.code()).isEqualTo(201);
    assertThat(reply.headers().get("content-type")).isEqualTo("application/yaml");
    assertThat(reply.text()).contains("kind: ConfigMap");
    Reply missing = wire.get(MAPS + "/b").header("accept", "application/yaml").send();
    assertThat(missing.code()).isEqualTo(404);
    assertThat(missing.text()).contains("reason: NotFound");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/xml", "text/html", "nonsense", "application/vnd.kubernetes.protobuf;as=Table;v=v1;g=meta.k8s.io", "application/json;as=Unheard;v=v1;g=meta.k8s.io", ";;;", ","})
  void forms_that_nobody_writes(String accept) {
    wire.map("a");
    for (String path : List.of(MAPS + "/a", MAPS, MAPS + "?watch=true")) {
      wire.get(path).header("accept", accept).refused(406, "NotAcceptable",
          "only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf");
    }
    wire.post(MAPS, "{'metadata':{'name':'b'}}").header("accept", accept).refused();
  }

  @Test
  void a_table_of_what_is_no_object() {
    wire.post("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", "{'spec':{'nonResourceAttributes':{'path':'/','verb':'get'}}}")
        .header("accept", "application/json;as=Table;v=v1;g=meta.k8s.io").refused(406, "NotAcceptable",
            "only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf");
  }

  @Test
  void a_table_with_objects_of_an_unheard_sort() {
    String table = "application/json;as=Table;v=v1;g=meta.k8s.io";
    wire.get(MAPS + "?includeObject=Some").header("accept", table).refused(400, "BadRequest", "unrecognized includeObject value: \"Some\"");
    wire.get(MAPS + "?watch=true&includeObject=Some").header("accept", table).refused(400, "BadRequest", "unrecognized includeObject value: \"Some\"");
    assertThat(wire.get(MAPS + "?includeObject=Some").send().code()).isEqualTo(200);
  }

  @Test
  void every_answer_can_be_found_in_the_trace_and_is_kept_by_no_proxy() {
    wire.map("a");
    for (Reply reply : List.of(wire.get(MAPS).send(), wire.get(MAPS + "/nope").send(), wire.get(MAPS + "/a").as(new Credential.Bearer("x")).send())) {
      assertThat(reply.headers().get("cache-control")).isEqualTo("no-cache, private");
      assertThat(reply.headers().get("audit-id")).isNotEmpty();
    }
  }

  @Test
  void head_is_served_like_get() {
    assertThat(wire.request("HEAD", MAPS).send().code()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "//", "/api/", "/apis//", "/api/v1/", "/api/v1//pods", "/api/v1/watch", "/api/v1/namespaces/", "/api/v1/namespaces/default/",
    "/api/v1/watch/namespaces", "/api/v1/namespaces/default/status", "/apis/apps/v1/namespaces", "/api/v1/namespaces/default/pods/a/b/c/d", "/\u0000", "/é/x",
    "/api/v1/namespaces/%2e%2e/pods", "/api/v1/namespaces/../pods"})
  void odd_paths_are_answered(String path) {
    for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW")) {
      if (method.equals("DELETE") && path.contains("default")) {
        continue;
      }
      Reply reply = wire.request(method, path).body("application/json", "{}").send();
      assertThat(reply.code()).as("%s %s: %s", method, path, reply.text()).isBetween(200, 499);
    }
  }
}
