package io.hexareme.core.kubelet;

import io.hexareme.core.client.Result;
import io.hexareme.core.kubelet.admission.Admission;
import io.hexareme.core.kubelet.invariant.Unexpected;
import io.hexareme.core.kubelet.node.NodeConfig;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The node's own word on each Pod, once, before anything is started for it. A Pod that selects nodes by label is judged by the
 * labels of now, read for it: the labels that made the scheduler choose this node may be younger than any copy.
 */
final class NodeAdmission {
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final NodeConfig config;
  private final KubeletParts parts;
  private final PodTable table;
  private final Consumer<String> wake;

  /** @param wake called with a Pod's uid when it can be decided about */
  NodeAdmission(NodeConfig config, KubeletParts parts, PodTable table, Consumer<String> wake) {
    this.config = config;
    this.parts = parts;
    this.table = table;
    this.wake = wake;
  }

  /** Whether the Pod has been decided about, one way or the other. */
  boolean isDecided(PodWorker worker) {
    String phase = worker.pod().text("status", "phase");
    boolean settled = worker.admitted || worker.gone || !worker.runtime.isEmpty() || Meta.isTerminating(worker.pod())
        || phase.equals("Succeeded") || phase.equals("Failed");
    if (settled) {
      return true;
    }
    if (!Admission.selectsNodes(worker.pod())) {
      decide(worker, Map.of());
      return true;
    }
    if (!worker.asked) {
      ask(worker);
    }
    return false;
  }

  private void decide(PodWorker worker, Map<String, String> labels) {
    List<Obj> others = table.all().filter(other -> other != worker && other.takesRoom()).map(PodWorker::pod).toList();
    worker.admitted = true;
    new Admission(config.name(), labels, config.capacity()).check(worker.pod(), others).ifPresent(rejection -> {
      worker.memory.reject(rejection);
      parts.events().warning(worker.pod(), rejection.reason(), rejection.message());
    });
  }

  private void ask(PodWorker worker) {
    worker.asked = true;
    Unexpected.rethrow(parts.loop(), parts.client().get(Resource.NODES, "", config.name()).thenAccept(result -> {
      if (result instanceof Result.Ok(int code, Obj node)) {
        decide(worker, Meta.labels(node));
        wake.accept(worker.uid);
      } else {
        parts.loop().after(RETRY, () -> {
          worker.asked = false;
          wake.accept(worker.uid);
        });
      }
    }));
  }
}
