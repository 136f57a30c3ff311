package io.hexareme.core.apiserver.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.core.apiserver.TestJson;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodsTest {
  private static final String PODS = "/api/v1/namespaces/default/pods";
  private final ApiServerFixture api = new ApiServerFixture();

  private Answer create(String spec) {
    return api.post(PODS, "{'metadata':{'name':'web'},'spec':" + spec + "}");
  }

  private Answer simple() {
    return create("{'containers':[{'name':'a','image':'nginx'}]}");
  }

  private void bind(String name) {
    Answer bound = api.post(PODS + "/" + name + "/binding", "{'metadata':{'name':'" + name + "'},'target':{'kind':'Node','name':'n1'}}");
    assertThat(bound.code()).as(bound.message()).isEqualTo(201);
  }

  @Test
  void a_new_pod_is_pending_and_has_all_defaults() {
    Answer pod = simple();
    assertThat(pod.code()).as(pod.message()).isEqualTo(201);
    assertThat(pod.at("status")).isEqualTo(Value.obj("phase", "Pending", "qosClass", "BestEffort"));
    assertThat(pod.at("metadata.generation")).isEqualTo(Value.of(1));
    assertThat(own(pod)).isEqualTo(TestJson.object("""
        {'containers':[{'name':'a','image':'nginx','imagePullPolicy':'Always','resources':{},
          'terminationMessagePath':'/dev/termination-log','terminationMessagePolicy':'File'}],
         'restartPolicy':'Always','terminationGracePeriodSeconds':30,'dnsPolicy':'ClusterFirst','securityContext':{},
         'schedulerName':'default-scheduler','enableServiceLinks':true}"""));
  }

  /** The spec without what admission puts there. */
  private static Obj own(Answer pod) {
    Obj spec = pod.at("spec").asObj();
    for (String admitted : List.of("serviceAccountName", "serviceAccount", "tolerations", "priority", "preemptionPolicy")) {
      spec = spec.without(admitted);
    }
    return spec;
  }

  @ParameterizedTest
  @CsvSource({"nginx,Always", "nginx:latest,Always", "nginx:1.27,IfNotPresent", "host:5000/nginx,Always", "host:5000/n:1,IfNotPresent",
      "nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef,IfNotPresent"})
  void images_that_may_move_are_pulled_always(String image, String policy) {
    Answer pod = create("{'containers':[{'name':'a','image':'" + image + "'}]}");
    assertThat(pod.at("spec.containers").items().getFirst().text("imagePullPolicy")).isEqualTo(policy);
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '|', value = {
      "{},BestEffort",
      "|{'requests':{'cpu':'1'}}|,Burstable",
      "|{'limits':{'cpu':'1','memory':'1Gi'}}|,Guaranteed",
      "|{'limits':{'cpu':'1'}}|,Burstable",
      "|{'requests':{'cpu':'500m'},'limits':{'cpu':'1','memory':'1Gi'}}|,Burstable",
      "|{'requests':{'ephemeral-storage':'1Gi'}}|,BestEffort"})
  void requests_and_limits_make_the_quality_of_service(String resources, String qos) {
    Answer pod = create("{'containers':[{'name':'a','image':'n','resources':" + resources + "}]}");
    assertThat(pod.text("status.qosClass")).as(pod.message()).isEqualTo(qos);
  }

  @Test
  void what_is_limited_is_requested() {
    Answer pod = create("{'containers':[{'name':'a','image':'n','resources':{'limits':{'cpu':'2'}}}]}");
    assertThat(pod.at("spec.containers").items().getFirst().text("resources", "requests", "cpu")).isEqualTo("2");
  }

  @Test
  void host_network_volumes_and_accounts_are_completed() {
    api.account("sa");
    Answer pod = create("""
        {'hostNetwork':true,'serviceAccountName':'sa','volumes':[{'name':'v'},{'name':'c','configMap':{'name':'x'}}],
         'containers':[{'name':'a','image':'n','ports':[{'containerPort':80}]}]}""");
    assertThat(pod.at("spec.containers").items().getFirst().list("ports").getFirst())
        .isEqualTo(TestJson.json("{'containerPort':80,'hostPort':80,'protocol':'TCP'}"));
    assertThat(pod.text("spec.serviceAccount")).isEqualTo("sa");
    assertThat(pod.at("spec.volumes")).isEqualTo(TestJson.json(
        "[{'name':'v','emptyDir':{}},{'name':'c','configMap':{'name':'x','defaultMode':420}}]"));
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '|', delimiter = ';', value = {
      "{'containers':[]};spec.containers: Required value",
      "{'containers':[{'image':'n'}]};spec.containers[0].name: Required value",
      "{'containers':[{'name':'a'}]};spec.containers[0].image: Required value",
      "{'containers':[{'name':'a','image':' n'}]};spec.containers[0].image: Invalid value: \" n\": must not have leading or trailing whitespace",
      "{'containers':[{'name':'a','image':'n'},{'name':'a','image':'n'}]};spec.containers[1].name: Duplicate value: \"a\"",
      "{'restartPolicy':'X','containers':[{'name':'a','image':'n'}]};spec.restartPolicy: Unsupported value: \"X\": supported values: \"Always\", \"OnFailure\", \"Never\"",
      "{'containers':[{'name':'a','image':'n','volumeMounts':[{'name':'x','mountPath':'/x'}]}]};spec.containers[0].volumeMounts[0].name: Not found: \"x\"",
      "{'containers':[{'name':'a','image':'n','env':[{'name':'a=b'}]}]};spec.containers[0].env[0].name: Invalid value: \"a=b\": a valid environment variable name must consist only of printable ASCII characters other than '='",
      "{'containers':[{'name':'a','image':'n','env':[{'value':'x'}]}]};spec.containers[0].env[0].name: Required value",
      "{'containers':[{'name':'a','image':'n','ports':[{'containerPort':70000}]}]};spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive",
      "{'containers':[{'name':'a','image':'n','ports':[{'name':'http'}]}]};spec.containers[0].ports[0].containerPort: Required value",
      "{'containers':[{'name':'a','image':'n','resources':{'requests':{'cpu':'2'},'limits':{'cpu':'1'}}}]};spec.containers[0].resources.requests: Invalid value: \"2\": must be less than or equal to cpu limit of 1",
      "{'containers':[{'name':'a','image':'n','livenessProbe':{}}]};spec.containers[0].livenessProbe: Required value: must specify a handler type",
      "{'containers':[{'name':'a','image':'n','livenessProbe':{'successThreshold':2,'exec':{'command':['x']}}}]};spec.containers[0].livenessProbe.successThreshold: Invalid value: 2: must be 1",
      "{'containers':[{'name':'a','image':'n','readinessProbe':{'httpGet':{}}}]};spec.containers[0].readinessProbe.httpGet.port: Invalid value: 0: must be between 1 and 65535, inclusive",
      "{'tolerations':[{'operator':'Equal'}],'containers':[{'name':'a','image':'n'}]};spec.tolerations[0].operator: Invalid value: \"Equal\": operator must be Exists when `key` is empty, which means \"match all values and all keys\"",
      "{'affinity':{'nodeAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':{'nodeSelectorTerms':[]}}},'containers':[{'name':'a','image':'n'}]};spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms: Required value: must have at least one node selector term",
      "{'volumes':[{'name':'v'},{'name':'v'}],'containers':[{'name':'a','image':'n'}]};spec.volumes[1].name: Duplicate value: \"v\"",
      "{'volumes':[{'name':'v','secret':{}}],'containers':[{'name':'a','image':'n'}]};spec.volumes[0].secret.secretName: Required value"})
  void what_is_wrong_is_said_in_kubernetes_words(String spec, String words) {
    Answer refused = create(spec);
    assertThat(refused.code()).isEqualTo(422);
    assertThat(refused.message()).isEqualTo("Pod \"web\" is invalid: " + words);
  }

  @Test
  void the_image_may_change_and_the_rest_may_not() {
    simple();
    Answer changed = api.patch(PODS + "/web", "application/strategic-merge-patch+json", "{'spec':{'containers':[{'name':'a','image':'n:2'}]}}");
    assertThat(changed.code()).as(changed.message()).isEqualTo(200);
    assertThat(changed.at("metadata.generation")).isEqualTo(Value.of(2));
    Answer refused = api.patch(PODS + "/web", "{'spec':{'hostname':'h'}}");
    assertThat(refused.code()).isEqualTo(422);
    assertThat(refused.message()).startsWith("Pod \"web\" is invalid: spec: Forbidden: pod updates may not change fields other than "
        + "`spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to "
        + "existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)\n");
  }

  @Test
  void a_pod_that_no_kubelet_has_is_gone_at_once_and_shown_last() {
    simple();
    Answer deleted = api.delete(PODS + "/web");
    assertThat(deleted.text("kind")).isEqualTo("Pod");
    assertThat(api.get(PODS + "/web").code()).isEqualTo(404);
  }

  @Test
  void a_bound_pod_is_given_its_grace_which_may_only_get_shorter() {
    simple();
    bind("web");
    Answer marked = api.delete(PODS + "/web");
    assertThat(marked.at("metadata.deletionGracePeriodSeconds")).isEqualTo(Value.of(30));
    assertThat(marked.at("metadata.generation")).isEqualTo(Value.of(2));
    assertThat(marked.text("metadata.deletionTimestamp")).isEqualTo("2026-01-01T00:00:30Z");
    assertThat(api.delete(PODS + "/web?gracePeriodSeconds=60").at("metadata.deletionGracePeriodSeconds")).isEqualTo(Value.of(30));
    Answer shorter = api.delete(PODS + "/web?gracePeriodSeconds=5");
    assertThat(shorter.at("metadata.deletionGracePeriodSeconds")).isEqualTo(Value.of(5));
    assertThat(shorter.text("metadata.deletionTimestamp")).isEqualTo("2026-01-01T00:00:05Z");
    api.delete(PODS + "/web", "{'gracePeriodSeconds':0}");
    assertThat(api.get(PODS + "/web").code()).isEqualTo(404);
  }

  @Test
  void a_pod_that_is_over_needs_no_grace() {
    simple();
    bind("web");
    assertThat(api.patch(PODS + "/web/status", "{'status':{'phase':'Succeeded'}}").code()).isEqualTo(200);
    api.delete(PODS + "/web");
    assertThat(api.get(PODS + "/web").code()).isEqualTo(404);
  }

  @Test
  void host_network_and_addresses_can_be_selected() {
    simple();
    assertThat(api.get(PODS + "?fieldSelector=spec.hostNetwork=false").at("items").items()).hasSize(1);
    api.patch(PODS + "/web/status", "{'status':{'podIP':'10.0.0.7','podIPs':[{'ip':'10.0.0.7'}]}}");
    assertThat(api.get(PODS + "?fieldSelector=status.podIP=10.0.0.7").at("items").items()).hasSize(1);
    assertThat(api.get(PODS + "?fieldSelector=status.podIP=10.0.0.8").at("items").items()).isEmpty();
  }

  @Test
  void a_debug_container_may_be_added_and_not_taken_away() {
    simple();
    String debug = "{'spec':{'ephemeralContainers':[{'name':'d','image':'busybox'}]}}";
    Answer added = api.patch(PODS + "/web/ephemeralcontainers", "application/strategic-merge-patch+json", debug);
    assertThat(added.code()).as(added.message()).isEqualTo(200);
    assertThat(added.at("spec.ephemeralContainers").items()).hasSize(1);
    assertThat(api.patch(PODS + "/web/ephemeralcontainers", "{'spec':{'ephemeralContainers':null}}").message())
        .contains("existing ephemeral containers \"d\" may not be removed");
  }
}
