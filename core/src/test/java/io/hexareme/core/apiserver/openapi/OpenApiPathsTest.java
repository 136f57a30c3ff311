package io.hexareme.core.apiserver.openapi;

import static io.hexareme.core.apiserver.TestJson.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiPathsTest {
  private static final ApiServerFixture API = new ApiServerFixture();
  private static final String SCHEMAS = "#/components/schemas/";
  private static final String CORE = "io.k8s.api.core.v1.";

  private static Obj document(String path) {
    return API.get("/openapi/v3/" + path).body();
  }

  private static Value schema(String type) {
    return document("api/v1").at("components", "schemas", type);
  }

  private static String address(String path) {
    return API.get("/openapi/v3").body().text("paths", path, "serverRelativeURL");
  }

  @Test
  void the_index_names_every_group_and_version_with_a_hash() {
    assertThat(API.get("/openapi/v3").body().at("paths").asObj().fields().keySet()).contains("api/v1", "apis/apps/v1", "apis/autoscaling/v2");
    assertThat(address("apis/apps/v1")).matches("/openapi/v3/apis/apps/v1\\?hash=[0-9A-F]{16}");
    assertThat(address("apis/apps/v1")).isEqualTo(address("apis/apps/v1"));
  }

  @Test
  void a_document_with_its_hash_may_be_kept_for_ever() {
    ApiResponse.Whole answer = API.fetch(address("apis/apps/v1") + "&timeout=32s", Map.of());
    assertThat(answer.code()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("cache-control", "public, immutable").containsEntry("vary", "Accept")
        .containsEntry("expires", "Fri, 01 Jan 2027 00:00:00 GMT");
    String etag = answer.headers().get("etag");
    assertThat(API.fetch("/openapi/v3/apis/apps/v1", Map.of("if-none-match", etag)).code()).isEqualTo(304);
  }

  @Test
  void a_document_without_a_hash_is_for_now() {
    assertThat(API.fetch("/openapi/v3/apis/apps/v1", Map.of()).headers()).containsEntry("cache-control", "no-cache, private")
        .doesNotContainKey("expires");
  }

  @Test
  void a_wrong_hash_is_shown_the_right_one() {
    ApiResponse.Whole answer = API.fetch("/openapi/v3/apis/apps/v1?hash=DEAD&timeout=32s", Map.of());
    assertThat(answer.code()).isEqualTo(301);
    assertThat(answer.headers()).containsEntry("location", address("apis/apps/v1"));
  }

  @Test
  void only_json_is_offered() {
    assertThat(API.fetch("/openapi/v3/api/v1", Map.of("accept", "application/x-unheard-of")).code()).isEqualTo(406);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi/v3/apis/nope/v1", "/openapi/v3/api", "/openapi/v4", "/openapi/v3/api/v1/more"})
  void other_documents_do_not_exist(String path) {
    assertThat(API.fetch(path, Map.of()).code()).isEqualTo(404);
  }

  @Test
  void all_references_lead_somewhere_and_all_operation_ids_differ() {
    for (String path : API.get("/openapi/v3").body().at("paths").asObj().fields().keySet().stream().filter(p -> p.contains("api")).toList()) {
      Obj document = document(path);
      List<String> references = new ArrayList<>();
      collect("$ref", document, references);
      assertThat(document.at("components", "schemas").asObj().fields().keySet()).as(path)
          .containsAll(references.stream().map(reference -> reference.substring(SCHEMAS.length())).toList());
      List<String> ids = new ArrayList<>();
      collect("operationId", document.at("paths"), ids);
      assertThat(ids).as(path).isNotEmpty().doesNotHaveDuplicates();
    }
  }

  private static void collect(String field, Value node, List<String> into) {
    switch (node) {
      case Obj object -> object.fields().forEach((name, value) -> {
        if (name.equals(field) && value instanceof Value.Str text) {
          into.add(text.value());
        }
        collect(field, value, into);
      });
      case Value.Arr array -> array.items().forEach(item -> collect(field, item, into));
      case Value.Str _, Value.Int _, Value.Dec _, Value.Bool _, Value.Null _ -> { }
    }
  }

  /** What kubectl's QueryParamVerifierV3 and its three-way merge look for. */
  @ParameterizedTest
  @CsvSource({
    "api/v1, /api/v1/namespaces/{namespace}/pods/{name}, '', v1, Pod",
    "api/v1, /api/v1/nodes/{name}, '', v1, Node",
    "apis/apps/v1, /apis/apps/v1/namespaces/{namespace}/deployments/{name}, apps, v1, Deployment",
    "apis/apps/v1, /apis/apps/v1/namespaces/{namespace}/deployments/{name}/scale, autoscaling, v1, Scale"
  })
  void a_patch_says_what_it_takes(String document, String path, String group, String version, String kind) {
    Value patch = document(document).at("paths", path, "patch");
    assertThat(patch.at("x-kubernetes-group-version-kind"))
        .isEqualTo(Value.obj("group", group, "kind", kind, "version", version));
    assertThat(patch.list("parameters")).extracting(parameter -> parameter.text("name"))
        .containsExactly("dryRun", "fieldManager", "fieldValidation", "force");
    assertThat(patch.at("requestBody", "content").asObj().fields())
        .containsKeys("application/strategic-merge-patch+json", "application/apply-patch+yaml");
  }

  @Test
  void every_kind_that_can_be_patched_has_a_schema_that_says_it_is_its_body() {
    Obj document = document("apis/apps/v1");
    document.at("paths").asObj().fields().forEach((path, item) -> {
      Value gvk = item.at("patch", "x-kubernetes-group-version-kind");
      if (!gvk.isNull()) {
        assertThat(document.at("components", "schemas").asObj().fields().values())
            .as(path).anyMatch(schema -> schema.list("x-kubernetes-group-version-kind").contains(gvk));
      }
    });
  }

  @Test
  void a_kind_is_an_object_of_references() {
    Value pod = schema(CORE + "Pod");
    assertThat(pod.text("type")).isEqualTo("object");
    assertThat(pod.at("x-kubernetes-group-version-kind")).isEqualTo(json("[{'group':'','kind':'Pod','version':'v1'}]"));
    assertThat(pod.at("properties", "spec").list("allOf")).isEqualTo(json("[{'$ref':'#/components/schemas/io.k8s.api.core.v1.PodSpec'}]").items());
  }

  @Test
  void lists_say_how_they_are_merged() {
    Value containers = schema(CORE + "PodSpec").at("properties", "containers");
    assertThat(containers.asObj().without("description")).isEqualTo(json("{'type':'array','items':{'allOf':[{'$ref':"
        + "'#/components/schemas/io.k8s.api.core.v1.Container'}],'default':{}},'x-kubernetes-list-map-keys':['name'],"
        + "'x-kubernetes-list-type':'map','x-kubernetes-patch-merge-key':'name','x-kubernetes-patch-strategy':'merge'}"));
    assertThat(schema(CORE + "PodSpec").at("properties", "volumes").text("x-kubernetes-patch-strategy")).isEqualTo("merge,retainKeys");
    assertThat(schema(CORE + "Container").at("properties", "command").text("x-kubernetes-list-type")).isEqualTo("atomic");
    assertThat(schema(CORE + "PodSpec").list("required")).contains(Value.of("containers"));
  }

  @Test
  void scalars_have_formats_enums_and_names() {
    Value container = schema(CORE + "ContainerPort").at("properties");
    assertThat(container.at("containerPort").text("format")).isEqualTo("int32");
    assertThat(container.at("protocol").text("default")).isEqualTo("TCP");
    assertThat(container.at("protocol").list("enum")).contains(Value.of("UDP"));
    assertThat(schema(CORE + "Secret").at("properties", "data", "additionalProperties").text("format")).isEqualTo("byte");
    assertThat(schema("io.k8s.apimachinery.pkg.util.intstr.IntOrString").text("format")).isEqualTo("int-or-string");
    assertThat(schema("io.k8s.apimachinery.pkg.apis.meta.v1.Time").text("format")).isEqualTo("date-time");
    assertThat(schema("io.k8s.apimachinery.pkg.api.resource.Quantity").list("oneOf")).hasSize(2);
    assertThat(schema("io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector").text("x-kubernetes-map-type")).isEqualTo("atomic");
  }

  @Test
  void lists_of_kinds_are_kinds() {
    assertThat(schema(CORE + "PodList").list("x-kubernetes-group-version-kind").getFirst().text("kind")).isEqualTo("PodList");
    assertThat(document("api/v1").at("paths", "/api/v1/pods", "get").text("operationId")).isEqualTo("listCoreV1PodForAllNamespaces");
    assertThat(document("api/v1").at("paths", "/api/v1/namespaces/{namespace}/pods", "delete").text("operationId"))
        .isEqualTo("deleteCoreV1CollectionNamespacedPod");
  }

  @Test
  void old_clients_get_version_2_in_protobuf() {
    ApiResponse.Whole answer = API.fetch("/openapi/v2", Map.of("accept", "application/com.github.proto-openapi.spec.v2@v1.0+protobuf"));
    assertThat(answer.headers()).containsEntry("content-type", "application/com.github.proto-openapi.spec.v2.v1.0+protobuf");
    byte[] document = ((Body.Encoded) answer.body()).joined().array();
    assertThat(document).hasSizeGreaterThan(500_000).startsWith(0x0a, 3, '2', '.', '0', 0x12);
    ApiResponse.Whole again = API.fetch("/openapi/v2", Map.of(
        "accept", "application/com.github.proto-openapi.spec.v2.v1.0+protobuf", "if-none-match", answer.headers().get("etag")));
    assertThat(again.code()).isEqualTo(304);
  }

  @Test
  void version_2_has_every_path_of_version_3_in_its_own_words() {
    Obj swagger = API.get("/openapi/v2").body();
    API.get("/openapi/v3").body().at("paths").asObj().fields().keySet().forEach(path ->
        assertThat(swagger.at("paths").asObj().fields().keySet()).containsAll(document(path).at("paths").asObj().fields().keySet()));
    Value patch = swagger.at("paths", "/apis/apps/v1/namespaces/{namespace}/deployments/{name}", "patch");
    assertThat(patch.at("x-kubernetes-group-version-kind")).isEqualTo(json("{'group':'apps','kind':'Deployment','version':'v1'}"));
    assertThat(patch.list("parameters")).extracting(parameter -> parameter.text("name"))
        .containsExactly("body", "dryRun", "fieldManager", "fieldValidation", "force");
    assertThat(patch.list("parameters").get(1).asObj().without("description"))
        .isEqualTo(json("{'name':'dryRun','in':'query','type':'string','uniqueItems':true}"));
    assertThat(patch.at("responses", "200", "schema")).isEqualTo(json("{'$ref':'#/definitions/io.k8s.api.apps.v1.Deployment'}"));
    assertThat(patch.list("consumes")).contains(Value.of("application/strategic-merge-patch+json"));
  }

  @Test
  void all_references_of_version_2_lead_to_a_definition() {
    Obj swagger = API.get("/openapi/v2").body();
    List<String> references = new ArrayList<>();
    collect("$ref", swagger, references);
    assertThat(references).isNotEmpty().allMatch(reference -> reference.startsWith("#/definitions/"));
    assertThat(swagger.at("definitions").asObj().fields().keySet())
        .containsAll(references.stream().map(reference -> reference.substring("#/definitions/".length())).toList());
    List<String> ids = new ArrayList<>();
    collect("operationId", swagger.at("paths"), ids);
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void version_2_in_json_has_the_definitions() {
    Obj swagger = API.get("/openapi/v2").body();
    assertThat(swagger.text("swagger")).isEqualTo("2.0");
    Value pod = swagger.at("definitions", CORE + "Pod");
    assertThat(pod.at("properties", "spec").text("$ref")).isEqualTo("#/definitions/io.k8s.api.core.v1.PodSpec");
    assertThat(swagger.at("definitions", "io.k8s.apimachinery.pkg.api.resource.Quantity").text("type")).isEqualTo("string");
  }
}
