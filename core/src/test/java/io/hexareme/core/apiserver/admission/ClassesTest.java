package io.hexareme.core.apiserver.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.admission.podsecurity.PodSecuritySettings;
import io.hexareme.core.machinery.NoMetrics;
import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.ports.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plugins that go by classes: of storage, ingress and runtime. */
class ClassesTest {
  private static final String NAMESPACE = "/api/v1/namespaces/default/";
  private static final String CLAIM = "{'metadata':{'name':'c'},'spec':{'accessModes':['ReadWriteOnce'],%s'resources':{'requests':{'storage':'1Gi'}}}}";
  private final ApiServerFixture api = new ApiServerFixture();

  private void storageClass(String name, boolean usual, boolean grows) {
    Answer made = api.post("/apis/storage.k8s.io/v1/storageclasses", "{'metadata':{'name':'" + name
        + "','annotations':{'storageclass.kubernetes.io/is-default-class':'" + usual + "'}},'provisioner':'p','allowVolumeExpansion':" + grows + "}");
    assertThat(made.code()).as(made.message()).isEqualTo(201);
  }

  @Test
  void a_claim_without_a_class_gets_the_default_one_and_one_that_wants_none_does_not() {
    storageClass("slow", false, false);
    storageClass("fast", true, false);
    assertThat(api.post(NAMESPACE + "persistentvolumeclaims", CLAIM.replace("%s", "")).text("spec.storageClassName")).isEqualTo("fast");
    Answer none = api.post(NAMESPACE + "persistentvolumeclaims", CLAIM.replace("%s", "'storageClassName':'',").replace("'c'", "'d'"));
    assertThat(none.text("spec.storageClassName")).isEmpty();
  }

  @Test
  void an_ingress_without_a_class_gets_the_default_one() {
    api.post("/apis/networking.k8s.io/v1/ingressclasses", "{'metadata':{'name':'usual','annotations':"
        + "{'ingressclass.kubernetes.io/is-default-class':'true'}},'spec':{'controller':'example.com/i'}}");
    Answer made = api.post("/apis/networking.k8s.io/v1/namespaces/default/ingresses",
        "{'metadata':{'name':'i'},'spec':{'defaultBackend':{'service':{'name':'s','port':{'number':80}}}}}");
    assertThat(made.text("spec.ingressClassName")).isEqualTo("usual");
  }

  @Test
  void a_claim_grows_only_when_it_is_bound_and_its_class_can() {
    storageClass("fast", true, false);
    api.post(NAMESPACE + "persistentvolumeclaims", CLAIM.replace("%s", ""));
    String more = "{'spec':{'resources':{'requests':{'storage':'2Gi'}}}}";
    api.patch(NAMESPACE + "persistentvolumeclaims/c/status", "{'status':{'phase':'Bound'}}");
    assertThat(api.patch(NAMESPACE + "persistentvolumeclaims/c", more).message()).isEqualTo("persistentvolumeclaims \"c\" is forbidden: "
        + "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize");
    api.patch("/apis/storage.k8s.io/v1/storageclasses/fast", "{'allowVolumeExpansion':true}");
    assertThat(api.patch(NAMESPACE + "persistentvolumeclaims/c", more).code()).isEqualTo(200);
  }

  private Answer pod(String spec) {
    return api.post(NAMESPACE + "pods", "{'metadata':{'name':'p'},'spec':{" + spec + "'containers':[{'name':'c','image':'i'}]}}");
  }

  @Test
  void a_runtime_class_says_what_it_costs_and_where_it_runs() {
    Answer made = api.post("/apis/node.k8s.io/v1/runtimeclasses", "{'metadata':{'name':'vm'},'handler':'vm','overhead':{'podFixed':{'cpu':'100m'}},"
        + "'scheduling':{'nodeSelector':{'vm':'yes'},'tolerations':[{'key':'vm','operator':'Exists'}]}}");
    assertThat(made.code()).as(made.message()).isEqualTo(201);
    Answer pod = pod("'runtimeClassName':'vm',");
    assertThat(pod.at("spec.overhead")).isEqualTo(Value.obj("cpu", "100m"));
    assertThat(pod.at("spec.nodeSelector")).isEqualTo(Value.obj("vm", "yes"));
    assertThat(pod.body().list("spec", "tolerations")).extracting(toleration -> toleration.text("key")).contains("vm");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      'runtimeClassName':'none', | pod rejected: RuntimeClass "none" not found
      'overhead':{'cpu':'1'}, | pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead
      """)
  void a_pod_does_not_make_up_its_runtime(String spec, String why) {
    assertThat(pod(spec).message()).isEqualTo("pods \"p\" is forbidden: " + why);
  }

  @Test
  void the_chain_lists_its_plugins_in_kubernetes_order() {
    AdmissionChain chain = AdmissionPlugins.chain(null, null, null, PodSecuritySettings.NONE,
        new AdmissionFigures(NoMetrics.NONE, null), List.of(), List.of());
    assertThat(chain.mutating()).extracting(MutatingStep::name).containsExactly("NamespaceLifecycle", "LimitRanger", "ServiceAccount",
        "TaintNodesByCondition", "Priority", "DefaultTolerationSeconds", "DefaultStorageClass", "StorageObjectInUseProtection", "RuntimeClass", "DefaultIngressClass",
        "ResourceQuota");
    assertThat(chain.validating()).extracting(ValidatingStep::name).containsExactly("NamespaceLifecycle", "LimitRanger", "NodeRestriction",
        "PodSecurity", "Priority", "PersistentVolumeClaimResize", "RuntimeClass", "ResourceQuota");
  }
}
