package io.hexareme.core.apiserver.customresource.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of definitions that cannot be: the path of each finding and Kubernetes' words. */
class DefinitionRulesTest {
  private static final String CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
  private static final String SCHEMA = "'schema':{'openAPIV3Schema':{'type':'object','properties':{'spec':{'type':'object','properties':"
      + "{'replicas':{'type':'integer'},'name':{'type':'string'},'list':{'type':'array','items':{'type':'string'}}}}}}}";
  private static final String GOOD = "{'metadata':{'name':'tabs.example.com'},'spec':{'group':'example.com','scope':'Namespaced',"
      + "'names':{'plural':'tabs','kind':'Tab'},'versions':[{'name':'v1','served':true,'storage':true," + SCHEMA + "}]}}";

  private final ApiServerFixture api = new ApiServerFixture();

  /** The good definition with {@code by} in the place of {@code replaced}. */
  private String refused(String replaced, String by) {
    assertThat(GOOD).contains(replaced);
    Answer answer = api.post(CRDS, GOOD.replace(replaced, by));
    assertThat(answer.code()).as(answer.message()).isEqualTo(422);
    return answer.message();
  }

  @Test
  void a_good_definition_is_taken() {
    assertThat(api.post(CRDS, GOOD).code()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      'name':'tabs.example.com' | 'name':'others.example.com' | metadata.name: Invalid value: "others.example.com": must be spec.names.plural+"."+spec.group
      'group':'example.com' | 'group':'example' | spec.group: Invalid value: "example": should be a domain with at least one dot
      'group':'example.com' | 'group':'Example.com' | spec.group: Invalid value: "Example.com": a lowercase RFC 1123 subdomain must consist of
      'scope':'Namespaced' | 'scope':'Everywhere' | spec.scope: Unsupported value: "Everywhere": supported values: "Cluster", "Namespaced"
      'kind':'Tab' | 'kind':'tab_1' | spec.names.kind: Invalid value: "tab_1": may have mixed case, but should otherwise match: a DNS-1035 label must consist of
      'kind':'Tab' | 'kind':'Tab','listKind':'Tab' | spec.names.listKind: Invalid value: "Tab": kind and listKind may not be the same
      'kind':'Tab' | 'kind':'Tab','shortNames':['A'] | spec.names.shortNames[0]: Invalid value: "A": a DNS-1035 label must consist of
      'kind':'Tab' | 'kind':'Tab','categories':['a b'] | spec.names.categories[0]: Invalid value: "a b": a DNS-1035 label must consist of
      'name':'v1' | 'name':'1' | spec.versions[0].name: Invalid value: "1": a DNS-1035 label must consist of
      'storage':true | 'storage':false | must have exactly one version marked as storage version
      'storage':true, | 'storage':true,'deprecationWarning':'old', | spec.versions[0].deprecationWarning: Invalid value: "old": can only be set for deprecated versions
      'storage':true, | 'storage':true,'deprecated':true,'deprecationWarning':'', | spec.versions[0].deprecationWarning: Invalid value: "": must not be an empty string
      'type':'integer' | 'type':'whole' | spec.validation.openAPIV3Schema.properties[spec].properties[replicas].type: Unsupported value: "whole"
      {'type':'integer'} | {} | spec.validation.openAPIV3Schema.properties[spec].properties[replicas].type: Required value: must not be empty for specified object fields
      'storage':true, | 'storage':true,'additionalPrinterColumns':[{'name':'A','type':'text','jsonPath':'x'}], | spec.additionalPrinterColumns[0].type: Invalid value: "text": must be one of boolean,date,integer,number,string
      'storage':true, | 'storage':true,'additionalPrinterColumns':[{'name':'A','type':'string','jsonPath':'x'}], | spec.additionalPrinterColumns[0].JSONPath: Invalid value: "x": must be a simple json path starting with .
      'storage':true, | 'storage':true,'subresources':{'scale':{'specReplicasPath':'.status.x','statusReplicasPath':'.status.y'}}, | spec.subresources.scale.specReplicasPath: Invalid value: ".status.x": should be a json path under .spec
      'storage':true, | 'storage':true,'subresources':{'scale':{'specReplicasPath':'.spec.x','statusReplicasPath':'.status.y','labelSelectorPath':'.x'}}, | spec.subresources.scale.labelSelectorPath: Invalid value: ".x": should be a json path under either .spec or .status
      'storage':true, | 'storage':true,'selectableFields':[{'jsonPath':'.spec.nope'}], | spec.selectableFields[0].jsonPath: Invalid value: ".spec.nope": is an invalid path: does not refer to a valid field
      'storage':true, | 'storage':true,'selectableFields':[{'jsonPath':'spec.name'}], | spec.selectableFields[0].jsonPath: Invalid value: "spec.name": is an invalid path: expected [ or . but got: spec
      'storage':true, | 'storage':true,'selectableFields':[{'jsonPath':".spec['name']"}], | is an invalid path: array notation is not allowed
      'storage':true, | 'storage':true,'selectableFields':[{'jsonPath':'.spec.list'}], | must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.
      'storage':true, | 'storage':true,'selectableFields':[{'jsonPath':'.spec.name'},{'jsonPath':'.spec.name'}], | spec.selectableFields[1].jsonPath: Duplicate value: ".spec.name"
      'group':'example.com', | 'group':'example.com','conversion':{'strategy':'Magic'}, | spec.conversion.strategy: Unsupported value: "Magic": supported values: "None", "Webhook"
      'group':'example.com', | 'group':'example.com','conversion':{'strategy':'Webhook'}, | spec.conversion.webhookClientConfig: Required value: required when strategy is set to Webhook
      'group':'example.com', | 'group':'example.com','conversion':{'strategy':'Webhook','webhook':{'conversionReviewVersions':['v9'],'clientConfig':{'url':'http://x'}}}, | spec.conversion.webhookClientConfig.url: Invalid value: "http": 'https' is the only allowed URL scheme; desired format: https://host[/path]
      'group':'example.com', | 'group':'example.com','conversion':{'strategy':'Webhook','webhook':{'conversionReviewVersions':['v9'],'clientConfig':{'url':'https://x'}}}, | spec.conversion.conversionReviewVersions: Invalid value: ["v9"]: must include at least one of v1, v1beta1
      'group':'example.com', | 'group':'example.com','conversion':{'strategy':'None','webhook':{'conversionReviewVersions':['v1'],'clientConfig':{'url':'https://x'}}}, | spec.conversion.webhookClientConfig: Forbidden: should not be set when strategy is not set to Webhook
      'group':'example.com', | 'group':'example.com','preserveUnknownFields':true, | spec.preserveUnknownFields: Invalid value: true: cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead
      """)
  void each_finding_names_its_field(String replaced, String by, String message) {
    assertThat(refused(replaced, by)).contains(message);
  }

  @Test
  void what_versions_say_differently_is_told_of_each() {
    String second = "{'name':'v2','served':true,'storage':false," + SCHEMA.replace("'type':'integer'", "'type':'whole'") + "}]";
    assertThat(refused("}}}}}]", "}}}}}," + second))
        .contains("spec.versions[1].schema.openAPIV3Schema.properties[spec].properties[replicas].type: Unsupported value")
        .doesNotContain("spec.validation");
    assertThat(refused("'storage':true," + SCHEMA, "'storage':true")).contains("spec.versions[0].schema.openAPIV3Schema: Required value");
  }

  @Test
  void a_group_of_the_community_needs_its_approval() {
    String theirs = GOOD.replace("example.com", "example.k8s.io");
    assertThat(api.post(CRDS, theirs).message()).contains("metadata.annotations[api-approved.kubernetes.io]: Required value: protected groups must "
        + "have approval annotation \"api-approved.kubernetes.io\", see https://github.com/kubernetes/enhancements/pull/1111");
  }

  @Test
  void what_objects_are_kept_under_does_not_change() {
    api.post(CRDS, GOOD);
    api.loop.runAll();
    Obj crd = api.get(CRDS + "/tabs.example.com").body();
    assertThat(api.put(CRDS + "/tabs.example.com", crd.withPath(Value.of("Cluster"), "spec", "scope")).message())
        .contains("spec.scope: Invalid value: \"Cluster\": field is immutable");
    assertThat(api.put(CRDS + "/tabs.example.com", crd.withPath(Value.of("Table"), "spec", "names", "kind")).message())
        .contains("spec.names.kind: Invalid value: \"Table\": field is immutable");
  }

  @Test
  void objects_that_an_older_schema_let_in_can_still_be_changed_elsewhere() {
    String objects = "/apis/example.com/v1/namespaces/default/tabs";
    api.post(CRDS, GOOD);
    api.loop.runAll();
    api.post(objects, "{'apiVersion':'example.com/v1','kind':'Tab','metadata':{'name':'a'},'spec':{'replicas':9,'name':'x'}}");
    Obj crd = api.get(CRDS + "/tabs.example.com").body();
    String versions = "{'spec':{'versions':[{'name':'v1','served':true,'storage':true," + SCHEMA.replace("'replicas':{'type':'integer'",
        "'replicas':{'type':'integer','maximum':5,'x-kubernetes-validations':[{'rule':'self < 5'}]") + "}]}}";
    assertThat(api.patch(CRDS + "/tabs.example.com", versions).code()).isEqualTo(200);
    api.loop.runAll();
    assertThat(crd.text("status", "acceptedNames", "kind")).isEqualTo("Tab");
    assertThat(api.patch(objects + "/a", "{'spec':{'name':'y'}}").code()).isEqualTo(200);
    assertThat(api.patch(objects + "/a", "{'spec':{'replicas':8}}").message()).contains(
        "spec.replicas: Invalid value: 8: spec.replicas in body should be less than or equal to 5");
    assertThat(api.patch(objects + "/a", "{'spec':{'replicas':5}}").message()).contains("failed rule: self < 5");
    assertThat(api.patch(objects + "/a", "{'spec':{'replicas':4}}").code()).isEqualTo(200);
  }

  @Test
  void fields_that_are_selectable_select() {
    api.post(CRDS, GOOD.replace("'storage':true,", "'storage':true,'selectableFields':[{'jsonPath':'.spec.name'},{'jsonPath':'.spec.replicas'}],"));
    api.loop.runAll();
    String objects = "/apis/example.com/v1/namespaces/default/tabs";
    for (String name : new String[] {"a", "b"}) {
      api.post(objects, "{'apiVersion':'example.com/v1','kind':'Tab','metadata':{'name':'" + name + "'},'spec':{'replicas':3,'name':'" + name + "x'}}");
    }
    assertThat(api.get(objects + "?fieldSelector=spec.name%3Dbx".replace("%3D", "=")).body().list("items")).hasSize(1);
    assertThat(api.get(objects + "?fieldSelector=spec.replicas=3").body().list("items")).hasSize(2);
    assertThat(api.get(objects + "?fieldSelector=spec.list=3").code()).isEqualTo(400);
  }
}
