package io.hexareme.core.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApiServerFixtureTest {
  private final ApiServerFixture api = new ApiServerFixture();

  @Test
  void what_is_posted_can_be_read() {
    var created = api.post("/api/v1/namespaces/default/configmaps", "{'metadata':{'name':'a'},'data':{'k':'v'}}");
    assertThat(created.code()).as(created.message()).isEqualTo(201);
    assertThat(api.get("/api/v1/namespaces/default/configmaps/a").text("data.k")).isEqualTo("v");
  }

  @Test
  void an_unknown_field_is_named_once_in_the_warning() {
    var created = api.post("/api/v1/namespaces/default/configmaps", "{'metadata':{'name':'a'},'foo':'v'}");
    assertThat(created.headers().get("warning")).isEqualTo("299 - \"unknown field \\\"foo\\\"\"");
  }

  @Test
  void an_unknown_field_is_refused_in_strict_mode() {
    var refused = api.post("/api/v1/namespaces/default/configmaps?fieldValidation=Strict", "{'metadata':{'name':'a'},'foo':'v'}");
    assertThat(refused.message()).isEqualTo(
        "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict decoding error: unknown field \"foo\"");
  }
}
