package io.hexareme.core.apiserver.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import org.junit.jupiter.api.Test;

class MutatingPoliciesTest {
  private final PolicyFixture here = new PolicyFixture();

  private static String applies(String expression) {
    return "{'patchType':'ApplyConfiguration','applyConfiguration':{'expression':'" + expression + "'}}";
  }

  private static String patches(String expression) {
    return "{'patchType':'JSONPatch','jsonPatch':{'expression':'" + expression + "'}}";
  }

  @Test
  void a_configuration_is_laid_over_the_object() {
    here.mutating("label", "'mutations':[" + applies("Object{metadata: Object.metadata{labels: Object.metadata.labels{team: \\\"blue\\\"}}}") + "]");

    Answer made = here.api.post(PolicyFixture.MAPS, "{'metadata':{'name':'a','labels':{'own':'1'}}}");

    assertThat(made.code()).as(made.message()).isEqualTo(201);
    assertThat(made.at("metadata.labels").asStrings()).containsOnly(
        org.assertj.core.api.Assertions.entry("own", "1"), org.assertj.core.api.Assertions.entry("team", "blue"));
  }

  @Test
  void a_patch_sees_what_the_mutation_before_it_made() {
    here.mutating("patch", "'variables':[{'name':'key','expression':'\\\"/data/x\\\"'}],'mutations':["
        + patches("[JSONPatch{op: \\\"add\\\", path: variables.key, value: \\\"1\\\"}]") + ","
        + patches("[JSONPatch{op: \\\"add\\\", path: \\\"/data/y\\\", value: object.data.x + \\\"2\\\"}]") + "]");

    Answer made = here.map("a", "'z':'0'");

    assertThat(made.code()).as(made.message()).isEqualTo(201);
    assertThat(made.at("data").asStrings().toString()).isEqualTo("{x=1, y=12, z=0}");
  }

  @Test
  void a_failed_test_leaves_the_object_and_a_bad_patch_is_refused() {
    here.mutating("tests", "'mutations':[" + patches("[JSONPatch{op: \\\"test\\\", path: \\\"/data/x\\\", value: \\\"no\\\"}, "
        + "JSONPatch{op: \\\"add\\\", path: \\\"/data/y\\\", value: \\\"2\\\"}]") + "]");
    assertThat(here.map("a", "'x':'1'").at("data").asStrings().toString()).isEqualTo("{x=1}");

    here.mutating("wrong", "'mutations':[" + patches("[JSONPatch{op: \\\"remove\\\", path: \\\"/spec/none\\\"}]") + "]");
    Answer refused = here.map("b", "");
    assertThat(refused.code()).isEqualTo(403);
    assertThat(refused.message()).startsWith("policy 'wrong' with binding 'wrong-here' denied request: JSONPath: ");
  }

  @Test
  void keyed_lists_are_merged_and_defaults_added() {
    PolicyFixture.made(here.policy("Mutating", "sidecar", "'matchConstraints':{'resourceRules':[{'apiGroups':[''],'apiVersions':['v1'],"
        + "'operations':['CREATE'],'resources':['pods']}]},'reinvocationPolicy':'IfNeeded','matchConditions':[{'name':'once','expression':"
        + "'!object.spec.containers.exists(c, c.name == \\\"mesh\\\")'}],'mutations':["
        + applies("Object{spec: Object.spec{containers: [Object.spec.containers{name: \\\"mesh\\\", image: \\\"mesh:1\\\"}]}}") + "]"));
    PolicyFixture.made(here.binding("Mutating", "sidecar", ""));

    Answer made = here.api.post("/api/v1/namespaces/default/pods",
        "{'metadata':{'name':'p'},'spec':{'containers':[{'name':'web','image':'web:1'}]}}");

    assertThat(made.code()).as(made.message()).isEqualTo(201);
    assertThat(made.at("spec").list("containers").stream().map(c -> c.text("name"))).containsExactly("web", "mesh");
    assertThat(made.at("spec").list("containers").getLast().text("imagePullPolicy")).isEqualTo("IfNotPresent");
  }

  @Test
  void what_is_atomic_is_not_replaced_as_a_whole() {
    PolicyFixture.made(here.policy("Mutating", "args", "'matchConstraints':{'resourceRules':[{'apiGroups':[''],'apiVersions':['v1'],"
        + "'operations':['CREATE'],'resources':['pods']}]},'reinvocationPolicy':'Never','mutations':["
        + applies("Object{spec: Object.spec{nodeSelector: Object.spec.nodeSelector{a: \\\"b\\\"}}}") + "]"));
    PolicyFixture.made(here.binding("Mutating", "args", ""));

    Answer refused = here.api.post("/api/v1/namespaces/default/pods",
        "{'metadata':{'name':'p'},'spec':{'containers':[{'name':'web','image':'web:1'}]}}");

    assertThat(refused.code()).isEqualTo(403);
    assertThat(refused.reason()).isEqualTo("Invalid");
    assertThat(refused.message()).isEqualTo("policy 'args' with binding 'args-here' denied request: error applying patch: "
        + "invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: .spec.nodeSelector");
  }

  @Test
  void a_policy_that_cannot_work_is_refused() {
    assertThat(here.policy("Mutating", "bad", PolicyFixture.CONFIG_MAPS + ",'reinvocationPolicy':'Never','mutations':[" + applies("1") + "]")
        .message()).contains("spec.mutations[0].applyConfiguration.expression: Invalid value: \"1\": must evaluate to Object but got int");
    assertThat(here.policy("Mutating", "bad", PolicyFixture.CONFIG_MAPS + ",'reinvocationPolicy':'Never'").message())
        .contains("spec.mutations: Required value");
  }
}
