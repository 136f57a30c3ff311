package io.hexareme.core.apiserver.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.core.apiserver.TestJson;
import io.hexareme.ports.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherKindsTest {
  private static final String CORE = "/api/v1/namespaces/default/";
  private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1/";
  private final ApiServerFixture api = new ApiServerFixture();

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '|', value = {
      "/api/v1/namespaces/default/configmaps;{'data':{'a/b':'x'}};data[a/b]: Invalid value: \"a/b\": a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')",
      "/api/v1/namespaces/default/configmaps;{'data':{'a':'x'},'binaryData':{'a':'eA=='}};data[a]: Invalid value: \"a\": duplicate of key present in binaryData",
      "/api/v1/namespaces/default/secrets;{'type':'kubernetes.io/tls','data':{'tls.crt':'eA=='}};data[tls.key]: Required value",
      "/apis/policy/v1/namespaces/default/poddisruptionbudgets;{'spec':{'minAvailable':1,'maxUnavailable':1}};spec: Invalid value: {\"minAvailable\":1,\"maxUnavailable\":1}: minAvailable and maxUnavailable cannot be both set",
      "/apis/coordination.k8s.io/v1/namespaces/default/leases;{'spec':{'leaseDurationSeconds':0}};spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0",
      "/apis/scheduling.k8s.io/v1/priorityclasses;{'value':2000000000};value: Forbidden: maximum allowed value of a user defined priority is 1000000000",
      "/apis/rbac.authorization.k8s.io/v1/namespaces/default/roles;{'rules':[{'apiGroups':[''],'resources':['pods']}]};rules[0].verbs: Required value",
      "/apis/rbac.authorization.k8s.io/v1/namespaces/default/roles;{'rules':[{'verbs':['get'],'nonResourceURLs':['/x']}]};rules[0].nonResourceURLs: Invalid value: [\"/x\"]: namespaced rules cannot apply to non-resource URLs",
      "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings;{'roleRef':{'kind':'Role','name':'x'}};roleRef.kind: Unsupported value: \"Role\": supported values: \"ClusterRole\"",
      "/apis/networking.k8s.io/v1/namespaces/default/ingresses;{'spec':{'rules':[{'http':{'paths':[{'path':'/','backend':{'service':{'name':'a','port':{'number':80}}}}]}}]}};spec.rules[0].http.paths[0].pathType: Required value: pathType must be specified",
      "/apis/batch/v1/namespaces/default/jobs;{'spec':{'template':{'spec':{'containers':[{'name':'a','image':'n'}]}}}};spec.template.spec.restartPolicy: Required value: valid values: \"OnFailure\", \"Never\"",
      "/api/v1/namespaces/default/events;{'involvedObject':{'namespace':'other'}};involvedObject.namespace: Invalid value: \"other\": does not match event.namespace",
      "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices;{'addressType':'IPv4','endpoints':[{'addresses':['x']}]};endpoints[0].addresses[0]: Invalid value: \"x\": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)",
      "/api/v1/namespaces/default/persistentvolumeclaims;{'spec':{}};[spec.accessModes: Required value: at least 1 access mode is required, spec.resources[storage]: Required value]",
      "/api/v1/namespaces/default/persistentvolumeclaims;{'spec':{'accessModes':['ReadWriteOnce'],'resources':{'requests':{'storage':'0'}}}};spec.resources[storage]: Invalid value: \"0\": must be greater than zero",
      "/api/v1/persistentvolumes;{'spec':{'accessModes':['ReadWriteOnce'],'capacity':{'storage':'1Gi'}}};spec: Required value: must specify a volume type",
      "/api/v1/persistentvolumes;{'spec':{'accessModes':['ReadWriteOnce'],'capacity':{'storage':'1Gi'},'hostPath':{'path':'/a'},'nfs':{'server':'s','path':'/'}}};spec.nfs: Forbidden: may not specify more than 1 volume type",
      "/api/v1/namespaces/default/limitranges;{'spec':{'limits':[{'type':'Container','min':{'cpu':'2'},'max':{'cpu':'1'}}]}};spec.limits[0].min[cpu]: Invalid value: \"2\": min value 2 is greater than max value 1",
      "/api/v1/namespaces/default/limitranges;{'spec':{'limits':[{'type':'Container','default':{'cpu':'2'},'max':{'cpu':'1'}}]}};spec.limits[0].default[cpu]: Invalid value: \"1\": default value 2 is greater than max value 1",
      "/api/v1/namespaces/default/limitranges;{'spec':{'limits':[{'type':'Pod','default':{'cpu':'2'}}]}};spec.limits[0].default: Forbidden: may not be specified when `type` is 'Pod'",
      "/api/v1/namespaces/default/limitranges;{'spec':{'limits':[{'type':'Container','maxLimitRequestRatio':{'cpu':'500m'}}]}};spec.limits[0].maxLimitRequestRatio[cpu]: Invalid value: \"500m\": ratio 500m is less than 1",
      "/api/v1/namespaces/default/resourcequotas;{'spec':{'hard':{'foo':'1'}}};[spec.hard[foo]: Invalid value: \"foo\": must be a standard resource type or fully qualified, spec.hard[foo]: Invalid value: \"foo\": must be a standard resource for quota]",
      "/api/v1/namespaces/default/resourcequotas;{'spec':{'hard':{'pods':'1500m'}}};spec.hard[pods]: Invalid value: \"1500m\": must be an integer",
      "/api/v1/namespaces/default/resourcequotas;{'spec':{'scopes':['BestEffort','NotBestEffort'],'hard':{'pods':'1'}}};spec.scopes: Invalid value: [\"BestEffort\",\"NotBestEffort\"]: conflicting scopes",
      "/apis/node.k8s.io/v1/runtimeclasses;{'handler':'X_'};handler: Invalid value: \"X_\": a lowercase RFC 1123 label must consist of",
      "/api/v1/namespaces/default/endpoints;{'subsets':[{}]};subsets[0]: Required value: must specify `addresses` or `notReadyAddresses`"})
  void what_is_wrong_is_said_in_kubernetes_words(String path, String body, String words) {
    Answer refused = api.post(path, "{'metadata':{'name':'x'}," + body.substring(1));
    assertThat(refused.code()).as(refused.message()).isEqualTo(422);
    assertThat(refused.message()).contains("is invalid: ").contains(words);
  }

  @Test
  void plain_text_of_a_secret_is_encoded_and_not_kept() {
    Answer made = api.post(CORE + "secrets", "{'metadata':{'name':'s'},'data':{'a':'eA=='},'stringData':{'b':'secret'}}");
    assertThat(made.at("data")).isEqualTo(TestJson.json("{'a':'eA==','b':'c2VjcmV0'}"));
    assertThat(made.at("stringData").isNull()).isTrue();
    assertThat(made.text("type")).isEqualTo("Opaque");
  }

  @Test
  void what_is_immutable_cannot_change_or_thaw() {
    api.post(CORE + "configmaps", "{'metadata':{'name':'c'},'data':{'a':'b'},'immutable':true}");
    assertThat(api.patch(CORE + "configmaps/c", "{'data':{'a':'c'}}").message())
        .isEqualTo("ConfigMap \"c\" is invalid: data: Forbidden: field is immutable when `immutable` is set");
    assertThat(api.patch(CORE + "configmaps/c", "{'immutable':false}").message())
        .isEqualTo("ConfigMap \"c\" is invalid: immutable: Forbidden: field is immutable when `immutable` is set");
  }

  @Test
  void roles_have_free_names_and_bindings_fixed_roles() {
    Answer role = api.put(RBAC + "clusterroles/system:x", "{'metadata':{'name':'system:x'},'rules':[]}");
    assertThat(role.code()).as(role.message()).isEqualTo(201);
    Answer bound = api.post(RBAC + "clusterrolebindings",
        "{'metadata':{'name':'system:x'},'roleRef':{'kind':'ClusterRole','name':'system:x'},'subjects':[{'kind':'User','name':'u'}]}");
    assertThat(bound.code()).as(bound.message()).isEqualTo(201);
    assertThat(bound.text("roleRef.apiGroup")).isEqualTo("rbac.authorization.k8s.io");
    assertThat(bound.at("subjects").items().getFirst().text("apiGroup")).isEqualTo("rbac.authorization.k8s.io");
    assertThat(api.patch(RBAC + "clusterrolebindings/system:x", "{'roleRef':{'name':'y'}}").message()).contains("cannot change roleRef");
  }

  @Test
  void leases_are_made_by_put_and_replaced_with_their_revision_only() {
    String path = "/apis/coordination.k8s.io/v1/namespaces/default/leases/l";
    assertThat(api.put(path, "{'metadata':{'name':'l'},'spec':{'holderIdentity':'a'}}").code()).isEqualTo(201);
    Answer refused = api.put(path, "{'metadata':{'name':'l'},'spec':{'holderIdentity':'b'}}");
    assertThat(refused.message()).isEqualTo("leases.coordination.k8s.io \"l\" is invalid: metadata.resourceVersion: "
        + "Invalid value: 0x0: must be specified for an update");
    assertThat(api.put(CORE + "configmaps/none", "{'metadata':{'name':'none'}}").code()).isEqualTo(404);
  }

  @Test
  void a_priority_keeps_its_value() {
    String path = "/apis/scheduling.k8s.io/v1/priorityclasses";
    api.post(path, "{'metadata':{'name':'p'},'value':5}");
    assertThat(api.patch(path + "/p", "{'value':6}").message())
        .isEqualTo("PriorityClass.scheduling.k8s.io \"p\" is invalid: value: Forbidden: may not be changed in an update.");
  }

  @Test
  void a_node_registers_with_its_status() {
    Answer node = api.post("/api/v1/nodes", "{'metadata':{'name':'n'},'status':{'capacity':{'cpu':'4'}}}");
    assertThat(node.at("status.allocatable")).isEqualTo(TestJson.json("{'cpu':'4'}"));
  }

  @Test
  void a_job_chooses_its_own_pods() {
    Answer job = api.post("/apis/batch/v1/namespaces/default/jobs",
        "{'metadata':{'name':'j'},'spec':{'template':{'spec':{'restartPolicy':'Never','containers':[{'name':'a','image':'n'}]}}}}");
    assertThat(job.code()).as(job.message()).isEqualTo(201);
    String uid = job.text("metadata.uid");
    assertThat(job.at("spec.selector.matchLabels")).isEqualTo(Value.obj("batch.kubernetes.io/controller-uid", uid));
    assertThat(job.at("spec.template.metadata.labels").text("job-name")).isEqualTo("j");
    assertThat(job.at("spec.backoffLimit")).isEqualTo(Value.of(6));
    assertThat(job.at("spec.completions")).isEqualTo(Value.of(1));
  }

  @Test
  void a_network_policy_with_egress_is_about_both_ways() {
    String path = "/apis/networking.k8s.io/v1/namespaces/default/networkpolicies";
    assertThat(api.post(path, "{'metadata':{'name':'a'},'spec':{'podSelector':{}}}").at("spec.policyTypes"))
        .isEqualTo(TestJson.json("['Ingress']"));
    Answer both = api.post(path, "{'metadata':{'name':'b'},'spec':{'podSelector':{},'egress':[{'to':[{'podSelector':{}}]}]}}");
    assertThat(both.at("spec.policyTypes")).as(both.message()).isEqualTo(TestJson.json("['Ingress','Egress']"));
    assertThat(both.at("metadata.generation")).isEqualTo(Value.of(1));
  }
}
