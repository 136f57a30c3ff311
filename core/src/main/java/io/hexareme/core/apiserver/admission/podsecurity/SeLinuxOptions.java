package io.hexareme.core.apiserver.admission.podsecurity;

import io.hexareme.core.machinery.Ordered;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** SELinux confines as it does by itself. */
final class SeLinuxOptions implements Check {
  private static final Set<String> TYPES = Ordered.set("", "container_t", "container_init_t", "container_kvm_t");

  @Override
  public Optional<Finding> find(CheckedPod pod, int minor) {
    Set<String> types = new TreeSet<>();
    Set<String> set = new LinkedHashSet<>();
    boolean podIsBad = isBad(pod.security().at("seLinuxOptions"), minor, types, set);
    List<String> bad = pod.containersThat(container -> isBad(container.at("securityContext", "seLinuxOptions"), minor, types, set));
    List<String> data = new ArrayList<>();
    if (!types.isEmpty()) {
      data.add((types.size() == 1 ? "type " : "types ") + CheckedPod.quoted(types));
    }
    for (String field : List.of("user", "role")) {
      if (set.contains(field)) {
        data.add(field + " may not be set");
      }
    }
    return CheckedPod.setters(podIsBad, bad).map(setters -> new Finding(
        "seLinuxOptions", setters + " set forbidden securityContext.seLinuxOptions: " + String.join("; ", data)));
  }

  private static boolean isBad(Value options, int minor, Set<String> types, Set<String> set) {
    String type = options.text("type");
    boolean bad = !TYPES.contains(type) && !(minor >= 31 && type.equals("container_engine_t"));
    if (bad) {
      types.add(type);
    }
    for (String field : List.of("user", "role")) {
      if (!options.text(field).isEmpty()) {
        set.add(field);
        bad = true;
      }
    }
    return bad;
  }
}
