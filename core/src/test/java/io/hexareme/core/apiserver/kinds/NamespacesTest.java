package io.hexareme.core.apiserver.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.core.apiserver.TestJson;
import org.junit.jupiter.api.Test;

class NamespacesTest {
  private static final String NAMESPACES = "/api/v1/namespaces";
  private final ApiServerFixture api = new ApiServerFixture();

  private Answer create() {
    return api.post(NAMESPACES, "{'metadata':{'name':'team'}}");
  }

  @Test
  void a_new_namespace_is_active_labelled_and_held() {
    Answer made = create();
    assertThat(made.code()).as(made.message()).isEqualTo(201);
    assertThat(made.at("metadata.labels")).isEqualTo(TestJson.json("{'kubernetes.io/metadata.name':'team'}"));
    assertThat(made.at("spec.finalizers")).isEqualTo(TestJson.json("['kubernetes']"));
    assertThat(made.text("status.phase")).isEqualTo("Active");
  }

  @Test
  void a_deleted_namespace_terminates_and_stays_until_it_is_finalized() {
    create();
    Answer deleted = api.delete(NAMESPACES + "/team");
    assertThat(deleted.text("status.phase")).isEqualTo("Terminating");
    assertThat(deleted.text("metadata.deletionTimestamp")).isEqualTo("2026-01-01T00:00:00Z");
    Answer status = api.patch(NAMESPACES + "/team/status", "{'status':{'conditions':[{'type':'X','status':'True'}]}}");
    assertThat(status.code()).as(status.message()).isEqualTo(200);
    assertThat(api.delete(NAMESPACES + "/team").code()).isEqualTo(200);
    assertThat(api.get(NAMESPACES + "/team").code()).isEqualTo(200);
    Answer finalized = api.put(NAMESPACES + "/team/finalize",
        api.get(NAMESPACES + "/team").body().withPath(TestJson.json("[]"), "spec", "finalizers"));
    assertThat(finalized.code()).as(finalized.message()).isEqualTo(200);
    assertThat(api.get(NAMESPACES + "/team").code()).isEqualTo(404);
  }

  @Test
  void a_finalized_namespace_that_is_wanted_stays() {
    create();
    api.put(NAMESPACES + "/team/finalize",
        api.get(NAMESPACES + "/team").body().withPath(TestJson.json("[]"), "spec", "finalizers"));
    assertThat(api.get(NAMESPACES + "/team").code()).isEqualTo(200);
    api.delete(NAMESPACES + "/team");
    assertThat(api.get(NAMESPACES + "/team").code()).isEqualTo(404);
  }

  @Test
  void an_update_does_not_touch_the_finalizers() {
    create();
    Answer updated = api.put(NAMESPACES + "/team", "{'metadata':{'name':'team','labels':{'a':'b'}}}");
    assertThat(updated.at("spec.finalizers")).isEqualTo(TestJson.json("['kubernetes']"));
    assertThat(updated.text("status.phase")).isEqualTo("Active");
    assertThat(updated.at("metadata").at("labels", "kubernetes.io/metadata.name").asString("")).isEqualTo("team");
  }

  @Test
  void its_name_must_be_a_label() {
    assertThat(api.post(NAMESPACES, "{'metadata':{'name':'a.b'}}").message()).startsWith(
        "Namespace \"a.b\" is invalid: metadata.name: Invalid value: \"a.b\": a lowercase RFC 1123 label must consist of");
  }
}
