package io.hexareme.core.kubelet;

import io.hexareme.core.kubelet.pod.ContainerSpec;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.Map;

/** The labels by which a kubelet knows its sandboxes and containers again: the names are those that every CRI tool reads. */
final class Labels {
  static final String POD_UID = "io.kubernetes.pod.uid";
  private static final String POD_NAME = "io.kubernetes.pod.name";
  private static final String POD_NAMESPACE = "io.kubernetes.pod.namespace";
  private static final String CONTAINER = "io.kubernetes.container.name";
  private static final String GRACE = "io.kubernetes.pod.terminationGracePeriod";

  private Labels() {}

  static Map<String, String> sandbox(Value pod) {
    Map<String, String> labels = new LinkedHashMap<>(Meta.labels(pod));
    labels.put(POD_NAME, Meta.name(pod));
    labels.put(POD_NAMESPACE, Meta.namespace(pod));
    labels.put(POD_UID, Meta.uid(pod));
    labels.put(GRACE, Long.toString(pod.at("spec", "terminationGracePeriodSeconds").asLong(30)));
    return labels;
  }

  static Map<String, String> container(Value pod, ContainerSpec spec) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(CONTAINER, spec.name());
    labels.put(POD_NAME, Meta.name(pod));
    labels.put(POD_NAMESPACE, Meta.namespace(pod));
    labels.put(POD_UID, Meta.uid(pod));
    return labels;
  }

  /** As much of a Pod as its sandbox's labels tell, for one that the API does not know. */
  static Obj podOf(String uid, String namespace, String name, Map<String, String> labels) {
    String grace = labels.getOrDefault(GRACE, "30");
    return Value.obj(
        "kind", "Pod",
        "apiVersion", "v1",
        "metadata", Value.obj("name", name, "namespace", namespace, "uid", uid),
        "spec", Value.obj("terminationGracePeriodSeconds", grace.chars().allMatch(Character::isDigit) ? Long.parseLong(grace) : 30L));
  }
}
