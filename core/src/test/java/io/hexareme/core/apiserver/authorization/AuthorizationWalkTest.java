package io.hexareme.core.apiserver.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.schemakubernetes.KubernetesSchemas;
import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.Caller;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every path × verb × subresource of the schema table, and the paths that are no resources, as everybody: what passes authorization is
 * exactly what the roles and bindings say, which are read from the server itself and applied by a second, plain reading of RBAC.
 */
class AuthorizationWalkTest {
  private static final List<String> PATHS = List.of("/", "/api", "/api/v1", "/apis", "/apis/apps", "/apis/apps/v1", "/healthz", "/healthz/ping",
      "/livez", "/livez/ping", "/readyz", "/readyz/ping", "/metrics", "/version", "/version/", "/openapi/v2", "/openapi/v3",
      "/openapi/v3/apis/apps/v1", "/.well-known/openid-configuration", "/openid/v1/jwks", "/logs", "/debug/pprof", "/hexareme/trace", "/hexareme/store",
      "/apiz", "/no/such/path");
  private final ApiServerFixture api = new ApiServerFixture();
  private final DumbRbac rbac = new DumbRbac(api);

  /** One thing that can be asked. */
  private record Ask(String method, String path, String verb, String group, String resource, String subresource, String name, boolean namespaced) {
    String what() {
      return resource.isEmpty() ? verb + " " + path : verb + " " + resource + (subresource.isEmpty() ? "" : "/" + subresource)
          + (group.isEmpty() ? "" : "." + group);
    }
  }

