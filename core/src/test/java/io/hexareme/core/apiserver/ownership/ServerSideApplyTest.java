package io.hexareme.core.apiserver.ownership;

import static io.hexareme.core.apiserver.TestJson.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.TestSchema;
import io.hexareme.ports.value.Value;
import org.junit.jupiter.api.Test;

/** Server-side apply by its rules (KEP-555). */
class ServerSideApplyTest {
  private final Writers configMap = new Writers(TestSchema.configMap());
  private final Writers pod = new Writers(TestSchema.pod());
  private final Writers service = new Writers(TestSchema.service());

  @Test
  void creating_by_apply_gives_the_applied_object_and_its_fields_to_the_applier() {
    configMap.apply("a", "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'x','labels':{'l':'1'}},'data':{'k':'1'}}");
    assertThat(configMap.bare())
        .isEqualTo(json("{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'x','labels':{'l':'1'}},'data':{'k':'1'}}"));
    assertThat(configMap.managedFields()).isEqualTo(json("""
        [{'manager':'a','operation':'Apply','apiVersion':'v1','time':'2030-01-01T00:00:01Z','fieldsType':'FieldsV1',
          'fieldsV1':{'f:data':{'f:k':{}},'f:metadata':{'f:labels':{'f:l':{}}}}}]
        """));
  }

  @Test
  void applying_the_same_again_changes_nothing_at_all() {
    configMap.apply("a", "{'metadata':{'name':'x'},'data':{'k':'1'}}");
    Value.Obj before = configMap.live;
    configMap.apply("a", "{'metadata':{'name':'x'},'data':{'k':'1'}}");
    assertThat(configMap.live).isSameAs(before);
  }

  @Test
  void a_field_no_longer_applied_goes() {
    configMap.apply("a", "{'data':{'k':'1','l':'2'}}").apply("a", "{'data':{'k':'1'}}");
    assertThat(configMap.bare()).isEqualTo(json("{'data':{'k':'1'}}"));
  }

  @Test
  void the_last_field_takes_its_map_with_it() {
    configMap.apply("a", "{'data':{'k':'1'},'immutable':true}").apply("a", "{'immutable':true}");
    assertThat(configMap.bare()).isEqualTo(json("{'immutable':true}"));
  }

  @Test
  void a_field_no_longer_applied_stays_for_whoever_else_owns_it() {
    configMap.apply("a", "{'data':{'k':'1','l':'2'}}").apply("b", "{'data':{'k':'1'}}").apply("a", "{'data':{'l':'2'}}");
    assertThat(configMap.bare()).isEqualTo(json("{'data':{'k':'1','l':'2'}}"));
    assertThat(configMap.fieldsOf("a")).isEqualTo(json("{'f:data':{'f:l':{}}}"));
  }

  @Test
  void giving_everything_up_removes_the_entry() {
    configMap.apply("a", "{'data':{'k':'1'}}").apply("b", "{'data':{'k':'1'}}").apply("a", "{}");
    assertThat(configMap.managers()).containsExactly("b/Apply");
    assertThat(configMap.bare()).isEqualTo(json("{'data':{'k':'1'}}"));
  }

  @Test
  void changing_a_field_of_an_updater_is_a_conflict() {
    configMap.update("curl", "{'data':{'a':'1'}}");
    assertThat(configMap.conflict("me", "{'data':{'a':'2'}}"))
        .isEqualTo("Apply failed with 1 conflict: conflict with \"curl\" using v1: .data.a");
  }

  @Test
  void changing_fields_of_several_owners_names_them_all() {
    configMap.update("curl", "{'data':{'x':'1','y':'1'}}").apply("b", "{'data':{'z':'1'}}");
    assertThat(configMap.conflict("me", "{'data':{'x':'2','y':'2','z':'2'}}")).isEqualTo("""
        Apply failed with 3 conflicts: conflicts with "b":
        - .data.z
        conflicts with "curl" using v1:
        - .data.x
        - .data.y""");
  }

