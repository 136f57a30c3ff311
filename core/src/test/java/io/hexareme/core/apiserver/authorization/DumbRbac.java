package io.hexareme.core.apiserver.authorization;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.List;

/** RBAC read once more, word by word, from what a server shows of its roles and bindings. */
final class DumbRbac {
  private static final String ROOT = "/apis/rbac.authorization.k8s.io/v1/";
  private final List<Value> clusterRoles;
  private final List<Value> roles;
  private final List<Value> clusterBindings;
  private final List<Value> bindings;

  DumbRbac(ApiServerFixture api) {
    clusterRoles = api.get(ROOT + "clusterroles").at("items").items();
    roles = api.get(ROOT + "roles").at("items").items();
    clusterBindings = api.get(ROOT + "clusterrolebindings").at("items").items();
    bindings = api.get(ROOT + "rolebindings").at("items").items();
  }

  boolean may(String user, List<String> groups, String verb, String group, String resource, String subresource, String name, String namespace) {
    for (Value rule : rules(user, groups, namespace)) {
      String wanted = subresource.isEmpty() ? resource : resource + "/" + subresource;
      boolean resources = has(rule, "resources", "*") || has(rule, "resources", wanted)
          || !subresource.isEmpty() && has(rule, "resources", "*/" + subresource);
      boolean names = rule.list("resourceNames").isEmpty() || has(rule, "resourceNames", name);
      if (resources && names && (has(rule, "verbs", "*") || has(rule, "verbs", verb)) && (has(rule, "apiGroups", "*") || has(rule, "apiGroups", group))) {
        return true;
      }
    }
    return false;
  }

  boolean mayPath(String user, List<String> groups, String verb, String path) {
    for (Value rule : rules(user, groups, "")) {
      for (Value url : rule.list("nonResourceURLs")) {
        String text = url.asString("");
        boolean fits = text.endsWith("*") ? path.startsWith(text.substring(0, text.length() - 1)) : text.equals(path);
        if (fits && (has(rule, "verbs", "*") || has(rule, "verbs", verb))) {
          return true;
        }
      }
    }
    return false;
  }

  private List<Value> rules(String user, List<String> groups, String namespace) {
    List<Value> rules = new ArrayList<>();
    for (Value binding : clusterBindings) {
      if (isBound(binding, user, groups)) {
        rules.addAll(rulesOf(clusterRoles, binding.text("roleRef", "name"), ""));
      }
    }
    for (Value binding : bindings) {
      if (!namespace.isEmpty() && binding.text("metadata", "namespace").equals(namespace) && isBound(binding, user, groups)) {
        boolean cluster = binding.text("roleRef", "kind").equals("ClusterRole");
        rules.addAll(rulesOf(cluster ? clusterRoles : roles, binding.text("roleRef", "name"), cluster ? "" : namespace));
      }
    }
    return rules;
  }

  private static List<Value> rulesOf(List<Value> roles, String name, String namespace) {
    return roles.stream().filter(role -> role.text("metadata", "name").equals(name) && role.text("metadata", "namespace").equals(namespace))
        .flatMap(role -> role.list("rules").stream()).toList();
  }

  private static boolean isBound(Value binding, String user, List<String> groups) {
    return binding.list("subjects").stream().anyMatch(subject -> switch (subject.text("kind")) {
      case "User" -> subject.text("name").equals(user);
      case "Group" -> groups.contains(subject.text("name"));
      default -> user.equals("system:serviceaccount:" + subject.text("namespace") + ":" + subject.text("name"));
    });
  }

  private static boolean has(Value rule, String field, String text) {
    return rule.list(field).stream().anyMatch(item -> item.asString("").equals(text));
  }
}
