package io.hexareme.core.apiserver.admission.podsecurity;

import java.util.List;
import java.util.Optional;

/** No directory of the node is mounted. */
final class HostPathVolumes implements Check {
  @Override
  public Optional<Finding> find(CheckedPod pod, int minor) {
    List<String> bad = pod.spec().list("volumes").stream().filter(volume -> !volume.at("hostPath").isNull())
        .map(volume -> volume.text("name")).toList();
    return bad.isEmpty() ? Optional.empty() : Optional.of(new Finding("hostPath volumes", CheckedPod.named("volume", bad)));
  }
}
