package io.hexareme.core.apiserver.bootstrap;

import static io.hexareme.core.apiserver.bootstrap.Rules.READ;
import static io.hexareme.core.apiserver.bootstrap.Rules.WRITE;
import static io.hexareme.core.apiserver.bootstrap.Rules.named;
import static io.hexareme.core.apiserver.bootstrap.Rules.on;
import static io.hexareme.core.apiserver.bootstrap.Rules.paths;

import io.hexareme.core.apiserver.authorization.PolicyRule;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/** The roles made for people: cluster-admin, admin, edit, view, and what everybody may do. */
final class UserRoles {
  private static final String AGGREGATE = "rbac.authorization.k8s.io/aggregate-to-";
  private static final String WORKLOADS = "daemonsets,deployments,deployments/rollback,deployments/scale,replicasets,replicasets/scale,"
      + "statefulsets,statefulsets/scale";

  private static final List<PolicyRule> VIEW = List.of(
      on(READ, "", "configmaps,endpoints,persistentvolumeclaims,persistentvolumeclaims/status,pods,replicationcontrollers,"
          + "replicationcontrollers/scale,serviceaccounts,services,services/status"),
      on(READ, "", "bindings,events,limitranges,namespaces/status,pods/log,pods/status,replicationcontrollers/status,resourcequotas,"
          + "resourcequotas/status"),
      on(READ, "", "namespaces"),
      on(READ, "discovery.k8s.io", "endpointslices"),
      on(READ, "apps", "controllerrevisions,daemonsets,daemonsets/status,deployments,deployments/scale,deployments/status,replicasets,"
          + "replicasets/scale,replicasets/status,statefulsets,statefulsets/scale,statefulsets/status"),
      on(READ, "autoscaling", "horizontalpodautoscalers,horizontalpodautoscalers/status"),
      on(READ, "batch", "cronjobs,cronjobs/status,jobs,jobs/status"),
      on(READ, "extensions", "daemonsets,daemonsets/status,deployments,deployments/scale,deployments/status,ingresses,ingresses/status,"
          + "networkpolicies,replicasets,replicasets/scale,replicasets/status,replicationcontrollers/scale"),
      on(READ, "policy", "poddisruptionbudgets,poddisruptionbudgets/status"),
      on(READ, "networking.k8s.io", "ingresses,ingresses/status,networkpolicies"));

  private static final List<PolicyRule> EDIT = List.of(
      on(READ, "", "pods/attach,pods/exec,pods/portforward,pods/proxy,secrets,services/proxy"),
      on("impersonate", "", "serviceaccounts"),
      on(WRITE, "", "pods,pods/attach,pods/exec,pods/portforward,pods/proxy"),
      on("create", "", "pods/eviction"),
      on(WRITE, "", "configmaps,events,persistentvolumeclaims,replicationcontrollers,replicationcontrollers/scale,secrets,"
          + "serviceaccounts,services,services/proxy"),
      on("create", "", "serviceaccounts/token"),
      on(WRITE, "apps", WORKLOADS),
      on(WRITE, "autoscaling", "horizontalpodautoscalers"),
      on(WRITE, "batch", "cronjobs,jobs"),
      on(WRITE, "extensions", "daemonsets,deployments,deployments/rollback,deployments/scale,ingresses,networkpolicies,replicasets,"
          + "replicasets/scale,replicationcontrollers/scale"),
      on(WRITE, "policy", "poddisruptionbudgets"),
      on(WRITE, "networking.k8s.io", "ingresses,networkpolicies"),
      on(READ + "," + WRITE, "coordination.k8s.io", "leases"));

  private static final List<PolicyRule> ADMIN = List.of(
      on("create", "authorization.k8s.io", "localsubjectaccessreviews"),
      on(READ + "," + WRITE, "rbac.authorization.k8s.io", "rolebindings,roles"));

  private static final String DISCOVERY_PATHS = "/api,/api/*,/apis,/apis/*,/healthz,/livez,/openapi,/openapi/*,/readyz,/version,/version/";

  private UserRoles() {}

  static List<Obj> roles() {
    return List.of(
        RbacObjects.clusterRole("cluster-admin", List.of(on("*", "*", "*"), paths("*", "*"))),
        RbacObjects.aggregated("admin", AGGREGATE + "admin", joined(joined(EDIT, VIEW), ADMIN)),
        RbacObjects.labelled(RbacObjects.aggregated("edit", AGGREGATE + "edit", joined(EDIT, VIEW)), AGGREGATE + "admin"),
        RbacObjects.labelled(RbacObjects.aggregated("view", AGGREGATE + "view", VIEW), AGGREGATE + "edit"),
        RbacObjects.labelled(RbacObjects.clusterRole("system:aggregate-to-admin", ADMIN), AGGREGATE + "admin"),
        RbacObjects.labelled(RbacObjects.clusterRole("system:aggregate-to-edit", EDIT), AGGREGATE + "edit"),
        RbacObjects.labelled(RbacObjects.clusterRole("system:aggregate-to-view", VIEW), AGGREGATE + "view"),
        RbacObjects.clusterRole("system:discovery", List.of(paths("get", DISCOVERY_PATHS))),
        RbacObjects.clusterRole("system:public-info-viewer", List.of(paths("get", "/healthz,/livez,/readyz,/version,/version/"))),
        RbacObjects.clusterRole("system:basic-user", List.of(
            on("create", "authorization.k8s.io", "selfsubjectaccessreviews,selfsubjectrulesreviews"),
            on("create", "authentication.k8s.io", "selfsubjectreviews"))),
        RbacObjects.clusterRole("system:monitoring", List.of(
            paths("get", "/healthz,/healthz/*,/livez,/livez/*,/metrics,/metrics/slis,/readyz,/readyz/*"))),
        RbacObjects.clusterRole("system:auth-delegator", List.of(
            on("create", "authentication.k8s.io", "tokenreviews"),
            on("create", "authorization.k8s.io", "subjectaccessreviews"))),
        RbacObjects.clusterRole("system:service-account-issuer-discovery", List.of(
            paths("get", "/.well-known/openid-configuration,/.well-known/openid-configuration/,/openid/v1/jwks,/openid/v1/jwks/"))),
        RbacObjects.role("kube-system", "extension-apiserver-authentication-reader", List.of(
            named(READ, "", "configmaps", "extension-apiserver-authentication"))));
  }

  static List<Obj> bindings() {
    Obj everybody = RbacObjects.group("system:authenticated");
    return List.of(
        RbacObjects.clusterBinding("cluster-admin", RbacObjects.group("system:masters")),
        RbacObjects.clusterBinding("system:discovery", everybody),
        RbacObjects.clusterBinding("system:basic-user", everybody),
        RbacObjects.clusterBinding("system:public-info-viewer", everybody, RbacObjects.group("system:unauthenticated")),
        RbacObjects.clusterBinding("system:monitoring", RbacObjects.group("system:monitoring")),
        RbacObjects.clusterBinding("system:service-account-issuer-discovery", RbacObjects.group("system:serviceaccounts")),
        RbacObjects.binding("kube-system", "extension-apiserver-authentication-reader",
            RbacObjects.user("system:kube-controller-manager"), RbacObjects.user("system:kube-scheduler")));
  }

  private static List<PolicyRule> joined(List<PolicyRule> own, List<PolicyRule> inherited) {
    List<PolicyRule> all = new ArrayList<>(own);
    all.addAll(inherited);
    return all;
  }
}
