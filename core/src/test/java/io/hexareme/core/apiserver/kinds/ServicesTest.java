package io.hexareme.core.apiserver.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.core.apiserver.TestJson;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServicesTest {
  private static final String SERVICES = "/api/v1/namespaces/default/services";
  private final ApiServerFixture api = new ApiServerFixture();

  private static String body(String name, String spec) {
    return "{'metadata':{'name':'" + name + "'},'spec':" + spec + "}";
  }

  private Answer create(String name, String spec) {
    return api.post(SERVICES, body(name, spec));
  }

  @Test
  void a_service_has_an_address_of_the_range_and_its_defaults() {
    Answer made = create("web", "{'selector':{'app':'web'},'ports':[{'port':80}]}");
    assertThat(made.code()).as(made.message()).isEqualTo(201);
    String ip = made.text("spec.clusterIP");
    assertThat(ip).startsWith("10.96.");
    assertThat(made.at("spec")).isEqualTo(TestJson.object("""
        {'selector':{'app':'web'},'ports':[{'port':80,'protocol':'TCP','targetPort':80}],'type':'ClusterIP','sessionAffinity':'None',
         'internalTrafficPolicy':'Cluster','ipFamilies':['IPv4'],'ipFamilyPolicy':'SingleStack'}""")
        .with("clusterIP", ip).with("clusterIPs", Value.strings(List.of(ip))));
    assertThat(made.at("status")).isEqualTo(TestJson.json("{'loadBalancer':{}}"));
    assertThat(made.at("metadata.managedFields").toString()).as("who creates does not own what the server chose").doesNotContain("clusterIP");
  }

  @Test
  void overlapping_creates_never_share_an_address_or_a_port() {
    List<CompletionStage<Answer>> begun = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      begun.add(api.beginPost(SERVICES, body("s" + i, "{'type':'NodePort','ports':[{'port':80}]}")));
    }
    Set<String> addresses = new HashSet<>();
    Set<Long> ports = new HashSet<>();
    for (CompletionStage<Answer> stage : begun) {
      Answer made = api.loop.await(stage);
      assertThat(addresses.add(made.text("spec.clusterIP"))).isTrue();
      long port = made.at("spec.ports").items().getFirst().at("nodePort").asLong(0);
      assertThat(port).isBetween(30000L, 32767L);
      assertThat(ports.add(port)).isTrue();
    }
  }

  @Test
  void a_wanted_address_is_given_once_and_again_when_it_is_free() {
    assertThat(create("a", "{'clusterIP':'10.96.0.10','ports':[{'port':80}]}").text("spec.clusterIP")).isEqualTo("10.96.0.10");
    Answer refused = create("b", "{'clusterIP':'10.96.0.10','ports':[{'port':80}]}");
    assertThat(refused.code()).isEqualTo(422);
    assertThat(refused.message()).isEqualTo("Service \"b\" is invalid: spec.clusterIPs: Invalid value: [\"10.96.0.10\"]: "
        + "failed to allocate IP 10.96.0.10: provided IP is already allocated");
    assertThat(api.delete(SERVICES + "/a").text("kind")).isEqualTo("Service");
    assertThat(create("b", "{'clusterIP':'10.96.0.10','ports':[{'port':80}]}").code()).isEqualTo(201);
  }

  @Test
  void two_that_want_the_same_at_once_do_not_both_get_it() {
    var first = api.beginPost(SERVICES, body("a", "{'clusterIP':'10.96.0.10','ports':[{'port':80}]}"));
    var second = api.beginPost(SERVICES, body("b", "{'clusterIP':'10.96.0.10','ports':[{'port':80}]}"));
    assertThat(List.of(api.loop.await(first).code(), api.loop.await(second).code())).containsExactly(201, 422);
  }

  @Test
  void a_create_that_did_not_happen_holds_nothing() {
    create("a", "{'ports':[{'port':80}]}");
    assertThat(create("a", "{'clusterIP':'10.96.0.20','ports':[{'port':80}]}").code()).isEqualTo(409);
    assertThat(create("b", "{'clusterIP':'10.96.0.20','type':'NodePort','ports':[{'port':80,'nodePort':80}]}").code()).isEqualTo(422);
    assertThat(api.post(SERVICES + "?dryRun=All", body("c", "{'clusterIP':'10.96.0.20','ports':[{'port':80}]}")).code()).isEqualTo(201);
    assertThat(create("d", "{'clusterIP':'10.96.0.20','ports':[{'port':80}]}").code()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '|', delimiter = ';', value = {
      "{};spec.ports: Required value",
      "{'ports':[{'port':0}]};[spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive, spec.ports[0].targetPort: Invalid value: 0: must be between 1 and 65535, inclusive]",
      "{'ports':[{'port':80},{'port':81}]};[spec.ports[0].name: Required value, spec.ports[1].name: Required value]",
      "{'ports':[{'name':'a','port':80},{'name':'a','port':81}]};spec.ports[1].name: Duplicate value: \"a\"",
      "{'ports':[{'port':80,'nodePort':30001}]};spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'",
      "{'type':'NodePort','ports':[{'port':80,'nodePort':80}]};spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range. The range of valid ports is 30000-32767",
      "{'clusterIP':'1.2.3.4','ports':[{'port':80}]};spec.clusterIPs: Invalid value: [\"1.2.3.4\"]: failed to allocate IP 1.2.3.4: the provided IP (1.2.3.4) is not in the valid range. The range of valid IPs is 10.96.0.0/16",
      "{'clusterIP':'x','ports':[{'port':80}]};spec.clusterIPs[0]: Invalid value: \"x\": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)",
      "{'clusterIP':'None','type':'NodePort','ports':[{'port':80}]};spec.clusterIPs[0]: Invalid value: \"None\": may not be set to 'None' for NodePort services",
      "{'type':'ExternalName'};spec.externalName: Required value",
      "{'type':'Foo','ports':[{'port':80}]};spec.type: Unsupported value: \"Foo\": supported values: \"ClusterIP\", \"ExternalName\", \"LoadBalancer\", \"NodePort\"",
      "{'externalTrafficPolicy':'Local','ports':[{'port':80}]};spec.externalTrafficPolicy: Invalid value: \"Local\": may only be set for externally-accessible services",
      "{'ipFamilyPolicy':'RequireDualStack','ports':[{'port':80}]};spec.ipFamilyPolicy: Invalid value: \"RequireDualStack\": this cluster is not configured for dual-stack services"})
  void what_is_wrong_is_said_in_kubernetes_words(String spec, String words) {
    Answer refused = create("web", spec);
    assertThat(refused.code()).isEqualTo(422);
    assertThat(refused.message()).isEqualTo("Service \"web\" is invalid: " + words);
  }

  @Test
  void headless_and_external_names_have_no_address() {
    Answer headless = create("a", "{'clusterIP':'None','selector':{'a':'b'},'ports':[{'port':80}]}");
    assertThat(headless.at("spec.clusterIPs")).isEqualTo(TestJson.json("['None']"));
    Answer external = create("b", "{'type':'ExternalName','externalName':'example.com'}");
    assertThat(external.code()).as(external.message()).isEqualTo(201);
    assertThat(external.at("spec.clusterIP").isNull()).isTrue();
    assertThat(external.at("spec.ipFamilies").isNull()).isTrue();
  }

  @Test
  void an_address_stays_when_the_manifest_does_not_name_it_and_cannot_change() {
    Answer made = create("web", "{'type':'NodePort','ports':[{'port':80}]}");
    Answer replaced = api.put(SERVICES + "/web", body("web", "{'type':'NodePort','ports':[{'port':80}]}"));
    assertThat(replaced.at("spec")).isEqualTo(made.at("spec"));
    Answer refused = api.patch(SERVICES + "/web", "{'spec':{'clusterIP':'10.96.0.9','clusterIPs':['10.96.0.9']}}");
    assertThat(refused.message()).isEqualTo(
        "Service \"web\" is invalid: spec.clusterIPs[0]: Invalid value: [\"10.96.0.9\"]: may not change once set");
  }

  @Test
  void a_change_of_type_allocates_and_gives_back() {
    create("web", "{'ports':[{'port':80}]}");
    Answer node = api.patch(SERVICES + "/web", "{'spec':{'type':'NodePort'}}");
    assertThat(node.code()).as(node.message()).isEqualTo(200);
    long port = node.at("spec.ports").items().getFirst().at("nodePort").asLong(0);
    String ip = node.text("spec.clusterIP");
    assertThat(port).isPositive();
    Answer external = api.patch(SERVICES + "/web", "{'spec':{'type':'ExternalName','externalName':'example.com'}}");
    assertThat(external.code()).as(external.message()).isEqualTo(200);
    assertThat(external.at("spec.clusterIP").isNull()).isTrue();
    assertThat(create("other", "{'type':'NodePort','clusterIP':'" + ip + "','ports':[{'port':80,'nodePort':" + port + "}]}").code())
        .isEqualTo(201);
  }

  @Test
  void taken_addresses_are_known_after_a_restart() {
    create("a", "{'clusterIP':'10.96.0.10','ports':[{'port':80}]}");
    ApiServerFixture again = api.restarted();
    assertThat(again.get(SERVICES + "/a").code()).isEqualTo(200);
    assertThat(again.post(SERVICES, body("b", "{'clusterIP':'10.96.0.10','ports':[{'port':80}]}")).code()).isEqualTo(422);
  }
}
