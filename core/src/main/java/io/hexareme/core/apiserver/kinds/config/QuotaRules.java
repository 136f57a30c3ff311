package io.hexareme.core.apiserver.kinds.config;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.LabelValidation;
import io.hexareme.core.machinery.Quantity;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** ResourceQuotas: what can be counted, and of what. */
public final class QuotaRules {
  private static final List<String> COUNTED = List.of("pods", "resourcequotas", "services", "replicationcontrollers", "secrets",
      "configmaps", "persistentvolumeclaims", "services.nodeports", "services.loadbalancers");
  private static final List<String> MEASURED = List.of("cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory",
      "requests.storage", "requests.ephemeral-storage", "limits.cpu", "limits.memory", "limits.ephemeral-storage");
  private static final List<List<String>> CONTRADICTIONS =
      List.of(List.of("BestEffort", "NotBestEffort"), List.of("Terminating", "NotTerminating"));

  private QuotaRules() {}

  public static void check(Obj quota, List<FieldError> errors) {
    FieldPath spec = FieldPath.of("spec");
    quota.at("spec", "hard").asObj().fields().forEach((name, amount) -> hard(name, amount, spec.child("hard").key(name), errors));
    List<String> scopes = quota.list("spec", "scopes").stream().map(scope -> scope.asString("")).toList();
    CONTRADICTIONS.stream().filter(scopes::containsAll).forEach(pair ->
        errors.add(FieldError.invalid(spec.child("scopes"), quota.at("spec", "scopes"), "conflicting scopes")));
  }

  private static void hard(String name, Value amount, FieldPath at, List<FieldError> errors) {
    LabelValidation.key(name).forEach(why -> errors.add(FieldError.invalid(at, name, why)));
    boolean hugePages = name.startsWith("hugepages-") || name.startsWith("requests.hugepages-");
    if (!name.contains("/") && !hugePages && !COUNTED.contains(name) && !MEASURED.contains(name)) {
      if (!name.equals("storage")) {
        errors.add(FieldError.invalid(at, name, "must be a standard resource type or fully qualified"));
      }
      errors.add(FieldError.invalid(at, name, "must be a standard resource for quota"));
    }
    Quantity quantity = Quantity.orZero(amount.asString(""));
    if (quantity.signum() < 0) {
      errors.add(FieldError.invalid(at, quantity.toString(), "must be greater than or equal to 0"));
    }
    boolean whole = quantity.isZero() || quantity.amount().stripTrailingZeros().scale() <= 0;
    if (COUNTED.contains(name) && !whole) {
      errors.add(FieldError.invalid(at, quantity.toString(), "must be an integer"));
    }
  }
}
