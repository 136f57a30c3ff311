package io.hexareme.core.apiserver.subresource;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.core.apiserver.TestJson;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScaleTest {
  private static final String WEB = "/apis/apps/v1/namespaces/default/deployments/web";
  private final ApiServerFixture api = new ApiServerFixture();

  @BeforeEach
  void a_deployment() {
    api.post("/apis/apps/v1/namespaces/default/deployments", """
        {'metadata':{'name':'web'},'spec':{'replicas':3,'selector':{'matchLabels':{'app':'web'}},'template':
          {'metadata':{'labels':{'app':'web'}},'spec':{'containers':[{'name':'a','image':'n'}]}}}}""");
  }

  @Test
  void it_shows_what_is_wanted_and_what_is() {
    Answer scale = api.get(WEB + "/scale");
    assertThat(scale.text("kind")).isEqualTo("Scale");
    assertThat(scale.text("apiVersion")).isEqualTo("autoscaling/v1");
    assertThat(scale.at("spec")).isEqualTo(TestJson.json("{'replicas':3}"));
    assertThat(scale.at("status")).isEqualTo(TestJson.json("{'replicas':0,'selector':'app=web'}"));
  }

  @Test
  void a_patch_sets_the_replicas_and_owns_them() {
    Answer scaled = api.patch(WEB + "/scale", "{'spec':{'replicas':5}}");
    assertThat(scaled.code()).as(scaled.message()).isEqualTo(200);
    assertThat(scaled.at("spec.replicas")).isEqualTo(Value.of(5));
    Answer deployment = api.get(WEB);
    assertThat(deployment.at("spec.replicas")).isEqualTo(Value.of(5));
    assertThat(deployment.at("metadata.generation")).isEqualTo(Value.of(2));
    assertThat(deployment.at("metadata.managedFields").items()).anyMatch(entry -> entry.text("subresource").equals("scale"));
  }

  @Test
  void nothing_wanted_is_not_shown() {
    assertThat(api.patch(WEB + "/scale", "{'spec':{'replicas':0}}").at("spec")).isEqualTo(Obj.EMPTY);
    assertThat(api.get(WEB).at("spec.replicas")).isEqualTo(Value.of(0));
  }

  @Test
  void a_stale_scale_is_refused_and_a_fresh_one_taken() {
    Obj read = api.get(WEB + "/scale").body();
    Obj wanted = read.withPath(Value.of(4), "spec", "replicas");
    assertThat(api.put(WEB + "/scale", wanted).code()).isEqualTo(200);
    Answer stale = api.put(WEB + "/scale", wanted.withPath(Value.of(6), "spec", "replicas"));
    assertThat(stale.code()).isEqualTo(409);
  }

  @Test
  void what_is_missing_or_negative_is_refused() {
    Answer missing = api.get("/apis/apps/v1/namespaces/default/deployments/nope/scale");
    assertThat(missing.message()).isEqualTo("deployments/scale.apps \"nope\" not found");
    assertThat(missing.text("details.kind")).isEqualTo("deployments/scale");
    assertThat(api.patch(WEB + "/scale", "{'spec':{'replicas':-1}}").message()).isEqualTo(
        "Scale.autoscaling \"web\" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0");
  }
}
