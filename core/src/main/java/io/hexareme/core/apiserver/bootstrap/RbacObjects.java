package io.hexareme.core.apiserver.bootstrap;

import io.hexareme.core.apiserver.authorization.PolicyRule;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** Makes default roles and bindings, with the label and the annotation that mark them as such. */
final class RbacObjects {
  private static final String GROUP = "rbac.authorization.k8s.io";
  static final String AUTOUPDATE = "rbac.authorization.kubernetes.io/autoupdate";
  private static final String DEFAULTS = "kubernetes.io/bootstrapping";

  private RbacObjects() {}

  static Obj clusterRole(String name, List<PolicyRule> rules) {
    return Value.obj("kind", "ClusterRole", "apiVersion", GROUP + "/v1", "metadata", metadata(name, ""), "rules", values(rules));
  }

  static Obj role(String namespace, String name, List<PolicyRule> rules) {
    return Value.obj("kind", "Role", "apiVersion", GROUP + "/v1", "metadata", metadata(name, namespace), "rules", values(rules));
  }

  /** A ClusterRole that is the sum of all with that label; {@code rules} is what these are at first. */
  static Obj aggregated(String name, String label, List<PolicyRule> rules) {
    Obj selector = Value.obj("matchLabels", Value.obj(label, "true"));
    return clusterRole(name, rules).with("aggregationRule", Value.obj("clusterRoleSelectors", List.of(selector)));
  }

  static Obj labelled(Obj role, String label) {
    return role.withPath(Value.of("true"), "metadata", "labels", label);
  }

  /** Binds the ClusterRole of the same name. */
  static Obj clusterBinding(String name, Obj... subjects) {
    return Value.obj("kind", "ClusterRoleBinding", "apiVersion", GROUP + "/v1", "metadata", metadata(name, ""),
        "roleRef", Value.obj("apiGroup", GROUP, "kind", "ClusterRole", "name", name), "subjects", List.of(subjects));
  }

  /** Binds a Role of the same namespace and name. */
  static Obj binding(String namespace, String name, Obj... subjects) {
    return Value.obj("kind", "RoleBinding", "apiVersion", GROUP + "/v1", "metadata", metadata(name, namespace),
        "roleRef", Value.obj("apiGroup", GROUP, "kind", "Role", "name", name), "subjects", List.of(subjects));
  }

  static Obj user(String name) {
    return Value.obj("kind", "User", "apiGroup", GROUP, "name", name);
  }

  static Obj group(String name) {
    return Value.obj("kind", "Group", "apiGroup", GROUP, "name", name);
  }

  static Obj serviceAccount(String namespace, String name) {
    return Value.obj("kind", "ServiceAccount", "name", name, "namespace", namespace);
  }

  private static Obj metadata(String name, String namespace) {
    return Value.obj("name", name, "namespace", namespace.isEmpty() ? null : namespace,
        "labels", Value.obj(DEFAULTS, "rbac-defaults"), "annotations", Value.obj(AUTOUPDATE, "true"));
  }

  private static List<Obj> values(List<PolicyRule> rules) {
    return rules.stream().map(PolicyRule::toValue).toList();
  }
}
