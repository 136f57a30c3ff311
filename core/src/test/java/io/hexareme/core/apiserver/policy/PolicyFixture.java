package io.hexareme.core.apiserver.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.expressionscel.CelExpressions;
import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.core.apiserver.Outside;
import io.hexareme.core.machinery.NoWebhooks;

/** An API server with expressions, and short words for policies about ConfigMaps. */
final class PolicyFixture {
  static final String MAPS = "/api/v1/namespaces/default/configmaps";
  private static final String GROUP = "/apis/admissionregistration.k8s.io/v1/";
  static final String CONFIG_MAPS = "'matchConstraints':{'resourceRules':[{'apiGroups':[''],'apiVersions':['v1'],"
      + "'operations':['*'],'resources':['configmaps']}]}";

  final ApiServerFixture api = new ApiServerFixture(new Outside(new CelExpressions(), NoWebhooks.NONE));

  /** A policy as it is given, not looked at. Expressions may hold double quotes, which stand for themselves. */
  Answer policy(String sort, String name, String spec) {
    return api.post(GROUP + sort.toLowerCase(java.util.Locale.ROOT) + "admissionpolicies", "{'apiVersion':'admissionregistration.k8s.io/v1',"
        + "'kind':'" + sort + "AdmissionPolicy','metadata':{'name':'" + name + "'},'spec':{" + spec + "}}");
  }

  Answer binding(String sort, String policy, String spec) {
    return api.post(GROUP + sort.toLowerCase(java.util.Locale.ROOT) + "admissionpolicybindings", "{'apiVersion':"
        + "'admissionregistration.k8s.io/v1','kind':'" + sort + "AdmissionPolicyBinding','metadata':{'name':'" + policy + "-here'},"
        + "'spec':{'policyName':'" + policy + "'" + spec + "}}");
  }

  /** A policy about ConfigMaps that denies, bound everywhere. */
  void validating(String name, String spec) {
    made(policy("Validating", name, CONFIG_MAPS + "," + spec));
    made(binding("Validating", name, ",'validationActions':['Deny']"));
  }

  void mutating(String name, String spec) {
    made(policy("Mutating", name, CONFIG_MAPS + ",'reinvocationPolicy':'Never'," + spec));
    made(binding("Mutating", name, ""));
  }

  static void made(Answer answer) {
    assertThat(answer.code()).as(answer.message()).isEqualTo(201);
  }

  Answer map(String name, String data) {
    return api.post(MAPS, "{'metadata':{'name':'" + name + "'},'data':{" + data + "}}");
  }
}