  private static List<Ask> asks() {
    List<Ask> asks = new ArrayList<>();
    for (ResourceSchema resource : new KubernetesSchemas().load().resources()) {
      String root = (resource.group().isEmpty() ? "/api/" : "/apis/" + resource.group() + "/") + resource.version();
      String collection = root + (resource.namespaced() ? "/namespaces/default/" : "/") + resource.plural();
      resource.verbs().forEach(verb -> asks.add(ask(resource, collection, verb, "")));
      resource.subresources().forEach(sub -> List.of("get", "create", "update", "patch", "delete")
          .forEach(verb -> asks.add(ask(resource, collection, verb, sub.name()))));
    }
    for (String path : PATHS) {
      for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
        asks.add(new Ask(method, path, method.toLowerCase(java.util.Locale.ROOT), "", "", "", "", false));
      }
    }
    return asks;
  }

  private static Ask ask(ResourceSchema resource, String collection, String verb, String sub) {
    boolean whole = sub.isEmpty() && List.of("create", "list", "watch", "deletecollection").contains(verb);
    String path = collection + (whole ? "" : "/x") + (sub.isEmpty() ? "" : "/" + sub);
    String method = switch (verb) {
      case "create" -> "POST";
      case "update" -> "PUT";
      case "patch" -> "PATCH";
      case "delete", "deletecollection" -> "DELETE";
      default -> "GET";
    };
    String query = verb.equals("watch") ? "?watch=true" : method.equals("GET") ? "" : "?dryRun=All";
    return new Ask(method, path + query, verb, resource.group(), resource.plural(), sub, whole ? "" : "x", resource.namespaced());
  }

  private boolean passes(Caller caller, Ask ask) {
    boolean body = ask.method().equals("POST") || ask.method().equals("PUT") || ask.method().equals("PATCH");
    var answer = caller.call(ask.method(), ask.path(), body ? "{}" : null, ask.method().equals("PATCH") ? "application/merge-patch+json" : "application/json");
    return answer.code() != 401 && !(answer.code() == 403 && answer.message().contains("User \"") && answer.message().contains("\" cannot " + ask.verb()));
  }

  private Set<String> passed(Caller caller) {
    Set<String> passed = new TreeSet<>();
    asks().stream().filter(ask -> passes(caller, ask)).forEach(ask -> passed.add(ask.what()));
    return passed;
  }

  private Set<String> expected(String user, String... groups) {
    Set<String> expected = new TreeSet<>();
    for (Ask ask : asks()) {
      boolean may = ask.resource().isEmpty()
          ? rbac.mayPath(user, List.of(groups), ask.verb(), ask.path())
          : rbac.may(user, List.of(groups), ask.verb(), ask.group(), ask.resource(), ask.subresource(), ask.name(), ask.namespaced() ? "default" : "");
      if (may) {
        expected.add(ask.what());
      }
    }
    return expected;
  }

  @Test
  void anonymous_sees_health_and_version_and_nothing_else() {
    assertThat(passed(Caller.anonymous(api))).containsExactlyInAnyOrder("get /healthz", "get /livez", "get /readyz", "get /version", "get /version/")
        .isEqualTo(expected("system:anonymous", "system:unauthenticated"));
  }

  @Test
  void a_user_without_rights_sees_the_api_and_may_ask_about_itself() {
    Set<String> passed = passed(Caller.user(api, "alice"));
    assertThat(passed).isEqualTo(expected("alice", "system:authenticated"));
    assertThat(passed).filteredOn(what -> !what.startsWith("get /")).containsExactlyInAnyOrder("create selfsubjectaccessreviews.authorization.k8s.io",
        "create selfsubjectrulesreviews.authorization.k8s.io", "create selfsubjectreviews.authentication.k8s.io");
    assertThat(passed).doesNotContain("get /metrics", "get /hexareme/trace", "get /openid/v1/jwks", "get /", "get /apiz");
  }

  @Test
  void the_scheduler_and_the_controller_manager_may_what_their_roles_say() {
    for (String component : List.of("system:kube-scheduler", "system:kube-controller-manager", "system:kube-proxy")) {
      Set<String> passed = passed(Caller.user(api, component));
      assertThat(passed).as(component).isEqualTo(expected(component, "system:authenticated"));
      assertThat(passed).as(component).doesNotContain("create pods", "update pods", "patch roles.rbac.authorization.k8s.io",
          "create clusterrolebindings.rbac.authorization.k8s.io", "update nodes");
    }
    assertThat(passed(Caller.user(api, "system:kube-scheduler"))).contains("create pods/binding", "patch pods/status").doesNotContain("get secrets");
  }

  @Test
  void every_controller_may_what_its_role_says_and_none_may_grant() {
    List<Value> accounts = api.get("/api/v1/namespaces/kube-system/serviceaccounts").at("items").items();
    assertThat(accounts).hasSizeGreaterThan(20);
    for (Value account : accounts) {
      String name = account.text("metadata", "name");
      Set<String> passed = passed(Caller.controller(api, name));
      assertThat(passed).as(name).isEqualTo(expected("system:serviceaccount:kube-system:" + name,
          "system:serviceaccounts", "system:serviceaccounts:kube-system", "system:authenticated"));
      assertThat(passed).as(name).doesNotContain("create clusterrolebindings.rbac.authorization.k8s.io", "create rolebindings.rbac.authorization.k8s.io",
          "create serviceaccounts/token", "create pods/exec");
    }
  }

  @Test
  void an_account_of_a_pod_sees_the_api_and_the_issuer() {
    Caller pod = Caller.user(api, "system:serviceaccount:default:default", "system:serviceaccounts", "system:serviceaccounts:default");
    assertThat(passed(pod)).isEqualTo(expected("system:serviceaccount:default:default", "system:serviceaccounts", "system:serviceaccounts:default",
        "system:authenticated")).contains("get /openid/v1/jwks").doesNotContain("get pods", "list secrets");
  }

  /** Names are another node's: what is left is what every node may, and what admission narrows. */
  @Test
  void a_kubelet_has_nothing_of_another_nodes_objects() {
    Set<String> beyond = passed(Caller.node(api, "n1"));
    beyond.removeAll(expected("alice", "system:authenticated"));
    assertThat(beyond).containsExactlyInAnyOrder(
        "get services", "list services", "watch services", "get endpoints",
        "create nodes", "update nodes", "patch nodes", "update nodes/status", "patch nodes/status",
        "create pods", "delete pods", "update pods/status", "patch pods/status", "create pods/eviction",
        "create events", "update events", "patch events",
        "create events.events.k8s.io", "update events.events.k8s.io", "patch events.events.k8s.io",
        "create csinodes.storage.k8s.io", "get csidrivers.storage.k8s.io", "list csidrivers.storage.k8s.io", "watch csidrivers.storage.k8s.io",
        "get runtimeclasses.node.k8s.io", "list runtimeclasses.node.k8s.io", "watch runtimeclasses.node.k8s.io",
        "create certificatesigningrequests.certificates.k8s.io", "get certificatesigningrequests.certificates.k8s.io",
        "list certificatesigningrequests.certificates.k8s.io", "watch certificatesigningrequests.certificates.k8s.io",
        "create tokenreviews.authentication.k8s.io", "create subjectaccessreviews.authorization.k8s.io",
        "create localsubjectaccessreviews.authorization.k8s.io");
  }
}
