package io.hexareme.core.apiserver.admission;

import io.hexareme.core.machinery.Ordered;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which Pods a quota with scopes is about; one without is about everything. */
final class QuotaScopes {
  private static final Set<String> COMPUTE = Ordered.set("cpu", "memory");

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
      case "Terminating" -> pod.at("spec", "activeDeadlineSeconds").asLong(-1) >= 0;
      case "NotTerminating" -> pod.at("spec", "activeDeadlineSeconds").asLong(-1) < 0;
      case "BestEffort" -> isBestEffort(pod);
      case "NotBestEffort" -> !isBestEffort(pod);
      case "PriorityClass" -> !pod.text("spec", "priorityClassName").isEmpty();
      case "CrossNamespacePodAffinity" -> reachesOut(pod);
      default -> false;
    };
  }

  /** Only what compute the containers ask for makes their quality of service. */
  private static boolean isBestEffort(Obj pod) {
    return Stream.of("containers", "initContainers").flatMap(field -> pod.list("spec", field).stream()).allMatch(container ->
        Stream.of("requests", "limits").allMatch(list -> LimitRangeItem.quantities(container.at("resources", list)).entrySet().stream()
            .noneMatch(entry -> COMPUTE.contains(entry.getKey()) && !entry.getValue().isZero())));
  }

  /** Whether it wants to be with, or without, Pods of other namespaces. */
  private static boolean reachesOut(Obj pod) {
    return Stream.of("podAffinity", "podAntiAffinity").map(kind -> pod.at("spec", "affinity", kind)).anyMatch(affinity ->
        affinity.list("requiredDuringSchedulingIgnoredDuringExecution").stream().anyMatch(QuotaScopes::crosses)
            || affinity.list("preferredDuringSchedulingIgnoredDuringExecution").stream()
                .anyMatch(weighted -> crosses(weighted.at("podAffinityTerm"))));
  }

  private static boolean crosses(Value term) {
    return !term.list("namespaces").isEmpty() || !term.at("namespaceSelector").isNull();
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
