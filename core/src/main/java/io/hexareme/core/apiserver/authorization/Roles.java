package io.hexareme.core.apiserver.authorization;

import io.hexareme.core.apiserver.authorization.Binding.RoleRef;
import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of all Roles and ClusterRoles. A ClusterRole with an aggregationRule has the rules of all that it selects; that is
 * worked out here, so that it holds the moment a matching role is there.
 */
final class Roles {
  /** @param selectors empty for a role that does not aggregate */
  private record Role(List<PolicyRule> own, Map<String, String> labels, List<LabelSelector> selectors) {}

  private final Map<ObjectKey, Role> roles = new LinkedHashMap<>();
  private final Map<ObjectKey, List<PolicyRule>> resolved = new LinkedHashMap<>();

  /** @param role a Role or ClusterRole; the key of the latter has no namespace */
  void put(ObjectKey key, Value role) {
    List<LabelSelector> selectors = role.list("aggregationRule", "clusterRoleSelectors").stream().map(s -> LabelSelector.of(s).orNothing()).toList();
    roles.put(key, new Role(PolicyRule.rulesOf(role), Meta.labels(role), selectors));
    resolved.clear();
  }

  void remove(ObjectKey key) {
    roles.remove(key);
    resolved.clear();
  }

  void clear() {
    roles.clear();
    resolved.clear();
  }

  /** The rules of the role that a binding in {@code namespace} names; empty when there is no such role. */
  Optional<List<PolicyRule>> rules(RoleRef role, String namespace) {
    ObjectKey key = new ObjectKey(role.cluster() ? "" : namespace, role.name());
    if (!roles.containsKey(key)) {
      return Optional.empty();
    }
    return Optional.of(resolved.computeIfAbsent(key, this::resolve));
  }

  private List<PolicyRule> resolve(ObjectKey key) {
    Set<PolicyRule> rules = new LinkedHashSet<>();
    gather(key, rules, new LinkedHashSet<>());
    return new ArrayList<>(rules);
  }

  private void gather(ObjectKey key, Set<PolicyRule> rules, Set<ObjectKey> seen) {
    Role role = roles.get(key);
    if (!seen.add(key)) {
      return;
    }
    rules.addAll(role.own());
    if (!role.selectors().isEmpty()) {
      roles.forEach((other, candidate) -> {
        if (other.namespace().isEmpty() && role.selectors().stream().anyMatch(s -> s.matches(candidate.labels()))) {
          gather(other, rules, seen);
        }
      });
    }
  }
}
