package io.hexareme.core.kubelet;

import io.hexareme.core.kubelet.pod.PodInput;
import io.hexareme.core.kubelet.pod.PodInput.NodeFacts;
import io.hexareme.core.kubelet.pod.PodMemory;
import io.hexareme.core.kubelet.pod.ProbeView;
import io.hexareme.core.kubelet.pod.RuntimeState;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/** What is known of one Pod (one uid) on this node. Data only; {@link PodWorkers} works on it. */
final class PodWorker {
  final String uid;
  final PodMemory memory;
  final Set<String> inFlight = new LinkedHashSet<>();
  RuntimeState runtime = RuntimeState.NONE;
  /** The node has decided about it. */
  boolean admitted;
  /** The node's labels are being read for that. */
  boolean asked;
  /** The API has it no more. */
  boolean gone;
  /** Nor has the API ever shown it to this kubelet: it is known from the runtime alone. */
  boolean unseen;
  /** The span of what the runtime reported last and nothing was done about yet; empty for none. */
  String report = "";
  /** The status that is being written; null for none. */
  Obj writing;
  private Obj accepted;
  private long acceptedAt;
  private Obj pod;

  PodWorker(Obj pod, Instant now) {
    this.pod = pod;
    this.uid = Meta.uid(pod);
    this.memory = new PodMemory(now);
  }

  Obj pod() {
    return pod;
  }

  /** Takes a version of the Pod, unless a newer one is known. */
  void take(Obj version) {
    if (Meta.revision(version) >= Meta.revision(pod)) {
      pod = version;
    }
  }

  /** What is done now answers the last report; what is done next does not. */
  String takeReport() {
    String taken = report;
    report = "";
    return taken;
  }

  /** A patch was accepted and made this version. */
  void accepted(Obj patch, Obj version) {
    accepted = patch;
    acceptedAt = Meta.revision(version);
    take(version);
  }

  /** Whether this very patch made the Pod what it is: what the API server drops or refuses is not sent for ever. */
  boolean isFutile(Obj patch) {
    return patch.equals(accepted) && acceptedAt == Meta.revision(pod);
  }

  /** The Pod with the status that it has or, while one is being written, will have. */
  Obj expected() {
    return writing == null ? pod : pod.with("status", writing);
  }

  PodInput input(ProbeView probes, NodeFacts node, Instant now) {
    return new PodInput(expected(), gone, runtime, memory, Ordered.copyOf(inFlight), probes, node, now);
  }

  /** Whether it counts against what the node has left. */
  boolean takesRoom() {
    String phase = expected().text("status", "phase");
    return (admitted || !runtime.isEmpty()) && !phase.equals("Succeeded") && !phase.equals("Failed");
  }
}
