package io.hexareme.core.apiserver.webhook;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.value.Value;
import java.util.List;

/** Whether a rule of a webhook (operations, groups, versions, resources, scope) is about a write to a resource. */
final class HookRules {
  private HookRules() {}

  /** @param resource what the write is to be seen as: the resource itself, or another version of it */
  static boolean matches(Value rule, Attributes attributes, ResourceSchema resource) {
    return listed(rule.list("operations"), attributes.operation().name())
        && listed(rule.list("apiGroups"), resource.group())
        && listed(rule.list("apiVersions"), resource.version())
        && rule.list("resources").stream().anyMatch(entry -> covers(entry.asString(""), resource.plural(), attributes.subresource()))
        && inScope(rule.text("scope"), attributes);
  }

  private static boolean listed(List<Value> list, String word) {
    return list.stream().anyMatch(entry -> entry.asString("").equals("*") || entry.asString("").equals(word));
  }

  /** {@code *} is all resources but no subresource, {@code pods/*} all subresources of Pods, {@code *}{@code /*} everything. */
  private static boolean covers(String entry, String plural, String subresource) {
    int slash = entry.indexOf('/');
    String resource = slash < 0 ? entry : entry.substring(0, slash);
    String below = slash < 0 ? "" : entry.substring(slash + 1);
    return (resource.equals("*") || resource.equals(plural)) && (below.equals(subresource) || below.equals("*"));
  }

  /** A namespace itself is cluster-scoped, though it is the namespace of its own objects. */
  private static boolean inScope(String scope, Attributes attributes) {
    return switch (scope) {
      case "Namespaced" -> attributes.resource().namespaced();
      case "Cluster" -> !attributes.resource().namespaced();
      default -> true;
    };
  }
}
