package io.hexareme.core.apiserver.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.schemakubernetes.KubernetesSchemas;
import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.Caller;
import io.hexareme.ports.schema.ResourceSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizationTest {
  private final ApiServerFixture api = new ApiServerFixture();
  private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1/";

  @Test
  void the_anonymous_user_may_do_nothing_to_any_resource() {
    Caller anonymous = Caller.anonymous(api);
    for (ResourceSchema resource : new KubernetesSchemas().load().resources()) {
      String root = (resource.group().isEmpty() ? "/api/" : "/apis/" + resource.group() + "/") + resource.version();
      String collection = root + (resource.namespaced() ? "/namespaces/default/" : "/") + resource.plural();
      for (String verb : resource.verbs()) {
        var answer = switch (verb) {
          case "create" -> anonymous.post(collection, "{}");
          case "list" -> anonymous.get(collection);
          case "watch" -> anonymous.get(collection + "?watch=true");
          case "deletecollection" -> anonymous.delete(collection);
          case "get" -> anonymous.get(collection + "/x");
          case "update" -> anonymous.put(collection + "/x", "{}");
          case "patch" -> anonymous.patch(collection + "/x", "{}");
          default -> anonymous.delete(collection + "/x");
        };
        assertThat(answer.code()).as("%s %s", verb, collection).isEqualTo(403);
        assertThat(answer.message()).startsWith(resource.plural()).contains("User \"system:anonymous\" cannot " + verb + " resource");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"/healthz,404", "/version,404", "/api,403", "/apis/apps,403", "/openapi/v3,403", "/metrics,403", "/x,403"})
  void the_anonymous_user_sees_health_and_version_only(String path, int code) {
    // Nothing serves these paths in this fixture: what is allowed is not found.
    assertThat(Caller.anonymous(api).get(path).code()).isIn(code, code == 404 ? 200 : 403);
  }

  @Test
  void a_refusal_names_who_what_and_where() {
    Caller alice = Caller.user(api, "alice");
    assertThat(Caller.anonymous(api).get("/x").message()).isEqualTo("forbidden: User \"system:anonymous\" cannot get path \"/x\"");
    assertThat(alice.get("/api/v1/namespaces/default/configmaps").message()).isEqualTo(
        "configmaps is forbidden: User \"alice\" cannot list resource \"configmaps\" in API group \"\" in the namespace \"default\"");
    assertThat(alice.get("/apis/apps/v1/deployments").message()).isEqualTo(
        "deployments.apps is forbidden: User \"alice\" cannot list resource \"deployments\" in API group \"apps\" at the cluster scope");
    assertThat(alice.get("/api/v1/namespaces/default/pods/p/log").message()).isEqualTo(
        "pods \"p\" is forbidden: User \"alice\" cannot get resource \"pods/log\" in API group \"\" in the namespace \"default\"");
    assertThat(alice.get("/api/v1/namespaces/default/pods/p/log").text("details.kind")).isEqualTo("pods");
  }

  @ParameterizedTest
  @CsvSource({
      "system:kube-scheduler,            POST,  /api/v1/namespaces/default/pods/p/binding, true",
      "system:kube-scheduler,            PATCH, /api/v1/namespaces/default/pods/p/status, true",
      "system:kube-scheduler,            POST,  /api/v1/namespaces/default/pods, false",
      "system:kube-scheduler,            PATCH, /api/v1/namespaces/default/pods/p, false",
      "system:kube-scheduler,            GET,   /api/v1/secrets, false",
      "system:kube-controller-manager,   GET,   /apis/apps/v1/replicasets, true",
      "system:kube-controller-manager,   POST,  /api/v1/namespaces/default/pods, false",
      "deployment-controller,            POST,  /apis/apps/v1/namespaces/default/replicasets, true",
      "deployment-controller,            PUT,   /apis/apps/v1/namespaces/default/deployments/d/status, true",
      "deployment-controller,            POST,  /api/v1/namespaces/default/pods, false",
      "replicaset-controller,            POST,  /api/v1/namespaces/default/pods, true",
      "replicaset-controller,            POST,  /apis/apps/v1/namespaces/default/replicasets, false",
      "replicaset-controller,            POST,  /api/v1/namespaces/default/events, true",
      "endpoint-controller,              POST,  /api/v1/namespaces/default/endpoints, true",
      "endpoint-controller,              DELETE, /api/v1/namespaces/default/pods/p, false",
      "endpointslice-controller,         POST,  /apis/discovery.k8s.io/v1/namespaces/default/endpointslices, true",
      "service-account-controller,       POST,  /api/v1/namespaces/default/serviceaccounts, true",
      "service-account-controller,       POST,  /api/v1/namespaces/default/secrets, false",
      "root-ca-cert-publisher,           POST,  /api/v1/namespaces/default/configmaps, true",
      "node-controller,                  PUT,   /api/v1/nodes/n/status, true",
      "taint-eviction-controller,        DELETE, /api/v1/namespaces/default/pods/p, true",
      "disruption-controller,            PUT,   /apis/policy/v1/namespaces/default/poddisruptionbudgets/b/status, true",
      "disruption-controller,            DELETE, /api/v1/namespaces/default/pods/p, false",
      "namespace-controller,             PUT,   /api/v1/namespaces/n/finalize, true",
      "namespace-controller,             DELETE, /apis/apps/v1/namespaces/n/deployments, true",
      "namespace-controller,             POST,  /api/v1/namespaces/default/pods, false",
      "generic-garbage-collector,        PATCH, /apis/apps/v1/namespaces/n/deployments/d, true",
      "generic-garbage-collector,        POST,  /api/v1/namespaces/default/pods, false",
      "pod-garbage-collector,            DELETE, /api/v1/namespaces/default/pods/p, true",
      "pod-garbage-collector,            DELETE, /api/v1/nodes/n, false",
      "system:node:n1,                   GET,   /api/v1/pods, false",
      "system:node:n1,                   GET,   /api/v1/pods?fieldSelector=spec.nodeName=n1, true",
      "system:node:n1,                   GET,   /api/v1/pods?fieldSelector=spec.nodeName=n2, false",
      "system:node:n1,                   GET,   /api/v1/nodes/n1, true",
      "system:node:n1,                   GET,   /api/v1/nodes/n2, false",
      "system:node:n1,                   GET,   /api/v1/services, true",
      "system:node:n1,                   POST,  /api/v1/nodes, true",
      "system:node:n1,                   PATCH, /api/v1/namespaces/default/pods/p/status, true",
      "system:node:n1,                   POST,  /apis/apps/v1/namespaces/default/deployments, false",
      "system:node:n1,                   DELETE, /api/v1/nodes/n1, false"})
  void each_component_may_do_its_job_and_no_other(String who, String method, String path, boolean allowed) {
    Caller caller = who.startsWith("system:node:") ? Caller.node(api, who.substring("system:node:".length()))
        : who.startsWith("system:") ? Caller.user(api, who) : Caller.controller(api, who);
    var answer = caller.call(method, path, method.equals("GET") || method.equals("DELETE") ? null : "{}", "application/json");
    boolean refused = answer.code() == 403 && answer.message().contains("\" cannot ");
    assertThat(refused).as("%d %s", answer.code(), answer.message()).isEqualTo(!allowed);
  }

  @Test
  void a_role_counts_in_its_namespace_from_the_moment_it_is_bound_until_it_is_not() {
    Caller alice = Caller.user(api, "alice");
    api.post(RBAC + "namespaces/default/roles",
        "{'metadata':{'name':'reader'},'rules':[{'verbs':['get','list'],'apiGroups':[''],'resources':['configmaps']}]}");
    assertThat(alice.get("/api/v1/namespaces/default/configmaps").code()).isEqualTo(403);
    api.post(RBAC + "namespaces/default/rolebindings", "{'metadata':{'name':'rb'},'subjects':[{'kind':'User','name':'alice',"
        + "'apiGroup':'rbac.authorization.k8s.io'}],'roleRef':{'apiGroup':'rbac.authorization.k8s.io','kind':'Role','name':'reader'}}");
    assertThat(alice.get("/api/v1/namespaces/default/configmaps").code()).isEqualTo(200);
    assertThat(alice.get("/api/v1/namespaces/kube-system/configmaps").code()).isEqualTo(403);
    assertThat(alice.get("/api/v1/configmaps").code()).isEqualTo(403);
    api.delete(RBAC + "namespaces/default/rolebindings/rb");
    assertThat(alice.get("/api/v1/namespaces/default/configmaps").code()).isEqualTo(403);
  }

  @Test
  void a_rule_for_one_name_allows_to_list_that_one_alone() {
    grant("alice", "[{'verbs':['get','list','watch'],'apiGroups':[''],'resources':['configmaps'],'resourceNames':['a']}]");
    Caller alice = Caller.user(api, "alice");
    assertThat(alice.get("/api/v1/namespaces/default/configmaps").code()).isEqualTo(403);
    assertThat(alice.get("/api/v1/namespaces/default/configmaps?fieldSelector=metadata.name=a").code()).isEqualTo(200);
    assertThat(alice.get("/api/v1/namespaces/default/configmaps?fieldSelector=metadata.name=b").code()).isEqualTo(403);
  }

  @Test
  void a_field_selector_gives_no_right_to_create() {
    grant("alice", "[{'verbs':['create'],'apiGroups':[''],'resources':['configmaps'],'resourceNames':['a']}]");
    assertThat(Caller.user(api, "alice").post("/api/v1/namespaces/default/configmaps?fieldSelector=metadata.name=a",
        "{'metadata':{'name':'b'}}").code()).isEqualTo(403);
  }

  @Test
  void who_may_patch_may_not_create_by_applying() {
    grant("alice", "[{'verbs':['patch'],'apiGroups':[''],'resources':['configmaps']}]");
    var answer = Caller.user(api, "alice").call("PATCH", "/api/v1/namespaces/default/configmaps/new?fieldManager=m",
        "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'new'}}", "application/apply-patch+yaml");
    assertThat(answer.message()).isEqualTo("configmaps \"new\" is forbidden: User \"alice\" cannot create resource \"configmaps\" "
        + "in API group \"\" in the namespace \"default\"");
  }

  @Test
  void nobody_grants_what_they_do_not_have() {
    grant("alice", "[{'verbs':['create','update'],'apiGroups':['rbac.authorization.k8s.io'],'resources':['roles','rolebindings']},"
        + "{'verbs':['get'],'apiGroups':[''],'resources':['pods']}]");
    Caller alice = Caller.user(api, "alice");
    var refused = alice.post(RBAC + "namespaces/default/roles", "{'metadata':{'name':'r'},'rules':[{'verbs':['get','list'],"
        + "'apiGroups':[''],'resources':['pods']},{'verbs':['get'],'apiGroups':['apps'],'resources':['deployments']}]}");
    assertThat(refused.message()).isEqualTo("roles.rbac.authorization.k8s.io \"r\" is forbidden: user \"alice\" "
        + "(groups=[\"system:authenticated\"]) is attempting to grant RBAC permissions not currently held:\n"
        + "{APIGroups:[\"\"], Resources:[\"pods\"], Verbs:[\"list\"]}\n"
        + "{APIGroups:[\"apps\"], Resources:[\"deployments\"], Verbs:[\"get\"]}");
    assertThat(alice.post(RBAC + "namespaces/default/roles", "{'metadata':{'name':'r'},'rules':[{'verbs':['get'],"
        + "'apiGroups':[''],'resources':['pods']}]}").code()).isEqualTo(201);
    assertThat(alice.post(RBAC + "namespaces/default/rolebindings", binding("b", "cluster-admin")).code()).isEqualTo(403);
    assertThat(alice.post(RBAC + "namespaces/default/rolebindings", binding("b", "nothere")).message())
        .isEqualTo("clusterroles.rbac.authorization.k8s.io \"nothere\" not found");
  }

  @Test
  void who_may_bind_a_role_may_grant_it() {
    grant("alice", "[{'verbs':['create'],'apiGroups':['rbac.authorization.k8s.io'],'resources':['rolebindings']},"
        + "{'verbs':['bind'],'apiGroups':['rbac.authorization.k8s.io'],'resources':['clusterroles'],'resourceNames':['view']}]");
    Caller alice = Caller.user(api, "alice");
    assertThat(alice.post(RBAC + "namespaces/default/rolebindings", binding("v", "view")).code()).isEqualTo(201);
    assertThat(alice.post(RBAC + "namespaces/default/rolebindings", binding("e", "edit")).code()).isEqualTo(403);
  }

  @Test
  void a_role_that_aggregates_has_the_rules_of_a_new_part_at_once() {
    api.post(RBAC + "namespaces/default/rolebindings", binding("v", "view").replace("carol", "alice"));
    Caller alice = Caller.user(api, "alice");
    assertThat(alice.get("/apis/coordination.k8s.io/v1/namespaces/default/leases").code()).isEqualTo(403);
    api.post(RBAC + "clusterroles", "{'metadata':{'name':'more','labels':{'rbac.authorization.k8s.io/aggregate-to-view':'true'}},"
        + "'rules':[{'verbs':['list'],'apiGroups':['coordination.k8s.io'],'resources':['leases']}]}");
    assertThat(alice.get("/apis/coordination.k8s.io/v1/namespaces/default/leases").code()).isEqualTo(200);
    assertThat(alice.get("/api/v1/namespaces/default/secrets").code()).isEqualTo(403);
  }

  private static String binding(String name, String clusterRole) {
    return "{'metadata':{'name':'" + name + "'},'subjects':[{'kind':'User','name':'carol','apiGroup':'rbac.authorization.k8s.io'}],"
        + "'roleRef':{'apiGroup':'rbac.authorization.k8s.io','kind':'ClusterRole','name':'" + clusterRole + "'}}";
  }

  private void grant(String user, String rules) {
    assertThat(api.post(RBAC + "namespaces/default/roles", "{'metadata':{'name':'g'},'rules':" + rules + "}").code()).isEqualTo(201);
    assertThat(api.post(RBAC + "namespaces/default/rolebindings", "{'metadata':{'name':'g'},'subjects':[{'kind':'User','name':'" + user
        + "','apiGroup':'rbac.authorization.k8s.io'}],'roleRef':{'apiGroup':'rbac.authorization.k8s.io','kind':'Role','name':'g'}}").code())
        .isEqualTo(201);
  }
}
