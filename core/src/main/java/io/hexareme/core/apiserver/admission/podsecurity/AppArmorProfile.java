package io.hexareme.core.apiserver.admission.podsecurity;

import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** AppArmor is not switched off. */
final class AppArmorProfile implements Check {
  private static final String ANNOTATION = "container.apparmor.security.beta.kubernetes.io/";

  @Override
  public Optional<Finding> find(CheckedPod pod, int minor) {
    List<String> details = new ArrayList<>();
    List<String> bad = pod.containersThat(container -> isBad(container.at("securityContext")));
    CheckedPod.setters(isBad(pod.security()), bad)
        .ifPresent(setters -> details.add(setters + " must not set AppArmor profile type to \"Unconfined\""));
    List<String> annotated = new ArrayList<>();
    new TreeMap<>(pod.annotations()).forEach((key, profile) -> {
      boolean allowed = profile.isEmpty() || profile.equals("runtime/default") || profile.startsWith("localhost/");
      if (key.startsWith(ANNOTATION) && !allowed) {
        annotated.add(key + "=\"" + profile + "\"");
      }
    });
    if (!annotated.isEmpty()) {
      details.add((annotated.size() == 1 ? "annotation " : "annotations ") + String.join(", ", annotated));
    }
    return details.isEmpty() ? Optional.empty() : Optional.of(new Finding(
        details.size() + annotated.size() > 2 ? "forbidden AppArmor profiles" : "forbidden AppArmor profile", String.join(" and ", details)));
  }

  private static boolean isBad(Value context) {
    return context.text("appArmorProfile", "type").equals("Unconfined");
  }
}
