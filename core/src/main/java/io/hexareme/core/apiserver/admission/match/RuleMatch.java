package io.hexareme.core.apiserver.admission.match;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * Rules as admissionregistration.k8s.io writes them ({@code RuleWithOperations}, {@code NamedRuleWithOperations}): a write is meant when
 * one of them is about it.
 *
 * @param equivalent whether a rule about another version of the same resource counts ({@code matchPolicy: Equivalent}, the default)
 */
public record RuleMatch(List<Value> rules, boolean equivalent, Equivalents equivalents) {

  /**
   * As which resource the rules mean the write: its own, or else one that is equivalent; empty if none does. Who is asked is shown the
   * object in that version.
   */
  public Optional<ResourceSchema> matching(Attributes attributes) {
    ResourceSchema own = attributes.resource();
    if (isMeant(attributes, own)) {
      return Optional.of(own);
    }
    return equivalent
        ? equivalents.of(own).stream().filter(other -> isMeant(attributes, other)).findFirst()
        : Optional.empty();
  }

  private boolean isMeant(Attributes attributes, ResourceSchema as) {
    return rules.stream().anyMatch(rule -> matches(rule, attributes, as));
  }

  private static boolean matches(Value rule, Attributes attributes, ResourceSchema as) {
    return hasOrAll(rule.list("operations"), attributes.operation().name())
        && hasOrAll(rule.list("apiGroups"), as.group())
        && hasOrAll(rule.list("apiVersions"), as.version())
        && rule.list("resources").stream().anyMatch(it -> resource(it.asString(""), as.plural(), attributes.subresource()))
        && named(rule.list("resourceNames"), attributes.name())
        && scope(rule.text("scope"), attributes);
  }

  private static boolean hasOrAll(List<Value> words, String word) {
    return words.stream().map(it -> it.asString("")).anyMatch(it -> it.equals("*") || it.equals(word));
  }

  private static boolean resource(String pattern, String plural, String subresource) {
    int slash = pattern.indexOf('/');
    String main = slash < 0 ? pattern : pattern.substring(0, slash);
    String sub = slash < 0 ? "" : pattern.substring(slash + 1);
    return (main.equals("*") || main.equals(plural)) && (sub.equals("*") || sub.equals(subresource));
  }

  private static boolean named(List<Value> names, String name) {
    return names.isEmpty() || names.stream().anyMatch(it -> it.asString("").equals(name));
  }

  /** A Namespace is cluster-wide itself, whatever namespace the request names. */
  private static boolean scope(String scope, Attributes attributes) {
    return switch (scope) {
      case "Namespaced" -> attributes.resource().namespaced();
      case "Cluster" -> !attributes.resource().namespaced();
      default -> true;
    };
  }
}
