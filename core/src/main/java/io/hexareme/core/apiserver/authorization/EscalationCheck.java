package io.hexareme.core.apiserver.authorization;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.admission.ValidatingPlugin;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Nobody grants by a role or a binding what they do not have themselves, unless they have the verb {@code escalate} on the role or
 * {@code bind} on the role that the binding refers to.
 */
public final class EscalationCheck implements ValidatingPlugin {
  private static final String GROUP = "rbac.authorization.k8s.io";

  private final RbacFeed feed;
  private final Authorizer authorizer;

  /** @param authorizer who decides about {@code escalate} and {@code bind} */
  public EscalationCheck(RbacFeed feed, Authorizer authorizer) {
    this.feed = feed;
    this.authorizer = authorizer;
  }

  @Override
  public String name() {
    return "RBACEscalation";
  }

  @Override
  public void validate(Attributes attributes) {
    boolean writes = attributes.operation() == Operation.CREATE || attributes.operation() == Operation.UPDATE;
    if (!writes || !attributes.resource().group().equals(GROUP) || changesNothing(attributes)) {
      return;
    }
    switch (attributes.resource().plural()) {
      case "roles", "clusterroles" -> checkRole(attributes);
      case "rolebindings", "clusterrolebindings" -> checkBinding(attributes);
      default -> { }
    }
  }

  /** Whether only metadata changes; whoever may write the object may do that. */
  private static boolean changesNothing(Attributes attributes) {
    Obj before = attributes.before();
    return before != null && before.without("metadata").equals(attributes.object().without("metadata"));
  }

  private void checkRole(Attributes attributes) {
    if (may(attributes, "escalate", attributes.resource().plural(), attributes.name())) {
      return;
    }
    boolean aggregates = !attributes.object().at("aggregationRule").isNull();
    List<PolicyRule> granted = aggregates ? EVERYTHING : PolicyRule.rulesOf(attributes.object());
    requireHeld(attributes, granted);
  }

  /** What an aggregating role may come to grant. */
  private static final List<PolicyRule> EVERYTHING = List.of(
      PolicyRule.on(List.of("*"), List.of("*"), List.of("*")),
      new PolicyRule(List.of("*"), List.of(), List.of(), List.of(), List.of("*")));

  private void checkBinding(Attributes attributes) {
    Value role = attributes.object().at("roleRef");
    String plural = role.text("kind").equals("ClusterRole") ? "clusterroles" : "roles";
    if (may(attributes, "bind", plural, role.text("name"))) {
      return;
    }
    Optional<List<PolicyRule>> granted = feed.policy().rulesOf(role, attributes.namespace());
    requireHeld(attributes, granted.orElseThrow(() -> Refusals.notFound(GROUP, plural, role.text("name"))));
  }

  private boolean may(Attributes attributes, String verb, String plural, String name) {
    User user = attributes.call().user();
    Access access = new Access(user, verb, true, "", GROUP, "v1", plural, "", attributes.namespace(), name);
    return authorizer.decide(access).verdict() == Authorizer.Verdict.ALLOW;
  }

  private void requireHeld(Attributes attributes, List<PolicyRule> granted) {
    User user = attributes.call().user();
    List<PolicyRule> held = feed.policy().rules(user, attributes.namespace());
    List<PolicyRule> missing = granted.stream().flatMap(rule -> rule.single().stream())
        .filter(single -> held.stream().noneMatch(single::coveredBy)).toList();
    if (!missing.isEmpty()) {
      TreeSet<String> shown = new TreeSet<>();
      compact(missing).forEach(rule -> shown.add(rule.toString()));
      throw Refusals.forbidden(GROUP, attributes.resource().plural(), attributes.name(),
          "user \"" + user.name() + "\" (groups=" + PolicyRule.quoted(user.groups())
              + ") is attempting to grant RBAC permissions not currently held:\n" + String.join("\n", shown));
    }
  }

  /** Rules about the same resource become one with all their verbs. */
  private static List<PolicyRule> compact(List<PolicyRule> rules) {
    List<PolicyRule> compacted = new ArrayList<>();
    Map<List<List<String>>, List<String>> verbs = new LinkedHashMap<>();
    for (PolicyRule rule : rules) {
      if (rule.resourceNames().isEmpty() && rule.paths().isEmpty()) {
        List<String> known = verbs.computeIfAbsent(List.of(rule.groups(), rule.resources()), key -> new ArrayList<>());
        rule.verbs().stream().filter(verb -> !known.contains(verb)).forEach(known::add);
      } else {
        compacted.add(rule);
      }
    }
    verbs.forEach((place, together) -> compacted.add(PolicyRule.on(together, place.get(0), place.get(1))));
    return compacted;
  }
}
