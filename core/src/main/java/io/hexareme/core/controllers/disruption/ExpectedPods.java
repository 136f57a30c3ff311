package io.hexareme.core.controllers.disruption;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.PodView;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many Pods there should be: the sum of what the controllers of the selected Pods are asked for, each counted once. Counting the
 * Pods themselves would let a budget shrink with every Pod that is missing.
 */
sealed interface ExpectedPods {
  /** @param unmanaged whether some Pods have no controller; they count for nothing */
  record Counted(int count, boolean unmanaged) implements ExpectedPods {}

  /** {@code message} is Kubernetes' text for it. */
  record Unknown(String message) implements ExpectedPods {}

  private static Resource known(String kind) {
    return switch (kind) {
      case "ReplicaSet" -> Resource.REPLICA_SETS;
      case "Deployment" -> Resource.DEPLOYMENTS;
      case "StatefulSet" -> Resource.STATEFUL_SETS;
      case "ReplicationController" -> Resource.REPLICATION_CONTROLLERS;
      default -> null;
    };
  }

  static ExpectedPods of(List<PodView> pods, ClusterView view) {
    Map<String, Integer> scales = new TreeMap<>();
    boolean unmanaged = false;
    for (PodView pod : pods) {
      Optional<Value> reference = Meta.controllerOf(pod.pod());
      if (reference.isEmpty()) {
        unmanaged = true;
        continue;
      }
      Optional<Obj> controller = scaled(reference.get(), Meta.namespace(pod.pod()), view);
      if (controller.isEmpty()) {
        return new Unknown(problem(reference.get(), pod));
      }
      scales.put(Meta.uid(controller.get()), controller.get().at("spec", "replicas").asInt(1));
    }
    return new Counted(scales.values().stream().mapToInt(Integer::intValue).sum(), unmanaged);
  }

  /** Whoever is asked for a number of Pods: the controller itself, or the Deployment that controls that ReplicaSet. */
  private static Optional<Obj> scaled(Value reference, String namespace, ClusterView view) {
    Resource resource = known(reference.text("kind"));
    if (resource == null || !group(reference).equals(resource.group())) {
      return Optional.empty();
    }
    Optional<Obj> found = view.get(resource, new ObjectKey(namespace, reference.text("name")))
        .filter(object -> Meta.uid(object).equals(reference.text("uid")));
    Optional<Value> above = found.filter(object -> resource.equals(Resource.REPLICA_SETS)).flatMap(Meta::controllerOf)
        .filter(owner -> owner.text("kind").equals("Deployment"));
    return above.isPresent() ? scaled(above.get(), namespace, view) : found;
  }

  private static String group(Value reference) {
    String apiVersion = reference.text("apiVersion");
    return apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
  }

  private static String problem(Value reference, PodView pod) {
    return switch (reference.text("kind")) {
      case "DaemonSet" -> "daemonsets.apps does not implement the scale subresource";
      case "Job" -> "jobs.batch does not implement the scale subresource";
      default -> "found no controllers for pod \"" + Meta.name(pod.pod()) + "\"";
    };
  }
}
