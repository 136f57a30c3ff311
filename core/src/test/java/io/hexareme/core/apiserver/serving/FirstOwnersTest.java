package io.hexareme.core.apiserver.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.serving.Wire.Reply;
import io.hexareme.ports.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who owns what the server adds to an object: the writer its defaults, nobody what plugins and strategies decide. */
class FirstOwnersTest {
  private static final String PODS = "/api/v1/namespaces/default/pods";
  private static final String SERVICES = "/api/v1/namespaces/default/services";
  private static final String POD = "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'p'},'spec':{'containers':[{'name':'c','image':'i'}]}}";
  private final Wire wire = new Wire();

  private static Value fields(Reply reply, String manager) {
    return reply.body().list("metadata", "managedFields").stream().filter(entry -> entry.text("manager").equals(manager))
        .findFirst().orElseThrow().at("fieldsV1");
  }

  private static List<String> names(Value fields, String... path) {
    return List.copyOf(fields.at(path).asObj().fields().keySet());
  }

  @Test
  void a_writer_owns_the_defaults_and_not_what_admission_adds() {
    wire.made(wire.post(PODS + "?fieldManager=me", POD));
    Reply pod = wire.get(PODS + "/p").send();
    assertThat(pod.body().list("spec", "tolerations")).as("what a plugin adds").hasSize(2);
    assertThat(names(fields(pod, "me"), "f:spec")).contains("f:containers", "f:dnsPolicy", "f:restartPolicy")
        .doesNotContain("f:tolerations", "f:priority", "f:preemptionPolicy");
  }

  @Test
  void a_writer_does_not_own_what_the_strategy_allocates() {
    wire.made(wire.post(SERVICES + "?fieldManager=me", "{'metadata':{'name':'s'},'spec':{'ports':[{'port':80}],'type':'NodePort'}}"));
    Reply service = wire.get(SERVICES + "/s").send();
    assertThat(service.body().text("spec", "clusterIP")).isNotEmpty();
    assertThat(names(fields(service, "me"), "f:spec")).contains("f:type", "f:sessionAffinity").doesNotContain("f:clusterIP", "f:clusterIPs");
    assertThat(fields(service, "me").at("f:spec", "f:ports").toString()).doesNotContain("nodePort");
  }

  @Test
  void a_status_that_comes_with_a_new_object_is_nobodys() {
    wire.made(wire.post(PODS + "?fieldManager=me", POD.replace("'spec'", "'status':{'phase':'Running'},'spec'")));
    assertThat(names(fields(wire.get(PODS + "/p").send(), "me"))).containsExactlyInAnyOrder("f:spec");
  }

  @Test
  void a_change_is_owned_without_what_admission_makes_of_it() {
    wire.made(wire.post(PODS + "?fieldManager=me", POD));
    wire.made(wire.patch(PODS + "/p?fieldManager=other", "application/merge-patch+json", "{'metadata':{'labels':{'a':'b'}}}"));
    assertThat(names(fields(wire.get(PODS + "/p").send(), "other"))).containsExactly("f:metadata");
  }

  @Test
  void what_admission_added_survives_an_apply_of_all_that_its_writer_owned() {
    wire.made(wire.post(PODS + "?fieldManager=me", POD));
    Value owned = fields(wire.get(PODS + "/p").send(), "me");
    // As kubectl moves from client-side to server-side apply: the books of its updates become those of its applies.
    wire.made(wire.patch(PODS + "/p", "application/json-patch+json",
        "[{'op':'replace','path':'/metadata/managedFields/0/operation','value':'Apply'}]"));
    wire.made(wire.request("PATCH", PODS + "/p?fieldManager=me").body("application/apply-patch+yaml", POD));
    assertThat(owned.isNull()).isFalse();
    assertThat(wire.get(PODS + "/p").send().body().list("spec", "tolerations")).hasSize(2);
  }

  @Test
  void the_address_of_a_service_cannot_be_changed_by_who_knows_only_of_one() {
    wire.made(wire.post(SERVICES, "{'metadata':{'name':'s'},'spec':{'ports':[{'port':80}],'clusterIP':'None','selector':{'a':'b'}}}"));
    Reply refused = wire.patch(SERVICES + "/s", "application/merge-patch+json", "{'spec':{'clusterIP':'10.96.0.77'}}").refused();
    assertThat(refused.code()).isEqualTo(422);
    assertThat(refused.message()).isEqualTo(
        "Service \"s\" is invalid: spec.clusterIPs[0]: Invalid value: [\"10.96.0.77\"]: may not change once set");
  }
}
