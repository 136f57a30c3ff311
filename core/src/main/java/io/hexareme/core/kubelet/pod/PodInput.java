package io.hexareme.core.kubelet.pod;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * All that a decision about a Pod depends on.
 *
 * @param pod as the API has it, or had it last; its {@code status} is the last one known
 * @param gone whether the API has it no more
 * @param inFlight the keys of the actions under way
 */
public record PodInput(
    Obj pod, boolean gone, RuntimeState runtime, PodMemory memory, Set<String> inFlight, ProbeView probes, NodeFacts node, Instant now) {

  /**
   * @param hostIp the node's internal IP
   * @param runtimeName the scheme of container ids, such as {@code containerd}
   */
  public record NodeFacts(String hostIp, String runtimeName) {}

  boolean terminating() {
    return gone || Meta.isTerminating(pod);
  }

  /** Whether something is being started, so that what the runtime shows is not all there will be. */
  boolean starting() {
    return inFlight.stream().anyMatch(key -> key.equals("sandbox") || key.startsWith("start/"));
  }

  /** Nothing runs and nothing is about to. */
  boolean atRest() {
    return runtime.alive().isEmpty() && !starting();
  }

  /** How long containers get to end: the deletion's own grace if there is one, else the Pod's. */
  Duration grace() {
    long own = pod.at("spec", "terminationGracePeriodSeconds").asLong(30);
    long seconds = pod.at("metadata", "deletionGracePeriodSeconds").asLong(own);
    return Duration.ofSeconds(Math.max(seconds, 1));
  }

  /** {@code name_namespace(uid)}, as the kubelet's messages name a Pod. */
  static String podText(Value pod) {
    return Meta.name(pod) + "_" + Meta.namespace(pod) + "(" + Meta.uid(pod) + ")";
  }
}
