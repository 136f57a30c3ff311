package io.hexareme.core.scheduler.snapshot;

import io.hexareme.ports.value.Value;
import java.util.List;

/** A Pod's {@code spec.affinity.podAffinity} and {@code podAntiAffinity}. */
public record PodAffinity(
    List<PodTerm> required, List<PodTerm> requiredAnti, List<PodTerm> preferred, List<PodTerm> preferredAnti) {
  public static final PodAffinity NONE = new PodAffinity(List.of(), List.of(), List.of(), List.of());

  static PodAffinity of(Value pod) {
    Value affinity = pod.at("spec", "affinity", "podAffinity");
    Value anti = pod.at("spec", "affinity", "podAntiAffinity");
    if (affinity.isNull() && anti.isNull()) {
      return NONE;
    }
    return new PodAffinity(required(affinity, pod), required(anti, pod), preferred(affinity, pod), preferred(anti, pod));
  }

  private static List<PodTerm> required(Value affinity, Value pod) {
    return affinity.list("requiredDuringSchedulingIgnoredDuringExecution").stream()
        .map(term -> PodTerm.of(term, pod, 0))
        .toList();
  }

  private static List<PodTerm> preferred(Value affinity, Value pod) {
    return affinity.list("preferredDuringSchedulingIgnoredDuringExecution").stream()
        .map(entry -> PodTerm.of(entry.at("podAffinityTerm"), pod, entry.at("weight").asLong(0)))
        .toList();
  }

  public boolean isNone() {
    return required.isEmpty() && requiredAnti.isEmpty() && preferred.isEmpty() && preferredAnti.isEmpty();
  }
}
