package io.hexareme.core.apiserver.authorization;

import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.value.Value;
import java.util.List;

/** A RoleBinding, or a ClusterRoleBinding when its key has no namespace. */
record Binding(ObjectKey key, RoleRef role, List<Subject> subjects) {

  /** What a binding grants: a ClusterRole, or a Role of the binding's namespace. */
  record RoleRef(boolean cluster, String name) {
    static RoleRef of(Value roleRef) {
      return new RoleRef(roleRef.text("kind").equals("ClusterRole"), roleRef.text("name"));
    }

    @Override
    public String toString() {
      return (cluster ? "ClusterRole \"" : "Role \"") + name + "\"";
    }
  }

  static Binding of(Value binding) {
    ObjectKey key = ObjectKey.of(binding);
    List<Subject> subjects = binding.list("subjects").stream().map(s -> Subject.of(s, key.namespace())).distinct().toList();
    return new Binding(key, RoleRef.of(binding.at("roleRef")), subjects);
  }

  /** Why a request is allowed, in Kubernetes' words. */
  String reason(Subject subject) {
    String name = key.namespace().isEmpty()
        ? "ClusterRoleBinding \"" + key.name() + "\""
        : "RoleBinding \"" + key.name() + "/" + key.namespace() + "\"";
    return "RBAC: allowed by " + name + " of " + role + " to " + subject;
  }
}
