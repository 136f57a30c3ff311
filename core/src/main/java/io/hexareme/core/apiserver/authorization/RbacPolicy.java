package io.hexareme.core.apiserver.authorization;

import io.hexareme.core.apiserver.authorization.Binding.RoleRef;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All roles and bindings, arranged for the one question that every request asks: which rules does this user have here? Bindings are
 * found by subject and namespace, so the cost does not grow with the cluster.
 */
public final class RbacPolicy {
  private final Roles roles = new Roles();
  private final Map<ObjectKey, Binding> bindings = new LinkedHashMap<>();
  /** By subject, then by namespace (empty: everywhere). */
  private final Map<Subject, Map<String, Map<ObjectKey, Binding>>> bySubject = new LinkedHashMap<>();

  /** A rule that somebody has, and through which binding. */
  record Grant(PolicyRule rule, Binding binding, Subject subject) {}

  /** Asked for each grant until it answers true. */
  @FunctionalInterface
  interface Visitor {
    boolean visit(Grant grant);
  }

  /** A Role or ClusterRole is there, new or changed. */
  public void putRole(Value role) {
    roles.put(ObjectKey.of(role), role);
  }

  /** @param key without a namespace for a ClusterRole */
  public void removeRole(ObjectKey key) {
    roles.remove(key);
  }

  /** A RoleBinding or ClusterRoleBinding is there, new or changed. */
  public void putBinding(Value object) {
    Binding binding = Binding.of(object);
    removeBinding(binding.key());
    bindings.put(binding.key(), binding);
    binding.subjects().forEach(subject -> bySubject.computeIfAbsent(subject, s -> new LinkedHashMap<>())
        .computeIfAbsent(binding.key().namespace(), n -> new LinkedHashMap<>()).put(binding.key(), binding));
  }

  /** @param key without a namespace for a ClusterRoleBinding */
  public void removeBinding(ObjectKey key) {
    Binding old = bindings.remove(key);
    if (old != null) {
      old.subjects().forEach(subject -> bySubject.get(subject).get(key.namespace()).remove(key));
    }
  }

  void clear() {
    roles.clear();
    bindings.clear();
    bySubject.clear();
  }

  /** The first grant that allows the access. */
  Optional<Grant> allowing(Access access) {
    List<Grant> found = new ArrayList<>(1);
    visit(access.user(), access.isResource() ? access.namespace() : "", grant -> grant.rule().allows(access) && found.add(grant));
    return found.stream().findFirst();
  }

  /** All rules that a user has in a namespace, or at the cluster scope when that is empty. */
  public List<PolicyRule> rules(User user, String namespace) {
    List<PolicyRule> rules = new ArrayList<>();
    visit(user, namespace, grant -> {
      rules.add(grant.rule());
      return false;
    });
    return rules.stream().distinct().toList();
  }

  /** The rules of the role that a binding refers to; empty when it does not exist. */
  Optional<List<PolicyRule>> rulesOf(Value roleRef, String namespace) {
    return roles.rules(RoleRef.of(roleRef), namespace);
  }

  private void visit(User user, String namespace, Visitor visitor) {
    List<Subject> subjects = Subject.of(user);
    if (visit(subjects, "", visitor) || namespace.isEmpty()) {
      return;
    }
    visit(subjects, namespace, visitor);
  }

  private boolean visit(List<Subject> subjects, String namespace, Visitor visitor) {
    for (Subject subject : subjects) {
      for (Binding binding : bySubject.getOrDefault(subject, Map.of()).getOrDefault(namespace, Map.of()).values()) {
        for (PolicyRule rule : roles.rules(binding.role(), namespace).orElse(List.of())) {
          if (visitor.visit(new Grant(rule, binding, subject))) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
