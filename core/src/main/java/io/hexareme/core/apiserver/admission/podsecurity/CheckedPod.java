package io.hexareme.core.apiserver.admission.podsecurity;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A Pod, or the template of one, as the checks look at it. */
record CheckedPod(Obj pod) {

  Value spec() {
    return pod.at("spec");
  }

  Map<String, String> annotations() {
    return pod.at("metadata", "annotations").asStrings();
  }

  boolean isWindows() {
    return pod.text("spec", "os", "name").equals("windows");
  }

  Value security() {
    return pod.at("spec", "securityContext");
  }

  /** All containers, in the order in which findings name them. */
  List<Value> containers() {
    List<Value> all = new ArrayList<>();
    for (String field : List.of("initContainers", "containers", "ephemeralContainers")) {
      all.addAll(pod.list("spec", field));
    }
    return all;
  }

  /** The names of the containers of which that is true. */
  List<String> containersThat(Predicate<Value> bad) {
    return containers().stream().filter(bad).map(container -> container.text("name")).toList();
  }

  /** {@code "a", "b"}. */
  static String quoted(Iterable<String> names) {
    return "\"" + String.join("\", \"", names) + "\"";
  }

  /** {@code container "a"}, {@code containers "a", "b"}. */
  static String named(String word, List<String> names) {
    return (names.size() == 1 ? word : word + "s") + " " + quoted(names);
  }

  /** {@code pod and container "a"}; empty when nobody did. */
  static Optional<String> setters(boolean pod, List<String> containers) {
    List<String> setters = new ArrayList<>();
    if (pod) {
      setters.add("pod");
    }
    if (!containers.isEmpty()) {
      setters.add(named("container", containers));
    }
    return setters.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", setters));
  }
}
