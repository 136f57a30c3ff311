package io.hexareme.core.apiserver.fairness;

import io.hexareme.core.apiserver.authentication.ServiceAccountNames;
import io.hexareme.core.apiserver.request.RequestInfo;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** One rule of a flow schema: these subjects, asking for any of that. */
record FlowRule(List<Subject> subjects, List<OfResources> resources, List<OfPaths> paths) {
  private static final String ALL = "*";

  static FlowRule of(Obj rule) {
    return new FlowRule(
        rule.list("subjects").stream().map(Subject::of).toList(),
        rule.list("resourceRules").stream().map(OfResources::of).toList(),
        rule.list("nonResourceRules").stream().map(OfPaths::of).toList());
  }

  boolean matches(User user, RequestInfo info) {
    return any(user) && (info.isResource() ? resources.stream().anyMatch(rule -> rule.matches(info)) : paths.stream().anyMatch(rule -> rule.matches(info)));
  }

  private boolean any(User user) {
    for (Subject subject : subjects) {
      if (subject.is(user)) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(List<String> list, String wanted) {
    return list.contains(wanted) || list.contains(ALL);
  }

  private static List<String> strings(Value rule, String field) {
    return rule.list(field).stream().map(value -> value.asString("")).toList();
  }

  /** Who: {@code kind} is User, Group or ServiceAccount; the name {@code *} is everybody of that kind. */
  record Subject(String kind, String name, String namespace) {
    static Subject of(Value subject) {
      String kind = subject.text("kind");
      String field = kind.isEmpty() ? kind : Character.toLowerCase(kind.charAt(0)) + kind.substring(1);
      return new Subject(kind, subject.text(field, "name"), subject.text(field, "namespace"));
    }

    boolean is(User user) {
      return switch (kind) {
        case "User" -> name.equals(ALL) || name.equals(user.name());
        case "Group" -> name.equals(ALL) || user.groups().contains(name);
        case "ServiceAccount" -> ServiceAccountNames.account(user.name())
            .filter(account -> account.namespace().equals(namespace) && (name.equals(ALL) || name.equals(account.name()))).isPresent();
        default -> false;
      };
    }
  }

  /** What of resources. */
  record OfResources(List<String> verbs, List<String> groups, List<String> resources, List<String> namespaces, boolean clusterScope) {
    static OfResources of(Value rule) {
      return new OfResources(strings(rule, "verbs"), strings(rule, "apiGroups"), strings(rule, "resources"), strings(rule, "namespaces"),
          rule.at("clusterScope").asBool(false));
    }

    boolean matches(RequestInfo info) {
      return has(verbs, info.verb()) && has(groups, info.group()) && has(resources, info.resourceAndSubresource())
          && (info.namespace().isEmpty() ? clusterScope : has(namespaces, info.namespace()));
    }
  }

  /** What of other paths; one that ends in {@code /*} is all below. */
  record OfPaths(List<String> verbs, List<String> paths) {
    static OfPaths of(Value rule) {
      return new OfPaths(strings(rule, "verbs"), strings(rule, "nonResourceURLs"));
    }

    boolean matches(RequestInfo info) {
      return has(verbs, info.verb()) && paths.stream().anyMatch(path -> path.equals(ALL) || path.equals(info.path())
          || path.endsWith(ALL) && info.path().startsWith(path.substring(0, path.length() - 1)));
    }
  }
}
