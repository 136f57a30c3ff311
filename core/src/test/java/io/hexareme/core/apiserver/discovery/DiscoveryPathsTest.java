package io.hexareme.core.apiserver.discovery;

import static io.hexareme.core.apiserver.TestJson.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryPathsTest {
  private static final String V2 = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
  private static final String V2BETA1 = "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList";
  private final ApiServerFixture api = new ApiServerFixture();

  private Value named(String path, String list, String field, String name) {
    return api.get(path).body().list(list).stream().filter(item -> item.text(field).equals(name)).findFirst().orElseThrow();
  }

  @Test
  void the_core_group_tells_its_versions() {
    assertThat(api.get("/api").body()).isEqualTo(json("{'kind':'APIVersions','versions':['v1'],'serverAddressByClientCIDRs':"
        + "[{'clientCIDR':'0.0.0.0/0','serverAddress':'127.0.0.1:6443'}]}"));
  }

  @Test
  void a_group_tells_its_versions_the_preferred_one_first() {
    assertThat(api.get("/apis/autoscaling").body()).isEqualTo(json("{'kind':'APIGroup','apiVersion':'v1','name':'autoscaling','versions':"
        + "[{'groupVersion':'autoscaling/v2','version':'v2'},{'groupVersion':'autoscaling/v1','version':'v1'}],"
        + "'preferredVersion':{'groupVersion':'autoscaling/v2','version':'v2'}}"));
    assertThat(named("/apis", "groups", "name", "apps").at("preferredVersion")).isEqualTo(json("{'groupVersion':'apps/v1','version':'v1'}"));
    assertThat(api.get("/apis").text("kind")).isEqualTo("APIGroupList");
  }

  @Test
  void a_resource_is_told_in_the_order_of_fields_that_kubernetes_prints() {
    Value pods = named("/api/v1", "resources", "name", "pods");
    assertThat(List.copyOf(pods.asObj().fields().keySet())).containsExactly(
        "name", "singularName", "namespaced", "kind", "verbs", "shortNames", "categories", "storageVersionHash");
    assertThat(pods.asObj().without("storageVersionHash")).isEqualTo(json("{'name':'pods','singularName':'pod','namespaced':true,'kind':'Pod',"
        + "'verbs':['create','delete','deletecollection','get','list','patch','update','watch'],'shortNames':['po'],'categories':['all']}"));
    assertThat(pods.text("storageVersionHash")).matches("[A-Za-z0-9+/]{11}=");
    assertThat(api.get("/api/v1").body().asObj().fields().keySet()).containsExactly("kind", "groupVersion", "resources");
    assertThat(api.get("/apis/apps/v1").body().asObj().fields().keySet()).containsExactly("kind", "apiVersion", "groupVersion", "resources");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1, pods/eviction, policy, v1, Eviction", "/apis/apps/v1, deployments/scale, autoscaling, v1, Scale",
    "/api/v1, serviceaccounts/token, authentication.k8s.io, v1, TokenRequest", "/api/v1, pods/status, '', '', Pod",
    "/apis/apps/v1, deployments/status, '', '', Deployment"
  })
  void a_subresource_of_a_foreign_kind_names_group_and_version(String path, String name, String group, String version, String kind) {
    Value subresource = named(path, "resources", "name", name);
    assertThat(subresource.text("group")).isEqualTo(group);
    assertThat(subresource.text("version")).isEqualTo(version);
    assertThat(subresource.text("kind")).isEqualTo(kind);
    assertThat(subresource.text("singularName")).isEmpty();
  }

  @Test
  void every_resource_has_a_singular_name() {
    for (Value group : api.get("/apis").body().list("groups")) {
      for (Value version : group.list("versions")) {
        assertThat(api.get("/apis/" + version.text("groupVersion")).body().list("resources"))
            .filteredOn(resource -> !resource.text("name").contains("/"))
            .isNotEmpty().allSatisfy(resource -> assertThat(resource.text("singularName")).isNotEmpty());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/apis/nope", "/apis/nope/v1", "/apis/apps/v9", "/api/v9", "/apis/nope/v1/things"})
  void what_is_not_served_is_not_found_in_plain_text(String path) {
    ApiResponse.Whole answer = api.fetch(path, Map.of());
    assertThat(answer.code()).isEqualTo(404);
    assertThat(answer.headers()).containsEntry("content-type", "text/plain; charset=utf-8");
    assertThat(ApiServerFixture.text(answer)).isEqualTo("404 page not found\n");
  }

  @Test
  void an_unknown_resource_of_a_known_group_is_not_found_as_a_status() {
    Answer answer = api.get("/api/v1/things");
    assertThat(answer.code()).isEqualTo(404);
    assertThat(answer.message()).isEqualTo("the server could not find the requested resource");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    V2 + "," + V2BETA1 + ",application/json|" + V2, V2BETA1 + ",application/json|" + V2BETA1,
    "application/json;g=apidiscovery.k8s.io;v=v7;as=APIGroupDiscoveryList," + V2 + "|" + V2,
    "application/json|application/json", "application/json," + V2 + "|application/json"
  })
  void the_first_form_asked_for_that_is_known_is_given(String accept, String contentType) {
    assertThat(api.fetch("/apis", Map.of("accept", accept)).headers()).containsEntry("content-type", contentType);
  }

  @Test
  void the_aggregated_form_tells_all_groups_at_once() throws Exception {
    Value apis = parsed(api.fetch("/apis", Map.of("accept", V2)));
    assertThat(apis.text("kind")).isEqualTo("APIGroupDiscoveryList");
    assertThat(apis.text("apiVersion")).isEqualTo("apidiscovery.k8s.io/v2");
    assertThat(apis.list("items")).extracting(item -> item.text("metadata", "name")).contains("apps", "batch").doesNotContain("");
    Value autoscaling = apis.list("items").stream().filter(i -> i.text("metadata", "name").equals("autoscaling")).findFirst().orElseThrow();
    assertThat(autoscaling.list("versions")).extracting(version -> version.text("version")).containsExactly("v2", "v1");
    assertThat(autoscaling.list("versions")).allSatisfy(version -> assertThat(version.text("freshness")).isEqualTo("Current"));
    Value core = parsed(api.fetch("/api", Map.of("accept", V2BETA1)));
    assertThat(core.text("apiVersion")).isEqualTo("apidiscovery.k8s.io/v2beta1");
    assertThat(core.list("items")).hasSize(1);
  }

  @Test
  void an_aggregated_resource_carries_its_subresources() throws Exception {
    Value apps = parsed(api.fetch("/apis", Map.of("accept", V2))).list("items").stream()
        .filter(item -> item.text("metadata", "name").equals("apps")).findFirst().orElseThrow();
    Value deployments = apps.list("versions").getFirst().list("resources").stream()
        .filter(resource -> resource.text("resource").equals("deployments")).findFirst().orElseThrow();
    assertThat(deployments.asObj().without("subresources")).isEqualTo(json("{'resource':'deployments','responseKind':{'group':'apps',"
        + "'version':'v1','kind':'Deployment'},'scope':'Namespaced','singularResource':'deployment','verbs':['create','delete',"
        + "'deletecollection','get','list','patch','update','watch'],'shortNames':['deploy'],'categories':['all']}"));
    assertThat(deployments.list("subresources").getFirst()).isEqualTo(json("{'subresource':'scale','responseKind':{'group':'autoscaling',"
        + "'version':'v1','kind':'Scale'},'verbs':['get','patch','update']}"));
  }

  @Test
  void whoever_has_it_already_is_told_so() {
    ApiResponse.Whole first = api.fetch("/apis", Map.of("accept", V2));
    assertThat(first.headers()).containsEntry("vary", "Accept");
    ApiResponse.Whole again = api.fetch("/apis", Map.of("accept", V2, "if-none-match", first.headers().get("etag")));
    assertThat(again.code()).isEqualTo(304);
    assertThat(ApiServerFixture.text(again)).isEmpty();
    assertThat(api.fetch("/api", Map.of("accept", V2, "if-none-match", first.headers().get("etag"))).code()).isEqualTo(200);
  }

  private static Value parsed(ApiResponse.Whole answer) throws Exception {
    return new JsonCodec().decode(((Body.Encoded) answer.body()).joined()).value();
  }
}
