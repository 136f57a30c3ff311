package io.hexareme.core.apiserver.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.core.apiserver.Outside;
import io.hexareme.core.apiserver.SecuritySettings;
import io.hexareme.core.apiserver.TestJson;
import io.hexareme.core.apiserver.admission.podsecurity.PodSecuritySettings;
import io.hexareme.core.machinery.NoCertificates;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodSecurityTest {
  private static final String GOOD = "'securityContext':{'allowPrivilegeEscalation':false,'runAsNonRoot':true,"
      + "'capabilities':{'drop':['ALL']},'seccompProfile':{'type':'RuntimeDefault'}}";
  private final ApiServerFixture api = new ApiServerFixture();

  private void label(String labels) {
    Answer labelled = api.patch("/api/v1/namespaces/default", "{'metadata':{'labels':{" + labels + "}}}");
    assertThat(labelled.code()).as(labelled.message()).isEqualTo(200);
  }

  private Answer pod(String container, String spec) {
    return api.post("/api/v1/namespaces/default/pods",
        "{'metadata':{'name':'p'},'spec':{" + spec + "'containers':[{'name':'c','image':'i'" + container + "}]}}");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      ,'securityContext':{'privileged':true} | `` | privileged (container "c" must not set securityContext.privileged=true)
      `` | 'hostNetwork':true,'hostPID':true, | host namespaces (hostNetwork=true, hostPID=true)
      `` | 'volumes':[{'name':'v','hostPath':{'path':'/'}}], | hostPath volumes (volume "v")
      ,'ports':[{'containerPort':80,'hostPort':80}] | `` | hostPort (container "c" uses hostPort 80)
      ,'securityContext':{'capabilities':{'add':['SYS_ADMIN','CHOWN']}} | `` | non-default capabilities (container "c" must not include "SYS_ADMIN" in securityContext.capabilities.add)
      `` | 'securityContext':{'seLinuxOptions':{'type':'spc_t','user':'u'}}, | seLinuxOptions (pod set forbidden securityContext.seLinuxOptions: type "spc_t"; user may not be set)
      ,'securityContext':{'seccompProfile':{'type':'Unconfined'}} | `` | seccompProfile (container "c" must not set securityContext.seccompProfile.type to "Unconfined")
      `` | 'securityContext':{'sysctls':[{'name':'kernel.msgmax','value':'1'}]}, | forbidden sysctls (kernel.msgmax)
      ,'livenessProbe':{'httpGet':{'port':80,'host':'example.com'}} | `` | probe or lifecycle host (container "c" uses probe or lifecycle host "example.com")
      """)
  void baseline_forbids_what_is_known_to_harm_the_node(String container, String spec, String why) {
    label("'pod-security.kubernetes.io/enforce':'baseline'");
    Answer refused = pod(container, spec);
    assertThat(refused.message()).isEqualTo("pods \"p\" is forbidden: violates PodSecurity \"baseline:latest\": " + why);
    assertThat(refused.code()).isEqualTo(403);
  }

  @Test
  void restricted_asks_for_everything_in_the_words_that_people_search_for() {
    label("'pod-security.kubernetes.io/enforce':'restricted'");
    assertThat(pod("", "").message()).isEqualTo("pods \"p\" is forbidden: violates PodSecurity \"restricted:latest\": "
        + "allowPrivilegeEscalation != false (container \"c\" must set securityContext.allowPrivilegeEscalation=false), "
        + "unrestricted capabilities (container \"c\" must set securityContext.capabilities.drop=[\"ALL\"]), "
        + "runAsNonRoot != true (pod or container \"c\" must set securityContext.runAsNonRoot=true), "
        + "seccompProfile (pod or container \"c\" must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\")");
    assertThat(pod("," + GOOD, "").code()).isEqualTo(201);
  }

  @Test
  void an_older_version_of_the_standard_asks_for_less() {
    label("'pod-security.kubernetes.io/enforce':'restricted','pod-security.kubernetes.io/enforce-version':'v1.7'");
    assertThat(pod("", "").message()).isEqualTo("pods \"p\" is forbidden: violates PodSecurity \"restricted:v1.7\": "
        + "runAsNonRoot != true (pod or container \"c\" must set securityContext.runAsNonRoot=true)");
  }

  @Test
  void a_warning_is_no_refusal_and_reaches_templates_as_well() {
    label("'pod-security.kubernetes.io/warn':'baseline'");
    Answer warned = pod("", "'hostPID':true,");
    assertThat(warned.code()).isEqualTo(201);
    String words = "would violate PodSecurity \\\"baseline:latest\\\": host namespaces (hostPID=true)";
    assertThat(warned.headers().toString()).contains(words);
    Answer deployed = api.post("/apis/apps/v1/namespaces/default/deployments", "{'metadata':{'name':'d'},'spec':{'selector':{'matchLabels':"
        + "{'a':'b'}},'template':{'metadata':{'labels':{'a':'b'}},'spec':{'hostPID':true,'containers':[{'name':'c','image':'i'}]}}}}");
    assertThat(deployed.headers().toString()).contains(words);
  }

  @Test
  void who_tightens_a_namespace_is_told_who_does_not_fit() {
    pod("", "'hostPID':true,");
    Answer labelled = api.patch("/api/v1/namespaces/default", "{'metadata':{'labels':{'pod-security.kubernetes.io/enforce':'baseline'}}}");
    assertThat(labelled.headers().toString())
        .contains("existing pods in namespace \\\"default\\\" violate the new PodSecurity enforce level \\\"baseline:latest\\\"")
        .contains("p: host namespaces");
  }

  @Test
  void a_level_that_does_not_exist_is_refused() {
    Answer refused = api.patch("/api/v1/namespaces/default", "{'metadata':{'labels':{'pod-security.kubernetes.io/enforce':'nice'}}}");
    assertThat(refused.message()).isEqualTo("Namespace \"default\" is invalid: metadata.labels[pod-security.kubernetes.io/enforce]: "
        + "Invalid value: \"nice\": must be one of privileged, baseline, restricted");
  }

  @Test
  void a_configuration_says_what_holds_where_namespaces_say_nothing_and_for_whom_it_does_not() {
    PodSecuritySettings settings = ((PodSecuritySettings.Parsed.Good) PodSecuritySettings.of(TestJson.object("{'apiVersion':'apiserver.config.k8s.io/v1',"
        + "'kind':'AdmissionConfiguration','plugins':[{'name':'PodSecurity','configuration':{'apiVersion':'pod-security.admission.config.k8s.io/v1',"
        + "'kind':'PodSecurityConfiguration','defaults':{'enforce':'baseline','enforce-version':'latest'},"
        + "'exemptions':{'usernames':['trusted'],'runtimeClasses':['sandbox'],'namespaces':['kube-public']}}}]}"))).settings();
    ApiServerFixture strict = new ApiServerFixture(ApiServerFixture.NO_TOKENS, Outside.none(), NoCertificates.NONE,
        SecuritySettings.DEFAULT.with(settings));
    String privileged = "{'metadata':{'name':'p'},'spec':{'containers':[{'name':'c','image':'i','securityContext':{'privileged':true}}]}}";
    assertThat(strict.post("/api/v1/namespaces/default/pods", privileged).message()).contains("violates PodSecurity \"baseline:latest\"");
    strict.post("/api/v1/namespaces/kube-public/serviceaccounts", "{'metadata':{'name':'default'},'automountServiceAccountToken':false}");
    assertThat(strict.post("/api/v1/namespaces/kube-public/pods", privileged).code()).isEqualTo(201);
    strict.patch("/api/v1/namespaces/default", "{'metadata':{'labels':{'pod-security.kubernetes.io/enforce':'privileged'}}}");
    assertThat(strict.post("/api/v1/namespaces/default/pods", privileged).code()).as("a namespace's own word counts").isEqualTo(201);
  }

  @Test
  void what_is_wrong_with_a_configuration_is_said() {
    assertThat(PodSecuritySettings.of(TestJson.object("{'apiVersion':'apiserver.config.k8s.io/v1','kind':'AdmissionConfiguration','plugins':["
        + "{'name':'Other'},{'name':'PodSecurity','configuration':{'apiVersion':'pod-security.admission.config.k8s.io/v1',"
        + "'kind':'PodSecurityConfiguration','defaults':{'warn':'loud','audit-version':'2'}}}]}"))).isEqualTo(new PodSecuritySettings.Parsed.Bad(List.of(
            "plugins[0].name: Other takes no configuration here",
            "plugins[1].configuration.defaults.audit-version: must be \"latest\" or \"v1.x\"",
            "plugins[1].configuration.defaults.warn: must be one of privileged, baseline, restricted")));
  }
}
