package io.hexareme.core.apiserver.audit;

import io.hexareme.core.apiserver.request.RequestInfo;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Optional;

/** One rule of a policy: for which requests it is, and how much they tell. An empty list leaves its matter open. */
record AuditRule(AuditLevel level, List<String> users, List<String> groups, List<String> verbs, List<OfResources> resources, List<String> namespaces,
    List<String> paths, List<String> omitStages, Optional<Boolean> omitManagedFields) {

  static AuditRule of(Value rule) {
    Value fields = rule.at("omitManagedFields");
    return new AuditRule(AuditLevel.of(rule.text("level")).orElseThrow(), strings(rule, "users"), strings(rule, "userGroups"),
        strings(rule, "verbs"), rule.list("resources").stream().map(OfResources::of).toList(), strings(rule, "namespaces"),
        strings(rule, "nonResourceURLs"), strings(rule, "omitStages"), fields.isNull() ? Optional.empty() : Optional.of(fields.asBool(false)));
  }

  static List<String> strings(Value rule, String field) {
    return rule.list(field).stream().map(value -> value.asString("")).toList();
  }

  boolean matches(User user, RequestInfo info) {
    return (users.isEmpty() || users.contains(user.name()))
        && (groups.isEmpty() || user.groups().stream().anyMatch(groups::contains))
        && (verbs.isEmpty() || verbs.contains(info.verb()))
        && matchesPlace(info);
  }

  private boolean matchesPlace(RequestInfo info) {
    if (!namespaces.isEmpty() || !resources.isEmpty()) {
      return info.isResource() && (namespaces.isEmpty() || namespaces.contains(info.namespace()))
          && (resources.isEmpty() || resources.stream().anyMatch(wanted -> wanted.matches(info)));
    }
    return paths.isEmpty() || !info.isResource() && paths.stream().anyMatch(path -> isPath(path, info.path()));
  }

  private static boolean isPath(String wanted, String path) {
    return wanted.equals("*") || wanted.equals(path)
        || wanted.endsWith("*") && path.startsWith(wanted.substring(0, wanted.length() - 1));
  }

  /** Resources of a group: {@code pods}, {@code pods/log}, {@code pods/*}, {@code *}{@code /scale} or {@code *}. */
  record OfResources(String group, List<String> resources, List<String> names) {
    static OfResources of(Value wanted) {
      return new OfResources(wanted.text("group"), strings(wanted, "resources"), strings(wanted, "resourceNames"));
    }

    boolean matches(RequestInfo info) {
      return group.equals(info.group()) && (resources.isEmpty()
          || (names.isEmpty() || names.contains(info.name())) && resources.stream().anyMatch(wanted -> isResource(wanted, info)));
    }

    private static boolean isResource(String wanted, RequestInfo info) {
      return wanted.equals("*") || wanted.equals(info.resourceAndSubresource())
          || wanted.startsWith("*/") && !info.subresource().isEmpty() && wanted.substring(2).equals(info.subresource())
          || wanted.endsWith("/*") && wanted.substring(0, wanted.length() - 2).equals(info.resource());
    }
  }
}