  @Test
  void a_conflict_in_a_keyed_list_names_the_keys_and_one_in_a_subresource_the_subresource() {
    pod.update("curl", "{'spec':{'containers':[{'name':'web','image':'1'}]}}");
    assertThat(pod.conflict("me", "{'spec':{'containers':[{'name':'web','image':'2'}]}}"))
        .endsWith("conflict with \"curl\" using v1: .spec.containers[name=\"web\"].image");
    pod.update("kubelet", "status", pod.live.with("status", json("{'phase':'Running'}")));
    assertThat(pod.conflict("me", "{'status':{'phase':'Failed'}}"))
        .endsWith("conflict with \"kubelet\" with subresource \"status\" using v1: .status.phase");
  }

  @Test
  void a_conflict_leaves_the_live_object_alone_and_force_takes_the_field() {
    configMap.update("curl", "{'data':{'a':'1','b':'1'}}");
    configMap.conflict("me", "{'data':{'a':'2'}}");
    configMap.force("me", "{'data':{'a':'2'}}");
    assertThat(configMap.bare()).isEqualTo(json("{'data':{'a':'2','b':'1'}}"));
    assertThat(configMap.fieldsOf("me")).isEqualTo(json("{'f:data':{'f:a':{}}}"));
    assertThat(configMap.fieldsOf("curl")).isEqualTo(json("{'f:data':{'.':{},'f:b':{}}}"));
  }

  @Test
  void applying_the_value_that_is_there_shares_the_field() {
    configMap.update("curl", "{'data':{'a':'1'}}").apply("me", "{'data':{'a':'1'}}");
    assertThat(configMap.managers()).containsExactly("me/Apply", "curl/Update");
  }

  @Test
  void containers_merge_by_name_in_the_applied_order_with_the_others_where_they_were() {
    pod.update("curl", "{'spec':{'containers':[{'name':'x'},{'name':'a','image':'1'},{'name':'y'}]}}");
    pod.apply("me", "{'spec':{'containers':[{'name':'n'},{'name':'a','command':['c']}]}}");
    assertThat(pod.bare()).isEqualTo(json(
        "{'spec':{'containers':[{'name':'x'},{'name':'n'},{'name':'a','image':'1','command':['c']},{'name':'y'}]}}"));
  }

  @Test
  void the_applied_order_wins_over_the_live_one() {
    pod.apply("me", "{'spec':{'containers':[{'name':'a'},{'name':'b'},{'name':'c'}]}}");
    pod.apply("me", "{'spec':{'containers':[{'name':'c'},{'name':'b'},{'name':'a'}]}}");
    assertThat(pod.bare()).isEqualTo(json("{'spec':{'containers':[{'name':'c'},{'name':'b'},{'name':'a'}]}}"));
  }

  @Test
  void an_item_no_longer_applied_goes_with_what_was_defaulted_in_it() {
    pod.apply("me", "{'spec':{'containers':[{'name':'a'},{'name':'b','image':'1'}]}}");
    pod.live = (Value.Obj) json("{'spec':{'containers':[{'name':'a'},{'name':'b','image':'1','imagePullPolicy':'Always'}]}}");
    pod.live = pod.live.withPath(
        json("[{'manager':'me','operation':'Apply','fieldsType':'FieldsV1','fieldsV1':{'f:spec':{'f:containers':{"
            + "'k:{\"name\":\"a\"}':{'.':{},'f:name':{}},'k:{\"name\":\"b\"}':{'.':{},'f:image':{},'f:name':{}}}}}}]"),
        "metadata", "managedFields");
    pod.apply("me", "{'spec':{'containers':[{'name':'a'}]}}");
    assertThat(pod.bare().at("spec")).isEqualTo(json("{'containers':[{'name':'a'}]}"));
  }

