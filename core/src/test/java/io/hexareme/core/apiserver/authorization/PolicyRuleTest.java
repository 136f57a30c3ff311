package io.hexareme.core.apiserver.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.request.User;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyRuleTest {

  @ParameterizedTest
  @CsvSource(nullValues = "-", emptyValue = "", textBlock = """
      # verbs,   groups, resources,   names, verb,   group,  resource, subresource, name, allowed
      get,       '',     pods,        -,     get,    '',     pods,     '',          a,    true
      get,       '',     pods,        -,     list,   '',     pods,     '',          '',   false
      get,       '',     pods,        -,     get,    apps,   pods,     '',          a,    false
      get,       '',     pods,        -,     get,    '',     pods,     log,         a,    false
      get,       '',     pods/log,    -,     get,    '',     pods,     log,         a,    true
      get,       '',     pods/log,    -,     get,    '',     pods,     '',          a,    false
      get,       '',     pods/log,    -,     get,    '',     spods,    log,         a,    false
      update,    '*',    */scale,     -,     update, apps,   deployments, scale,    a,    true
      update,    '*',    */scale,     -,     update, apps,   deployments, '',       a,    false
      update,    '*',    */scale,     -,     update, apps,   deployments, upscale,  a,    false
      '*',       '*',    '*',         -,     delete, x.io,   things,   status,      a,    true
      get,       '',     '*',         -,     get,    '',     pods,     log,         a,    true
      get,       '',     configmaps,  a,     get,    '',     configmaps, '',        a,    true
      get,       '',     configmaps,  a,     get,    '',     configmaps, '',        b,    false
      list,      '',     configmaps,  a,     list,   '',     configmaps, '',        '',   false
      create,    '',     configmaps,  a,     create, '',     configmaps, '',        '',   false
      """)
  void a_rule_about_resources_allows_what_it_names(String verbs, String groups, String resources, String names,
      String verb, String group, String resource, String subresource, String name, boolean allowed) {
    PolicyRule rule = new PolicyRule(List.of(verbs), List.of(groups), List.of(resources),
        names == null ? List.of() : List.of(names), List.of());
    assertThat(rule.allows(new Access(User.ANONYMOUS, verb, true, "", group, "v1", resource, subresource, "", name))).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"/healthz,/healthz,true", "/healthz,/healthz/etcd,false", "/healthz/*,/healthz/etcd,true", "/healthz/*,/healthz,false",
      "/api*,/apis/apps,true", "*,/anything,true", "/api,/apis,false"})
  void a_rule_about_paths_allows_a_path_or_a_prefix(String allowed, String asked, boolean expected) {
    PolicyRule rule = new PolicyRule(List.of("get"), List.of(), List.of(), List.of(), List.of(allowed));
    assertThat(rule.allows(new Access(User.ANONYMOUS, "get", false, asked, "", "", "", "", "", ""))).isEqualTo(expected);
    assertThat(rule.allows(new Access(User.ANONYMOUS, "post", false, asked, "", "", "", "", "", ""))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", textBlock = """
      pods,     -, pods,        -, true
      pods,     -, pods/log,    -, false
      '*',      -, pods/log,    -, true
      */scale,  -, pods/scale,  -, true
      pods,     a, pods,        -, false
      pods,     a, pods,        a, true
      pods,     -, pods,        a, true
      pods,     -, '*',         -, false
      """)
  void only_a_right_that_is_held_is_covered(String held, String heldName, String wanted, String wantedName, boolean covered) {
    PolicyRule owner = rule(held, heldName);
    assertThat(rule(wanted, wantedName).single()).allSatisfy(single -> assertThat(single.coveredBy(owner)).isEqualTo(covered));
  }

  private static PolicyRule rule(String resource, String name) {
    return new PolicyRule(List.of("get"), List.of(""), List.of(resource), name == null ? List.of() : List.of(name), List.of());
  }
}
