package io.hexareme.core.apiserver.authorization;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One rule of a Role or ClusterRole (rbac/v1 PolicyRule): it only ever allows. A rule is about resources, or about non-resource paths,
 * never both.
 *
 * @param resources plurals, {@code plural/subresource}, {@code *}, or {@code *}{@code /subresource}
 * @param resourceNames empty for all names
 * @param paths non-resource URLs; a trailing {@code *} matches any rest
 */
public record PolicyRule(
    List<String> verbs, List<String> groups, List<String> resources, List<String> resourceNames, List<String> paths) {
  private static final String ALL = "*";

  public PolicyRule {
    verbs = List.copyOf(verbs);
    groups = List.copyOf(groups);
    resources = List.copyOf(resources);
    resourceNames = List.copyOf(resourceNames);
    paths = List.copyOf(paths);
  }

  /** A rule about resources, whatever their names. */
  public static PolicyRule on(List<String> verbs, List<String> groups, List<String> resources) {
    return new PolicyRule(verbs, groups, resources, List.of(), List.of());
  }

  static PolicyRule of(Value rule) {
    return new PolicyRule(texts(rule, "verbs"), texts(rule, "apiGroups"), texts(rule, "resources"),
        texts(rule, "resourceNames"), texts(rule, "nonResourceURLs"));
  }

  /** The rules of a Role or ClusterRole. */
  static List<PolicyRule> rulesOf(Value role) {
    return role.list("rules").stream().map(PolicyRule::of).toList();
  }

  static List<String> texts(Value value, String field) {
    return value.list(field).stream().map(item -> item.asString("")).toList();
  }

  boolean allows(Access access) {
    return access.isResource() ? allowsResource(access) : matches(verbs, access.verb()) && allowsPath(access.path());
  }

  private boolean allowsResource(Access access) {
    return matches(verbs, access.verb())
        && matches(groups, access.group())
        && allowsResource(access.resource(), access.subresource())
        && (resourceNames.isEmpty() || resourceNames.contains(access.name()));
  }

  private static boolean matches(List<String> allowed, String asked) {
    return allowed.contains(ALL) || allowed.contains(asked);
  }

  private boolean allowsResource(String resource, String subresource) {
    for (String allowed : resources) {
      if (allowed.equals(ALL) || (subresource.isEmpty() ? allowed.equals(resource) : allowsSubresource(allowed, resource, subresource))) {
        return true;
      }
    }
    return false;
  }

  /** {@code pods/log} allows that subresource of Pods, and {@code *}{@code /scale} the subresource of everything. */
  private static boolean allowsSubresource(String allowed, String resource, String subresource) {
    int slash = allowed.length() - subresource.length() - 1;
    if (slash < 1 || allowed.charAt(slash) != '/' || !allowed.endsWith(subresource)) {
      return false;
    }
    return slash == 1 && allowed.charAt(0) == '*' || slash == resource.length() && allowed.startsWith(resource);
  }

  private boolean allowsPath(String path) {
    for (String allowed : paths) {
      boolean prefix = allowed.endsWith(ALL);
      if (prefix ? path.startsWith(allowed.substring(0, allowed.length() - 1)) : allowed.equals(path)) {
        return true;
      }
    }
    return false;
  }

  /** Whether everything this single right allows is allowed by {@code owner} too. This rule must come from {@link #single}. */
  boolean coveredBy(PolicyRule owner) {
    boolean verb = owner.verbs.contains(ALL) || owner.verbs.containsAll(verbs);
    if (!paths.isEmpty()) {
      return verb && paths.stream().allMatch(path -> owner.allowsPath(path));
    }
    return verb && (owner.groups.contains(ALL) || owner.groups.containsAll(groups))
        && resources.stream().allMatch(owner::coversResource)
        && (owner.resourceNames.isEmpty() || !resourceNames.isEmpty() && owner.resourceNames.containsAll(resourceNames));
  }

  private boolean coversResource(String resource) {
    int slash = resource.indexOf('/');
    return slash < 0
        ? resources.contains(ALL) || resources.contains(resource)
        : allowsResource(resource.substring(0, slash), resource.substring(slash + 1));
  }

  /** This rule as rules of one verb on one resource (and one name) each, or on one path each. */
  List<PolicyRule> single() {
    List<PolicyRule> rules = new ArrayList<>();
    List<String> names = resourceNames.isEmpty() ? List.of("") : resourceNames;
    for (String group : groups) {
      for (String resource : resources) {
        for (String verb : verbs) {
          for (String name : names) {
            rules.add(new PolicyRule(List.of(verb), List.of(group), List.of(resource),
                name.isEmpty() ? List.of() : List.of(name), List.of()));
          }
        }
      }
    }
    paths.forEach(path -> verbs.forEach(verb -> rules.add(
        new PolicyRule(List.of(verb), List.of(), List.of(), List.of(), List.of(path)))));
    return rules;
  }

  /** As an API object. */
  public Obj toValue() {
    return Value.obj(
        "verbs", verbs,
        "apiGroups", nullIfEmpty(groups),
        "resources", nullIfEmpty(resources),
        "resourceNames", nullIfEmpty(resourceNames),
        "nonResourceURLs", nullIfEmpty(paths));
  }

  private static List<String> nullIfEmpty(List<String> list) {
    return list.isEmpty() ? null : list;
  }

  /** As refusals show it: {@code {APIGroups:["apps"], Resources:["deployments"], Verbs:["get"]}}. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    show(parts, "APIGroups", groups);
    show(parts, "Resources", resources);
    show(parts, "NonResourceURLs", paths);
    show(parts, "ResourceNames", resourceNames);
    show(parts, "Verbs", verbs);
    return "{" + String.join(", ", parts) + "}";
  }

  private static void show(List<String> parts, String name, List<String> items) {
    if (!items.isEmpty()) {
      parts.add(name + ":" + quoted(items));
    }
  }

  /** {@code ["a" "b"]}. */
  static String quoted(List<String> items) {
    return items.stream().map(item -> "\"" + item + "\"").collect(Collectors.joining(" ", "[", "]"));
  }
}
