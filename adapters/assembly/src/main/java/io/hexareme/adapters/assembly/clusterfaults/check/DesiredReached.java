package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.PodView;
import io.hexareme.ports.runtime.ContainerRuntime.Listing;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Once faults stop, the cluster is as its objects ask for. Workloads that ask for more than there is do not belong into a run that is judged by this. */
final class DesiredReached implements Invariant {
  @Override
  public String rule() {
    return "once faults stop, the cluster reaches its desired state";
  }

  @Override
  public List<String> atRest(Map<String, Listing> nodes, ClusterHistory history) {
    List<String> found = new ArrayList<>();
    history.all("Deployment").forEach(deployment -> judge(deployment, history, found));
    history.all("ReplicaSet").forEach(set -> counts(set, history, found));
    for (Obj pod : history.all("Pod")) {
      if (Meta.isTerminating(pod)) found.add(Meta.subject(pod) + " does not end");
      else if (Pods.node(pod).isEmpty()) found.add(Meta.subject(pod) + " has no node");
      else if (history.get("Node", "", Pods.node(pod)).isEmpty()) found.add(Meta.subject(pod) + " is bound to " + Pods.node(pod) + ", which is gone");
      else if (Pods.isActive(pod) && !new PodView(pod).isReady()) found.add(Meta.subject(pod) + " is not ready: " + new PodView(pod).phase());
    }
    for (Obj node : history.all("Node")) {
      if (!Conditions.isTrue(node, "Ready")) found.add(Meta.subject(node) + " is not ready");
    }
    return found;
  }

  private static void judge(Obj deployment, ClusterHistory history, List<String> found) {
    long wanted = deployment.at("spec", "replicas").asLong(1);
    if (deployment.at("spec", "paused").asBool(false) || Meta.isTerminating(deployment)) return;
    status(deployment, "observedGeneration", Meta.generation(deployment), found);
    status(deployment, "replicas", wanted, found);
    status(deployment, "updatedReplicas", wanted, found);
    status(deployment, "readyReplicas", wanted, found);
    status(deployment, "availableReplicas", wanted, found);
    long sets = history.all("ReplicaSet").stream().filter(set -> Meta.isControlledBy(set, deployment) && NoPodTooMany.replicas(set) > 0).count();
    if (sets > 1) found.add(Meta.subject(deployment) + " still has Pods in " + sets + " ReplicaSets");
  }

  private static void counts(Obj set, ClusterHistory history, List<String> found) {
    long wanted = NoPodTooMany.replicas(set);
    long there = Pods.of(set, history).stream().filter(Pods::isActive).count();
    if (wanted != there) found.add(Meta.subject(set) + " wants " + wanted + " Pods and has " + there);
    status(set, "observedGeneration", Meta.generation(set), found);
    status(set, "replicas", wanted, found);
    status(set, "readyReplicas", wanted, found);
  }

  private static void status(Obj object, String field, long wanted, List<String> found) {
    long is = object.at("status", field).asLong(0);
    if (is != wanted) found.add(Meta.subject(object) + " has status." + field + " " + is + " instead of " + wanted);
  }
}
