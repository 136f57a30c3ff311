package io.hexareme.core.apiserver.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.core.apiserver.Caller;
import io.hexareme.ports.value.Value;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdmissionPluginsTest {
  private static final String PODS = "/api/v1/namespaces/default/pods";
  private static final String POD = "{'metadata':{'name':'p'},'spec':{%s'containers':[{'name':'c','image':'i'}]}}";
  private final ApiServerFixture api = new ApiServerFixture();

  @BeforeEach
  void the_default_account_is_there() {
    api.post("/api/v1/namespaces/default/serviceaccounts", "{'metadata':{'name':'default'}}");
    api.patch("/api/v1/namespaces/default/serviceaccounts/default", "{'automountServiceAccountToken':null,'imagePullSecrets':[{'name':'pull'}]}");
  }

  private Answer pod(String spec) {
    return api.post(PODS, POD.formatted(spec));
  }

  // ---- NamespaceLifecycle ----

  @Test
  void nothing_is_created_in_a_namespace_that_is_not_there() {
    Answer refused = api.post("/api/v1/namespaces/nonex/configmaps", "{'metadata':{'name':'a'}}");
    assertThat(refused.code()).isEqualTo(404);
    assertThat(refused.message()).isEqualTo("namespaces \"nonex\" not found");
    assertThat(refused.text("details.kind")).isEqualTo("namespaces");
  }

  @Test
  void nothing_is_created_in_a_namespace_that_is_being_cleared() {
    api.post("/api/v1/namespaces", "{'metadata':{'name':'going','finalizers':['x.io/y']}}");
    api.post("/api/v1/namespaces/going/configmaps", "{'metadata':{'name':'old'}}");
    api.delete("/api/v1/namespaces/going");
    Answer refused = api.post("/api/v1/namespaces/going/configmaps", "{'metadata':{'name':'a'}}");
    assertThat(refused.code()).isEqualTo(403);
    assertThat(refused.message()).isEqualTo("configmaps \"a\" is forbidden: unable to create new content in namespace going "
        + "because it is being terminated");
    assertThat(refused.at("details.causes").items().getFirst().text("reason")).isEqualTo("NamespaceTerminating");
    assertThat(api.patch("/api/v1/namespaces/going/configmaps/old", "{'data':{'k':'v'}}").code()).isEqualTo(200);
  }

  @Test
  void an_object_can_be_created_right_after_its_namespace() {
    var namespace = api.beginPost("/api/v1/namespaces", "{'metadata':{'name':'fresh'}}");
    api.loop.await(namespace);
    assertThat(api.post("/api/v1/namespaces/fresh/configmaps", "{'metadata':{'name':'a'}}").code()).isEqualTo(201);
  }

  // ---- ServiceAccount ----

  @Test
  void a_pod_gets_the_default_account_its_token_and_its_pull_secrets() {
    Answer pod = pod("");
    assertThat(pod.code()).as(pod.message()).isEqualTo(201);
    assertThat(pod.text("spec.serviceAccountName")).isEqualTo("default");
    assertThat(pod.at("spec.imagePullSecrets").items()).containsExactly(Value.obj("name", "pull"));
    Value volume = pod.at("spec.volumes").items().getFirst();
    assertThat(volume.text("name")).matches("kube-api-access-[a-z0-9]{5}");
    assertThat(volume.list("projected", "sources")).hasSize(3);
    assertThat(pod.at("spec.containers").items().getFirst().list("volumeMounts")).containsExactly(Value.obj(
        "name", volume.text("name"), "readOnly", true, "mountPath", "/var/run/secrets/kubernetes.io/serviceaccount"));
  }

  @Test
  void a_pod_of_an_account_that_is_not_there_is_refused() {
    Answer refused = pod("'serviceAccountName':'nobody',");
    assertThat(refused.code()).isEqualTo(403);
    assertThat(refused.message()).isEqualTo(
        "pods \"p\" is forbidden: error looking up service account default/nobody: serviceaccount \"nobody\" not found");
  }

  @Test
  void a_pod_or_its_account_can_decline_the_token() {
    assertThat(pod("'automountServiceAccountToken':false,").at("spec.volumes").items()).isEmpty();
    api.post("/api/v1/namespaces/default/serviceaccounts", "{'metadata':{'name':'shy'},'automountServiceAccountToken':false}");
    Answer declined = api.post(PODS, POD.formatted("'serviceAccountName':'shy',").replace("'p'", "'q'"));
    assertThat(declined.at("spec.volumes").items()).isEmpty();
    Answer insisted = api.post(PODS,
        POD.formatted("'serviceAccountName':'shy','automountServiceAccountToken':true,").replace("'p'", "'r'"));
    assertThat(insisted.at("spec.volumes").items()).hasSize(1);
  }

  // ---- Priority ----

  @Test
  void a_pod_gets_the_number_of_its_priority_class() {
    Answer pod = pod("'priorityClassName':'system-node-critical',");
    assertThat(pod.at("spec.priority").asLong(0)).isEqualTo(2_000_001_000);
    assertThat(pod.text("spec.preemptionPolicy")).isEqualTo("PreemptLowerPriority");
  }

  @Test
  void a_pod_without_a_class_has_priority_zero_or_that_of_the_default_class() {
    assertThat(pod("").at("spec.priority")).isEqualTo(Value.of(0));
    api.post("/apis/scheduling.k8s.io/v1/priorityclasses",
        "{'metadata':{'name':'usual'},'value':7,'globalDefault':true,'preemptionPolicy':'Never'}");
    Answer pod = api.post(PODS, POD.formatted("").replace("'p'", "'q'"));
    assertThat(pod.at("spec.priority")).isEqualTo(Value.of(7));
    assertThat(pod.text("spec.priorityClassName")).isEqualTo("usual");
    assertThat(pod.text("spec.preemptionPolicy")).isEqualTo("Never");
  }

  @Test
  void a_priority_that_cannot_be_is_refused() {
    assertThat(pod("'priorityClassName':'foo',").message())
        .isEqualTo("pods \"p\" is forbidden: no PriorityClass with name foo was found");
    assertThat(pod("'priority':5,").message()).isEqualTo("pods \"p\" is forbidden: the integer value of priority (5) must not be "
        + "provided in pod spec; priority admission controller computed 0 from the given PriorityClass name");
  }

  @Test
  void there_is_one_default_class_at_most() {
    String classes = "/apis/scheduling.k8s.io/v1/priorityclasses";
    api.post(classes, "{'metadata':{'name':'a'},'value':1,'globalDefault':true}");
    assertThat(api.post(classes, "{'metadata':{'name':'b'},'value':2,'globalDefault':true}").message()).isEqualTo(
        "priorityclasses.scheduling.k8s.io \"b\" is forbidden: PriorityClass a is already marked as default. Only one default can exist");
    assertThat(api.patch(classes + "/a", "{'description':'d'}").code()).isEqualTo(200);
  }

  // ---- DefaultTolerationSeconds ----

  @Test
  void a_pod_stays_five_minutes_on_a_silent_node() {
    assertThat(pod("").at("spec.tolerations").items()).containsExactly(
        Value.obj("key", "node.kubernetes.io/not-ready", "operator", "Exists", "effect", "NoExecute", "tolerationSeconds", 300),
        Value.obj("key", "node.kubernetes.io/unreachable", "operator", "Exists", "effect", "NoExecute", "tolerationSeconds", 300));
  }

  @Test
  void a_pod_that_says_how_long_it_stays_is_left_alone() {
    assertThat(pod("'tolerations':[{'operator':'Exists'}],").at("spec.tolerations").items()).hasSize(1);
  }

  // ---- TaintNodesByCondition ----

  @Test
  void a_new_node_takes_no_pods_yet() {
    Answer node = Caller.node(api, "n1").post("/api/v1/nodes", "{'metadata':{'name':'n1'}}");
    assertThat(node.at("spec.taints").items()).isEqualTo(
        List.of(Value.obj("key", "node.kubernetes.io/not-ready", "effect", "NoSchedule")));
  }

  // ---- NodeRestriction ----

  @Test
  void a_node_writes_no_other_node() {
    Caller n1 = Caller.node(api, "n1");
    assertThat(n1.post("/api/v1/nodes", "{'metadata':{'name':'n2'}}").message())
        .isEqualTo("nodes \"n2\" is forbidden: node \"n1\" is not allowed to modify node \"n2\"");
    assertThat(n1.post("/api/v1/nodes", "{'metadata':{'name':'n1'}}").code()).isEqualTo(201);
    assertThat(n1.patch("/api/v1/nodes/n1", "{'metadata':{'labels':{'a':'b'}}}").code()).isEqualTo(200);
    assertThat(n1.patch("/api/v1/nodes/n1", "{'spec':{'taints':null}}").message())
        .isEqualTo("nodes \"n1\" is forbidden: node \"n1\" is not allowed to modify taints");
    assertThat(n1.patch("/api/v1/nodes/n1", "{'metadata':{'labels':{'node-restriction.kubernetes.io/x':'y'}}}").code()).isEqualTo(403);
    assertThat(n1.call("PATCH", "/api/v1/nodes/n1/status", "{'status':{'phase':'Running'}}", "application/merge-patch+json").code())
        .isEqualTo(200);
  }

  @Test
  void a_node_touches_no_pod_of_another_node() {
    pod("'nodeName':'n2',");
    Caller n1 = Caller.node(api, "n1");
    assertThat(n1.patch(PODS + "/p/status", "{'status':{'phase':'Failed'}}").message()).isEqualTo("pods \"p\" is forbidden: "
        + "node \"n1\" can only update pod status for pods with spec.nodeName set to itself");
    assertThat(n1.delete(PODS + "/p").message())
        .isEqualTo("pods \"p\" is forbidden: node \"n1\" can only delete pods with spec.nodeName set to itself");
    assertThat(n1.post(PODS, POD.formatted("").replace("'p'", "'q'")).code()).isEqualTo(403);
    assertThat(Caller.node(api, "n2").patch(PODS + "/p/status", "{'status':{'phase':'Running'}}").code()).isEqualTo(200);
  }

  @Test
  void a_node_renews_its_own_lease_only() {
    String leases = "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases";
    assertThat(Caller.node(api, "n1").post(leases, "{'metadata':{'name':'n1'}}").code()).isEqualTo(201);
    assertThat(Caller.node(api, "n2").patch(leases + "/n1", "{'spec':{'leaseDurationSeconds':1}}").message()).isEqualTo(
        "leases.coordination.k8s.io \"n1\" is forbidden: User \"system:node:n2\" cannot patch resource \"leases\" in API group "
            + "\"coordination.k8s.io\" in the namespace \"kube-node-lease\": can only access node lease with the same name as the requesting node");
    assertThat(Caller.node(api, "n1").post("/apis/coordination.k8s.io/v1/namespaces/default/leases", "{'metadata':{'name':'n1'}}")
        .code()).isEqualTo(403);
  }
}
