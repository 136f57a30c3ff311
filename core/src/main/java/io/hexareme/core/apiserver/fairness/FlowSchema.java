package io.hexareme.core.apiserver.fairness;

import io.hexareme.core.apiserver.request.RequestInfo;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value.Obj;
import java.util.Comparator;
import java.util.List;

/**
 * Which requests belong together, and to which priority level.
 *
 * @param precedence the lowest one that matches wins; among equals the name decides
 * @param level the name of a PriorityLevelConfiguration
 */
record FlowSchema(String name, String uid, long precedence, String level, Distinguisher distinguisher, List<FlowRule> rules) {
  static final Comparator<FlowSchema> ORDER = Comparator.comparingLong(FlowSchema::precedence).thenComparing(FlowSchema::name);

  /** What tells the flows of one schema apart. */
  enum Distinguisher { NOTHING, USER, NAMESPACE }

  static FlowSchema of(Obj object) {
    return new FlowSchema(Meta.name(object), Meta.uid(object), object.at("spec", "matchingPrecedence").asLong(1000),
        object.text("spec", "priorityLevelConfiguration", "name"), distinguisher(object.text("spec", "distinguisherMethod", "type")),
        object.list("spec", "rules").stream().map(rule -> FlowRule.of(rule.asObj())).toList());
  }

  private static Distinguisher distinguisher(String type) {
    return switch (type) {
      case "ByUser" -> Distinguisher.USER;
      case "ByNamespace" -> Distinguisher.NAMESPACE;
      default -> Distinguisher.NOTHING;
    };
  }

  boolean matches(User user, RequestInfo info) {
    for (FlowRule rule : rules) {
      if (rule.matches(user, info)) {
        return true;
      }
    }
    return false;
  }

  /** The flow of a request, as text to be hashed. */
  String flow(User user, RequestInfo info) {
    return switch (distinguisher) {
      case NOTHING -> name + "/";
      case USER -> name + "/" + user.name();
      case NAMESPACE -> name + "/" + info.namespace();
    };
  }
}
