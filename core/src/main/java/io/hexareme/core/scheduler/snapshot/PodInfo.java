package io.hexareme.core.scheduler.snapshot;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Map;

/**
 * A Pod's facts for scheduling, read from its object once.
 *
 * @param node the node it is on, or assumed to be on; empty when none
 * @param requests what it asks for, the Pod as a whole
 * @param nonZero the same with defaults for cpu and memory that no container asked for
 * @param controller the uid of its controller; empty when none
 */
public record PodInfo(
    Obj object,
    ObjectKey key,
    String uid,
    String node,
    int priority,
    Resources requests,
    Resources nonZero,
    Map<String, String> labels,
    List<HostPort> hostPorts,
    List<Toleration> tolerations,
    PodAffinity affinity,
    String controller) {

  public static PodInfo of(Obj pod) {
    return new PodInfo(
        pod,
        ObjectKey.of(pod),
        Meta.uid(pod),
        pod.text("spec", "nodeName"),
        pod.at("spec", "priority").asInt(0),
        PodRequests.of(pod),
        PodRequests.nonZero(pod),
        Meta.labels(pod),
        HostPort.of(pod),
        Toleration.of(pod),
        PodAffinity.of(pod),
        Meta.controllerOf(pod).map(owner -> owner.text("uid")).orElse(""));
  }

  /** This Pod as if it were bound to {@code node}. */
  public PodInfo on(String node) {
    return new PodInfo(
        object, key, uid, node, priority, requests, nonZero, labels, hostPorts, tolerations, affinity, controller);
  }

  public boolean isTerminating() {
    return Meta.isTerminating(object);
  }

  public boolean tolerates(Taint taint) {
    for (Toleration toleration : tolerations) {
      if (toleration.tolerates(taint)) {
        return true;
      }
    }
    return false;
  }

  public Value spec() {
    return object.at("spec");
  }
}
