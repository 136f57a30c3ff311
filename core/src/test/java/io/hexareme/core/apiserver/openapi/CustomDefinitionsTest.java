package io.hexareme.core.apiserver.openapi;

import static io.hexareme.core.apiserver.TestJson.json;
import static io.hexareme.core.apiserver.TestJson.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.ports.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Custom resources in version 2: published when their definition is there, and in words that version 2 has. */
class CustomDefinitionsTest {
  private static final String CRD = "{'metadata':{'name':'widgets.example.com'},'spec':{'group':'example.com','scope':'Namespaced',"
      + "'names':{'kind':'Widget','plural':'widgets','singular':'widget'},'versions':[{'name':'v1','served':true,'storage':true,"
      + "'schema':{'openAPIV3Schema':{'type':'object','description':'A thing.','properties':{'spec':{'type':'object','properties':"
      + "{'size':{'type':'integer','description':'How big.'},'port':{'x-kubernetes-int-or-string':true}}}}}}}]}}";

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{'type':'string','nullable':true,'description':'d'} | {'description':'d'}",
    "{'type':'object','properties':{'a':{'type':'string','oneOf':[{}],'not':{}}}} | {'type':'object','properties':{'a':{'type':'string'}}}",
    "{'x-kubernetes-int-or-string':true,'anyOf':[{'type':'integer'},{'type':'string'}]} | {'x-kubernetes-int-or-string':true}",
    "{'type':'object','x-kubernetes-preserve-unknown-fields':true,'properties':{'a':{}}} | {'type':'object','x-kubernetes-preserve-unknown-fields':true}",
    "{'type':'array','items':{'type':'string','nullable':true},'x-kubernetes-list-type':'set'} | {'type':'array','items':{},'x-kubernetes-list-type':'set'}",
    "{'type':'object','additionalProperties':{'type':'string','anyOf':[]}} | {'type':'object','additionalProperties':{'type':'string'}}",
    "{'type':'object','additionalProperties':true} | {'type':'object','additionalProperties':true}",
    "{'description':'m','allOf':[{'$ref':'#/components/schemas/a.B'}]} | {'$ref':'#/definitions/a.B','description':'m'}"
  })
  void what_version_2_cannot_say_is_left_out(String published, String definition) {
    assertThat(CustomDefinitions.version2(object(published))).isEqualTo(json(definition));
  }

  @Test
  void a_custom_resource_comes_and_goes() {
    ApiServerFixture api = new ApiServerFixture();
    String name = "com.example.v1.Widget";
    assertThat(api.get("/openapi/v2").body().at("definitions", name).isNull()).isTrue();
    assertThat(api.post("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", CRD).code()).isEqualTo(201);
    api.loop.runAll();
    Value definition = api.get("/openapi/v2").body().at("definitions", name);
    assertThat(definition.text("description")).isEqualTo("A thing.");
    assertThat(definition.at("properties", "spec", "properties", "size", "type")).isEqualTo(Value.of("integer"));
    assertThat(definition.at("x-kubernetes-group-version-kind")).isEqualTo(json("[{'group':'example.com','kind':'Widget','version':'v1'}]"));
    assertThat(api.get("/openapi/v2").body().at("paths").asObj().fields()).containsKey("/apis/example.com/v1/namespaces/{namespace}/widgets/{name}");
    assertThat(api.get("/openapi/v3/apis/example.com/v1").body().at("components", "schemas", name).text("description")).isEqualTo("A thing.");
    api.delete("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets.example.com");
    api.loop.runAll();
    assertThat(api.get("/openapi/v2").body().at("definitions", name).isNull()).isTrue();
  }
}
