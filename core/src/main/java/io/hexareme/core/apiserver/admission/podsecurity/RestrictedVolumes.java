package io.hexareme.core.apiserver.admission.podsecurity;

import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Only volumes that lead to nothing of the node. */
final class RestrictedVolumes implements Check {
  private static final List<String> ALLOWED = List.of("configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim",
      "projected", "secret");

  @Override
  public Optional<Finding> find(CheckedPod pod, int minor) {
    Set<String> types = new TreeSet<>();
    List<String> bad = new ArrayList<>();
    for (Value volume : pod.spec().list("volumes")) {
      List<String> sources = volume.asObj().fields().keySet().stream().filter(field -> !field.equals("name")).toList();
      if (sources.stream().noneMatch(ALLOWED::contains)) {
        bad.add(volume.text("name"));
        types.add(sources.isEmpty() ? "unknown" : sources.getFirst());
      }
    }
    return bad.isEmpty() ? Optional.empty() : Optional.of(new Finding("restricted volume types", CheckedPod.named("volume", bad)
        + (bad.size() == 1 ? " uses " : " use ") + (types.size() == 1 ? "restricted volume type " : "restricted volume types ")
        + CheckedPod.quoted(types)));
  }
}