  @Test
  void ports_are_keyed_with_the_default_protocol() {
    service.update("curl", "{'spec':{'ports':[{'port':53,'protocol':'UDP'},{'port':53,'protocol':'TCP','targetPort':1}]}}");
    service.apply("me", "{'spec':{'ports':[{'port':53,'name':'dns'}]}}");
    assertThat(service.bare()).isEqualTo(json(
        "{'spec':{'ports':[{'port':53,'protocol':'UDP'},{'port':53,'protocol':'TCP','targetPort':1,'name':'dns'}]}}"));
    assertThat(service.fieldsOf("me")).isEqualTo(json(
        "{'f:spec':{'f:ports':{'k:{\"port\":53,\"protocol\":\"TCP\"}':{'.':{},'f:name':{},'f:port':{}}}}}"));
  }

  @Test
  void finalizers_are_a_set() {
    configMap.update("curl", "{'metadata':{'finalizers':['x/a','x/b']}}").apply("me", "{'metadata':{'finalizers':['x/c','x/b']}}");
    assertThat(configMap.bare()).isEqualTo(json("{'metadata':{'finalizers':['x/a','x/c','x/b']}}"));
    assertThat(configMap.fieldsOf("me")).isEqualTo(json(
        "{'f:metadata':{'f:finalizers':{'v:\"x/b\"':{},'v:\"x/c\"':{}}}}"));
    configMap.apply("me", "{}");
    assertThat(configMap.bare()).isEqualTo(json("{'metadata':{'finalizers':['x/a','x/b']}}"));
  }

  @Test
  void atomic_maps_and_lists_are_replaced_and_owned_whole() {
    service.apply("a", "{'spec':{'selector':{'app':'x','tier':'y'}}}").apply("a", "{'spec':{'selector':{'app':'z'}}}");
    assertThat(service.bare()).isEqualTo(json("{'spec':{'selector':{'app':'z'}}}"));
    assertThat(service.fieldsOf("a")).isEqualTo(json("{'f:spec':{'f:selector':{}}}"));
    assertThat(service.conflict("b", "{'spec':{'selector':{'app':'z','more':'1'}}}")).endsWith(": .spec.selector");
  }

  @Test
  void a_struct_goes_when_nothing_in_it_is_owned_any_more() {
    Writers deployment = new Writers(TestSchema.deployment(), "apps/v1");
    deployment.apply("me", "{'spec':{'replicas':1,'strategy':{'rollingUpdate':{'maxSurge':1}}}}");
    deployment.live = deployment.live.withPath(Value.of(25), "spec", "strategy", "rollingUpdate", "maxUnavailable");
    deployment.apply("me", "{'spec':{'replicas':1}}");
    assertThat(deployment.bare()).isEqualTo(json("{'spec':{'replicas':1}}"));
  }

  @Test
  void duplicates_in_the_live_list_are_tolerated() {
    pod.update("curl", "{'spec':{'containers':[{'name':'a','env':[{'name':'E','value':'1'},{'name':'E','value':'2'},{'name':'F','value':'3'}]}]}}");
    pod.apply("me", "{'spec':{'containers':[{'name':'a','env':[{'name':'G','value':'4'}]}]}}");
    assertThat(pod.bare().list("spec", "containers").getFirst().at("env")).isEqualTo(json(
        "[{'name':'E','value':'1'},{'name':'E','value':'2'},{'name':'F','value':'3'},{'name':'G','value':'4'}]"));
  }

  @Test
  void duplicates_in_the_configuration_are_refused() {
    assertThat(pod.refusal("me",
            "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'p','namespace':'n'},'spec':{'containers':[{'name':'a'},{'name':'a'}]}}"))
        .isEqualTo("failed to create typed patch object (n/p; /v1, Kind=Pod): .spec.containers: duplicate entries for key [name=\"a\"]");
  }

  @Test
  void an_item_without_any_key_is_refused() {
    assertThat(pod.refusal("me", "{'spec':{'containers':[{'image':'a'}]}}"))
        .endsWith(".spec.containers: element 0: associative list with keys has an element that omits all key fields [\"name\"]"
            + " (and doesn't have default values for any key fields)");
    assertThat(pod.refusal("me", "{'spec':{'containers':['a']}}"))
        .endsWith(".spec.containers: element 0: associative list with keys may not have non-map elements");
    assertThat(pod.refusal("me", "{'metadata':{'finalizers':['a',{}]}}"))
        .endsWith(".metadata.finalizers: element 1: associative list without keys has an element that's a map type");
  }

