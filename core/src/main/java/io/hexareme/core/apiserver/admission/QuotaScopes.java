package io.hexareme.core.apiserver.admission;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** Which Pods a quota with scopes is about; one without is about everything. */
final class QuotaScopes {
  private QuotaScopes() {}

  static boolean match(Obj quota, boolean pod, Obj object) {
    List<Value> scopes = quota.list("spec", "scopes");
    List<Value> selectors = quota.list("spec", "scopeSelector", "matchExpressions");
    if (scopes.isEmpty() && selectors.isEmpty()) {
      return true;
    }
    return pod
        && scopes.stream().allMatch(scope -> in(scope.asString(""), object))
        && selectors.stream().allMatch(selector -> selected(selector, object));
  }

  private static boolean in(String scope, Obj pod) {
    return switch (scope) {
      case "Terminating" -> !pod.at("spec", "activeDeadlineSeconds").isNull();
      case "NotTerminating" -> pod.at("spec", "activeDeadlineSeconds").isNull();
      case "BestEffort" -> isBestEffort(pod);
      case "NotBestEffort" -> !isBestEffort(pod);
      case "PriorityClass" -> !pod.text("spec", "priorityClassName").isEmpty();
      default -> false;
    };
  }

  private static boolean isBestEffort(Obj pod) {
    return LimitChecks.total(pod, "requests").isEmpty() && LimitChecks.total(pod, "limits").isEmpty();
  }

  private static boolean selected(Value selector, Obj pod) {
    String scope = selector.text("scopeName");
    boolean named = selector.list("values").contains(pod.at("spec", "priorityClassName"));
    return switch (selector.text("operator")) {
      case "In" -> scope.equals("PriorityClass") && named;
      case "NotIn" -> scope.equals("PriorityClass") && !named;
      case "DoesNotExist" -> !in(scope, pod);
      default -> in(scope, pod);
    };
  }
}
