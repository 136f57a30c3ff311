package io.hexareme.core.apiserver.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.Caller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeAuthorizerTest {
  private static final String DEFAULT = "/api/v1/namespaces/default/";
  private final ApiServerFixture api = new ApiServerFixture();

  @BeforeEach
  void a_pod_on_n1_that_refers_to_much() {
    api.post(DEFAULT + "pods", """
        {'metadata':{'name':'p'},'spec':{'nodeName':'n1','imagePullSecrets':[{'name':'pull'}],
         'containers':[{'name':'c','image':'i','envFrom':[{'configMapRef':{'name':'all'}},{'secretRef':{'name':'allsecret'}}],
           'env':[{'name':'A','valueFrom':{'secretKeyRef':{'name':'one','key':'k'}}},
                  {'name':'B','valueFrom':{'configMapKeyRef':{'name':'onemap','key':'k'}}}]}],
         'initContainers':[{'name':'i','image':'i','envFrom':[{'secretRef':{'name':'early'}}]}],
         'volumes':[{'name':'s','secret':{'secretName':'mounted'}},{'name':'m','configMap':{'name':'mountedmap'}},
           {'name':'v','persistentVolumeClaim':{'claimName':'claim'}},
           {'name':'j','projected':{'sources':[{'secret':{'name':'projected'}},{'configMap':{'name':'projectedmap'}}]}}]}}
        """);
    api.post("/api/v1/persistentvolumes", """
        {'metadata':{'name':'volume'},'spec':{'capacity':{'storage':'1Gi'},'accessModes':['ReadWriteOnce'],
         'claimRef':{'namespace':'default','name':'claim'},
         'csi':{'driver':'d','volumeHandle':'h','nodePublishSecretRef':{'name':'publish','namespace':'kube-system'}}}}""");
    api.post(DEFAULT + "persistentvolumeclaims", """
        {'metadata':{'name':'claim'},'spec':{'volumeName':'volume','accessModes':['ReadWriteOnce'],
         'resources':{'requests':{'storage':'1Gi'}}}}""");
    api.post("/apis/storage.k8s.io/v1/volumeattachments",
        "{'metadata':{'name':'attached'},'spec':{'attacher':'a','nodeName':'n1','source':{'persistentVolumeName':'volume'}}}");
  }

  private boolean may(String node, String path) {
    var answer = Caller.node(api, node).get(path);
    return answer.code() != 403;
  }

  @ParameterizedTest
  @CsvSource({"secrets/pull", "secrets/allsecret", "secrets/one", "secrets/early", "secrets/mounted", "secrets/projected", "configmaps/all",
      "configmaps/onemap", "configmaps/mountedmap", "configmaps/projectedmap", "persistentvolumeclaims/claim", "serviceaccounts/default",
      "pods/p"})
  void what_a_pod_refers_to_is_for_its_node_alone(String object) {
    assertThat(may("n1", DEFAULT + object)).isTrue();
    assertThat(may("n2", DEFAULT + object)).isFalse();
    assertThat(may("n1", DEFAULT.replace("default", "kube-system") + object)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"/api/v1/persistentvolumes/volume", "/apis/storage.k8s.io/v1/volumeattachments/attached",
      "/api/v1/namespaces/kube-system/secrets/publish"})
  void what_a_claim_leads_to_is_for_its_node_alone(String path) {
    assertThat(may("n1", path)).isTrue();
    assertThat(may("n2", path)).isFalse();
  }

  @Test
  void a_watch_of_one_secret_is_allowed_and_one_of_all_is_not() {
    assertThat(may("n1", DEFAULT + "secrets?watch=true&fieldSelector=metadata.name=mounted")).isTrue();
    assertThat(may("n1", DEFAULT + "secrets?fieldSelector=metadata.name=other")).isFalse();
    assertThat(Caller.node(api, "n1").get(DEFAULT + "secrets").message()).isEqualTo("secrets is forbidden: User \"system:node:n1\" cannot list"
        + " resource \"secrets\" in API group \"\" in the namespace \"default\": No Object name found");
  }

  @Test
  void with_the_pod_goes_the_right() {
    assertThat(may("n1", DEFAULT + "secrets/mounted")).isTrue();
    api.delete(DEFAULT + "pods/p", "{'gracePeriodSeconds':0}");
    assertThat(may("n1", DEFAULT + "secrets/mounted")).isFalse();
  }

  @Test
  void a_mirror_pod_opens_nothing() {
    Caller.node(api, "n2").post(DEFAULT + "pods", """
        {'metadata':{'name':'mirror','annotations':{'kubernetes.io/config.mirror':'x'}},'spec':{'nodeName':'n2',
         'containers':[{'name':'c','image':'i','envFrom':[{'secretRef':{'name':'mounted'}}]}]}}""");
    assertThat(may("n2", DEFAULT + "secrets/mounted")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "DELETE | /api/v1/namespaces/default/secrets/mounted | can only read resources of this type",
      "PATCH | /api/v1/persistentvolumes/volume | can only get individual resources of this type",
      "GET | /api/v1/namespaces/default/secrets/other | no relationship found between node 'n1' and this object",
      "GET | /api/v1/namespaces/default/serviceaccounts | can only create tokens for individual service accounts",
      "GET | /apis/coordination.k8s.io/v1/namespaces/default/leases/n1 | can only access leases in the \"kube-node-lease\" system namespace",
      "GET | /apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/n2 | can only access node lease with the same name as the requesting node",
      "GET | /apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases | can only get, create, update, patch, or delete a node lease",
      "GET | /apis/storage.k8s.io/v1/csinodes/n2 | can only access CSINode with the same name as the requesting node",
      "GET | /api/v1/nodes/n2 | node 'n1' cannot read 'n2', only its own Node object",
      "GET | /api/v1/nodes | node 'n1' cannot read all nodes, only its own Node object",
      "GET | /api/v1/namespaces/default/pods | can only list/watch pods with spec.nodeName field selector"})
  void a_refusal_says_why(String method, String path, String why) {
    var answer = Caller.node(api, "n1").call(method, path, method.equals("PATCH") ? "{}" : null, "application/merge-patch+json");
    assertThat(answer.code()).isEqualTo(403);
    assertThat(answer.message()).endsWith(": " + why);
  }

  @Test
  void whoever_is_in_the_group_without_a_nodes_name_is_no_node() {
    assertThat(Caller.user(api, "system:node:", "system:nodes").get("/api/v1/services").message()).endsWith("unknown node for user \"system:node:\"");
    assertThat(Caller.user(api, "system:node:n1").get("/api/v1/services").code()).isEqualTo(403);
  }
}