  @Test
  void some_of_several_keys_identify_an_item() {
    service.apply("me", "{'spec':{'ports':[{'name':'a'}]}}");
    assertThat(service.fieldsOf("me"))
        .isEqualTo(json("{'f:spec':{'f:ports':{'k:{\"protocol\":\"TCP\"}':{'.':{},'f:name':{}}}}}"));
  }

  @Test
  void a_null_takes_a_leaf_away_and_leaves_a_map_alone() {
    configMap.update("a", "{'metadata':{'labels':{'l':'1'}},'immutable':true}").force("me", "{'metadata':{'labels':null},'immutable':null}");
    assertThat(configMap.bare()).isEqualTo(json("{'metadata':{'labels':{'l':'1'}}}"));
  }

  @Test
  void managed_fields_cannot_be_applied() {
    assertThat(configMap.refusal("me", "{'metadata':{'managedFields':[]}}")).isEqualTo("metadata.managedFields must be nil");
  }

  @Test
  void what_was_there_before_the_first_apply_has_an_owner() {
    configMap.live = (Value.Obj) json("{'metadata':{'name':'x','uid':'u'},'data':{'a':'1','b':'1'}}");
    assertThat(configMap.conflict("me", "{'data':{'a':'2'}}"))
        .isEqualTo("Apply failed with 1 conflict: conflict with \"before-first-apply\" using v1: .data.a");
    configMap.apply("me", "{'data':{'a':'1'}}");
    assertThat(configMap.fieldsOf("before-first-apply")).isEqualTo(json("{'f:data':{'.':{},'f:a':{},'f:b':{}}}"));
  }

  @Test
  void nulls_for_what_the_server_sets_do_no_harm() {
    configMap.live = (Value.Obj) json("{'metadata':{'name':'x','uid':'u','creationTimestamp':'t'},'data':{'a':'1'}}");
    configMap.apply("me", "{'metadata':{'name':'x','creationTimestamp':null},'data':{'a':'1'}}");
    assertThat(configMap.bare()).isEqualTo(json("{'metadata':{'name':'x','uid':'u','creationTimestamp':'t'},'data':{'a':'1'}}"));
  }

  @Test
  void an_apply_to_the_status_claims_the_status_alone() {
    pod.update("curl", "{'metadata':{'name':'p'},'spec':{'restartPolicy':'Never'}}");
    pod.applyStatus("kubelet", "{'metadata':{'name':'p','labels':{'a':'b'}},'spec':{'restartPolicy':'Always'},'status':{'phase':'Running'}}");
    assertThat(pod.bare()).isEqualTo(json("{'metadata':{'name':'p'},'spec':{'restartPolicy':'Never'},'status':{'phase':'Running'}}"));
    assertThat(pod.managers()).containsExactly("kubelet/Apply/status", "curl/Update");
    assertThat(pod.fieldsOf("kubelet")).isEqualTo(json("{'f:status':{'f:phase':{}}}"));
  }

  @Test
  void content_without_a_schema_merges_maps_and_replaces_lists() {
    Writers custom = new Writers(null, "example.com/v1");
    custom.apply("a", "{'metadata':{'name':'x','labels':{'l':'1'}},'spec':{'m':{'x':1},'list':[{'name':'p'}]}}");
    custom.apply("b", "{'spec':{'m':{'y':2}}}");
    assertThat(custom.bare().at("spec")).isEqualTo(json("{'m':{'x':1,'y':2},'list':[{'name':'p'}]}"));
    assertThat(custom.conflict("b", "{'spec':{'list':[]}}")).endsWith(": .spec.list");
    custom.apply("a", "{'metadata':{'name':'x'},'spec':{'m':{'x':1}}}");
    assertThat(custom.bare()).isEqualTo(json("{'metadata':{'name':'x'},'spec':{'m':{'x':1,'y':2}}}"));
  }
}
